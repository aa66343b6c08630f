import type { types } from '@slack/bolt';
import { useRef, useState } from 'react';
import type { Choice } from '../../contract.ts';
import { labelsOf, valuesOf } from '../filling.ts';
import type { ChoiceGroup } from '../surface.tsx';
import { useWorkspace } from '../workspace.ts';
import { channelGroups, optionGroups, personGroups } from './choices.ts';
import { Combobox } from './combobox.tsx';
import { type ControlProps, useControl } from './control.ts';

type Select = types.Select | types.MultiSelect;

/** Every kind of select menu, for one choice or several. */
export function Select(props: ControlProps<Select>) {
  const { element, id, label, usage, optional, describedBy, invalid } = props;
  const { snapshot, me } = useWorkspace();
  const { standing, state, put, lookUp } = useControl(props);
  const asks = element.type === 'external_select' || element.type === 'multi_external_select';
  const found = useSearch(lookUp, asks ? (element.min_query_length ?? 3) : 0);

  const groups = asks ? found.groups : groupsOf(element, snapshot, me);
  const several = element.type.startsWith('multi_');
  const chosen = namesOf(valuesOf(standing), groups, labelsOf(state));

  return (
    <Combobox
      id={id}
      label={label}
      placeholder={element.placeholder?.text ?? 'Choose'}
      groups={groups}
      chosen={chosen}
      several={several}
      {...('max_selected_items' in element && element.max_selected_items !== undefined
        ? { most: element.max_selected_items }
        : {})}
      clearable={usage === 'input' && optional}
      {...(describedBy && { describedBy })}
      invalid={invalid}
      onChoose={(values) => void put(several ? values : (values[0] ?? null))}
      {...(asks && { onSearch: found.search, searching: found.searching })}
    />
  );
}

function groupsOf(
  element: Select,
  snapshot: Parameters<typeof channelGroups>[0],
  me: Parameters<typeof channelGroups>[1],
) {
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
      return optionGroups(element);
    case 'users_select':
    case 'multi_users_select':
      return personGroups(snapshot, me);
    case 'channels_select':
    case 'multi_channels_select':
      return channelGroups(snapshot, me, { include: ['public'] });
    case 'conversations_select':
    case 'multi_conversations_select':
      return channelGroups(snapshot, me, element.filter);
    case 'external_select':
    case 'multi_external_select':
      return [];
  }
}

function namesOf(
  values: readonly string[],
  groups: readonly ChoiceGroup[],
  names: ReadonlyMap<string, string>,
): Choice[] {
  const offered = groups.flatMap((group) => group.choices);
  return values.map(
    (value) =>
      offered.find((choice) => choice.value === value) ?? {
        value,
        text: names.get(value) ?? value,
        description: '',
      },
  );
}

const PAUSE = 250;

/** Asks the bot for choices when typing pauses; an answer that was overtaken by the next question is dropped. */
function useSearch(lookUp: (typed: string) => Promise<readonly ChoiceGroup[]>, shortest: number) {
  const [groups, setGroups] = useState<readonly ChoiceGroup[]>([]);
  const [searching, setSearching] = useState(false);
  const timer = useRef<number>(undefined);
  const asked = useRef(0);

  function search(typed: string) {
    window.clearTimeout(timer.current);
    asked.current += 1;
    const mine = asked.current;
    if (typed.length < shortest) {
      setGroups([]);
      setSearching(false);
      return;
    }
    setSearching(true);
    timer.current = window.setTimeout(async () => {
      const answer = await lookUp(typed);
      if (mine !== asked.current) return;
      setGroups(answer);
      setSearching(false);
    }, PAUSE);
  }
  return { groups, searching, search };
}
