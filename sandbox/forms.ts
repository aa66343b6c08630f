import type { StateValue, ViewValues } from './contract.ts';
import { optionsOf } from './options.ts';
import { blankOf, isStateful, prefilledOf } from './state-values.ts';
import { stand } from './stateful.ts';
import { isObject, type Json } from './validate/check.ts';

/** What stands in the inputs of one view, or of one message for one person. */
export interface Form {
  /** What Slack would send. */
  readonly values: ViewValues;
  /** What the person sees; differs from `values` only where Slack forgot what was prefilled. */
  readonly shown: ViewValues;
  /** Keys of the inputs the person put something into. */
  readonly touched: ReadonlySet<string>;
}

/** Where the form was opened, for selects that start with the current conversation. */
export interface Opened {
  readonly channel?: string;
}

export const keyOf = (blockId: string, actionId: string): string => JSON.stringify([blockId, actionId]);

export interface Input {
  readonly blockId: string;
  readonly actionId: string;
  readonly block: Json;
  readonly element: Json;
}

/** Every interactive element with the ids it goes by. */
export const inputsOf = (blocks: unknown): readonly Input[] =>
  stand(blocks).flatMap(({ block, elements }) =>
    elements
      .filter((element) => typeof element.action_id === 'string')
      .map((element) => ({
        blockId: String(block.block_id),
        actionId: String(element.action_id),
        block,
        element,
      })),
  );

function valuesOf(entries: readonly (readonly [Input, StateValue])[]): ViewValues {
  const values: Record<string, Record<string, StateValue>> = {};
  for (const [{ blockId, actionId }, value] of entries) {
    values[blockId] = { ...values[blockId], [actionId]: value };
  }
  return values;
}

const statefulInputs = (blocks: unknown): readonly Input[] =>
  inputsOf(blocks).filter(({ element }) => isStateful(element));

export function freshForm(blocks: unknown, opened: Opened): Form {
  const values = valuesOf(
    statefulInputs(blocks).map((input) => [input, prefilledOf(input.element, opened.channel)] as const),
  );
  return { values, shown: values, touched: new Set() };
}

const optionNow = (option: unknown, offered: readonly Json[]): Json | undefined =>
  isObject(option) ? offered.find(({ value }) => value === option.value) : undefined;

/** A choice survives only where it is still offered; then it wears the option's new words. */
function stillOffered(value: StateValue, element: Json): StateValue {
  const offered = optionsOf(element);
  if (offered.length === 0) return value;
  if ('selected_option' in value) {
    return { ...value, selected_option: optionNow(value.selected_option, offered) ?? null };
  }
  if (!Array.isArray(value.selected_options)) return value;
  const kept = value.selected_options.map((option) => optionNow(option, offered));
  return { ...value, selected_options: kept.filter((option) => option !== undefined) };
}

/**
 * What is left after the blocks were replaced. Where block_id and action_id stay the same the old value stays
 * and a new initial value is ignored; elsewhere the initial value counts. With `dropUntouched` whatever the
 * person did not put in with their own hands is shown, but not sent: Slack does that at times
 * (github.com/slackapi/bolt-js/issues/1258).
 */
export function formAfterUpdate(
  before: Form,
  blocks: unknown,
  { dropUntouched, ...opened }: Opened & { dropUntouched: boolean },
): Form {
  const inputs = statefulInputs(blocks).map((input) => {
    const { blockId, actionId, element } = input;
    const old = before.shown[blockId]?.[actionId];
    const stays = old !== undefined && old.type === element.type;
    const shown = stays ? stillOffered(old, element) : prefilledOf(element, opened.channel);
    const sent = before.values[blockId]?.[actionId];
    const value = stays && sent !== undefined ? stillOffered(sent, element) : shown;
    const touched = stays && before.touched.has(keyOf(blockId, actionId));
    return { input, shown, value: dropUntouched && !touched ? blankOf(element) : value, touched };
  });
  return {
    values: valuesOf(inputs.map(({ input, value }) => [input, value] as const)),
    shown: valuesOf(inputs.map(({ input, shown }) => [input, shown] as const)),
    touched: new Set(
      inputs.filter(({ touched }) => touched).map(({ input }) => keyOf(input.blockId, input.actionId)),
    ),
  };
}

/** The form after this person put something in. */
export function formWith(form: Form, { blockId, actionId }: Input, value: StateValue): Form {
  const put = (values: ViewValues): ViewValues => ({
    ...values,
    [blockId]: { ...values[blockId], [actionId]: value },
  });
  return {
    values: put(form.values),
    shown: put(form.shown),
    touched: new Set([...form.touched, keyOf(blockId, actionId)]),
  };
}
