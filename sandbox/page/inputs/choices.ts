import type { types } from '@slack/bolt';
import type { Channel, Choice, Person, Snapshot } from '../../contract.ts';
import type { ChoiceGroup } from '../surface.tsx';
import { channelTitle, workspaceOf } from '../workspace.ts';

const choiceOf = (option: types.PlainTextOption): Choice => ({
  value: option.value ?? '',
  text: option.text.text,
  description: option.description?.text ?? '',
});

export function optionGroups(element: types.StaticSelect | types.MultiStaticSelect): readonly ChoiceGroup[] {
  if (element.option_groups) {
    return element.option_groups.map(({ label, options }) => ({
      label: label.text,
      choices: options.map(choiceOf),
    }));
  }
  return [{ label: '', choices: (element.options ?? []).map(choiceOf) }];
}

export function personGroups(snapshot: Snapshot, me: Person): readonly ChoiceGroup[] {
  const choices = snapshot.people
    .filter((person) => person.kind !== 'deactivated' && person.team === me.team)
    .map((person) => ({ value: person.id, text: person.name, description: person.title }));
  return [{ label: '', choices }];
}

type Filter = types.ConversationsSelect['filter'];

/** The conversations this person may pick: public ones, and of the others those they are in. */
export function channelGroups(snapshot: Snapshot, me: Person, filter: Filter): readonly ChoiceGroup[] {
  const {
    include = ['public', 'private', 'im', 'mpim'],
    exclude_external_shared_channels,
    exclude_bot_users,
  } = filter ?? {};
  const fits = (channel: Channel) =>
    !channel.archived &&
    (channel.team === me.team || channel.members.includes(me.id)) &&
    include.includes(channel.kind) &&
    (channel.kind === 'public' || channel.members.includes(me.id)) &&
    !(exclude_external_shared_channels && channel.shared) &&
    !(
      exclude_bot_users &&
      channel.kind === 'im' &&
      channel.members.includes(workspaceOf(snapshot, channel.team).botUser)
    );
  const choices = snapshot.channels.filter(fits).map((channel) => ({
    value: channel.id,
    text: `${channel.kind === 'public' || channel.kind === 'private' ? '#' : ''}${channelTitle(snapshot, channel, me)}`,
    description: channel.kind === 'private' ? 'Private channel' : '',
  }));
  return [{ label: '', choices }];
}
