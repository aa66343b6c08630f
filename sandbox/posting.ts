import { limits } from '#blocks/limits';
import { withIds } from './block-ids.ts';
import type { Block, Channel, Message } from './contract.ts';
import type { Slack } from './slack.ts';
import { refuseFaults, SlackError } from './slack-error.ts';
import { isMember, type Workspace } from './town.ts';
import { isObject, type Json } from './validate/check.ts';
import { faultsOfMessage, faultsOfNewBlocks } from './validate/validate-blocks.ts';

export interface Words {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** What a message says, or Slack's reason to refuse it. */
export function wordsOf(slack: Slack, { text, blocks }: Json): Words {
  const words = typeof text === 'string' ? text : '';
  if (blocks !== undefined && blocks !== null && !Array.isArray(blocks))
    throw new SlackError('invalid_blocks_format');
  const list: readonly unknown[] = blocks ?? [];
  if (words === '' && list.length === 0) throw new SlackError('no_text');
  if (words.length > limits.message.text) throw new SlackError('msg_too_long');
  refuseFaults('invalid_blocks', faultsOfMessage(list));
  if (slack.faults.current().refuseNewBlocks)
    refuseFaults('invalid_blocks', faultsOfNewBlocks(list, '/blocks'));
  return { text: words, blocks: withIds(list, slack.dice) };
}

export function metadataOf(value: unknown): Pick<Message, 'metadata'> {
  if (value === undefined || value === null || value === '') return {};
  if (!isObject(value) || typeof value.event_type !== 'string' || !isObject(value.event_payload))
    throw new SlackError('invalid_metadata_format');
  if (JSON.stringify(value).length > limits.message.metadataBytes) throw new SlackError('metadata_too_large');
  return { metadata: { event_type: value.event_type, event_payload: value.event_payload } };
}

/** Whether the bot is in a channel; one fault puts it out of all of them but its own DMs. */
export function botIsIn(slack: Slack, workspace: Workspace, channel: Channel): boolean {
  const putOut = slack.faults.current().botNotInChannels && channel.kind !== 'im';
  return isMember(channel, workspace.botUser) && !putOut;
}

/** A channel the bot may know of; private ones without it do not exist for it. */
export function channelFor(slack: Slack, workspace: Workspace, id: unknown): Channel {
  const channel = slack.town.channel(String(id));
  if (!channel || channel.team !== workspace.id) throw new SlackError('channel_not_found');
  if (channel.kind !== 'public' && !botIsIn(slack, workspace, channel))
    throw new SlackError('channel_not_found');
  return channel;
}

/** The bot's DM with a person, made when first needed. */
export function directMessage(slack: Slack, workspace: Workspace, people: readonly string[]): Channel {
  const members = [workspace.botUser, ...people];
  const known = slack.town.conversationOf(members);
  if (known) return known;
  const handles = people.map((id) => slack.town.person(id)?.handle ?? id);
  const [only] = handles;
  const channel: Channel = {
    id: slack.dice.id(people.length === 1 ? 'D' : 'C'),
    team: workspace.id,
    name: people.length === 1 && only ? only : `mpdm-${handles.join('--')}-1`,
    kind: people.length === 1 ? 'im' : 'mpim',
    archived: false,
    shared: false,
    members,
    topic: '',
  };
  slack.town.putChannel(channel);
  return channel;
}

function channelNamed(slack: Slack, workspace: Workspace, name: string): Channel | undefined {
  return slack.town
    .channels()
    .find((channel) => channel.kind === 'public' && channel.team === workspace.id && channel.name === name);
}

function channelToPostIn(slack: Slack, workspace: Workspace, wanted: string): Channel {
  const person = slack.town.people().find(({ id }) => id === wanted);
  if (!person)
    return channelNamed(slack, workspace, wanted.replace(/^#/, '')) ?? channelFor(slack, workspace, wanted);
  if (person.kind === 'deactivated' || person.kind === 'bot' || person.team !== workspace.id)
    throw new SlackError('channel_not_found');
  return directMessage(slack, workspace, [person.id]);
}

/** Where chat.postMessage may post: an id, a public channel's name, or a person for their DM. */
export function postableChannel(slack: Slack, workspace: Workspace, wanted: string): Channel {
  const channel = channelToPostIn(slack, workspace, wanted);
  if (channel.archived) throw new SlackError('is_archived');
  if (channel.kind === 'im' && !slack.manifest.features.app_home.messages_tab_enabled)
    throw new SlackError('messages_tab_disabled');
  const mayPostAnywhere =
    workspace.scopes.includes('chat:write.public') && !slack.faults.current().botNotInChannels;
  if (!botIsIn(slack, workspace, channel) && !mayPostAnywhere) throw new SlackError('not_in_channel');
  return channel;
}
