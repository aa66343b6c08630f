import type { Channel, Person } from '../contract.ts';
import { botIsIn } from '../posting.ts';
import { channelOf, userOf } from '../shapes.ts';
import type { Slack } from '../slack.ts';
import { SlackError } from '../slack-error.ts';
import { isMember, type Workspace } from '../town.ts';
import { type Call, type MethodTable, needScope, pageOf, readScopes } from './method.ts';

/** Its own people, and strangers it shares a channel with. */
const known = (slack: Slack, workspace: Workspace, person: Person): boolean =>
  person.team === workspace.id ||
  slack.town
    .channels()
    .some((channel) => channel.team === workspace.id && channel.shared && isMember(channel, person.id));

const kindsByName: Readonly<Record<string, Channel['kind']>> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
  mpim: 'mpim',
};

/** The kinds of conversation asked for, each with its scope. */
export function kindsAsked(call: Call): readonly Channel['kind'][] {
  const names = (call.args.text('types') ?? 'public_channel').split(',').map((name) => name.trim());
  return names.map((name) => {
    const kind = kindsByName[name];
    if (kind === undefined) throw new SlackError('invalid_types');
    needScope(call, readScopes[kind]);
    return kind;
  });
}

export const people: MethodTable = {
  'users.info': {
    scopes: ['users:read'],
    tier: 4,
    handle({ slack, args, workspace }) {
      const id = args.needed('user');
      const person = slack.town.person(id);
      if (!person || person.id !== id || !known(slack, workspace, person))
        throw new SlackError('user_not_found');
      return { user: userOf(slack, person) };
    },
  },
  'users.list': {
    scopes: ['users:read'],
    tier: 2,
    handle({ slack, args, workspace }) {
      const listed = slack.town.people().filter((person) => known(slack, workspace, person));
      const { items, rest } = pageOf(listed, args, 1000);
      return { members: items.map((person) => userOf(slack, person)), ...rest };
    },
  },
  'users.conversations': {
    scopes: [],
    tier: 3,
    handle(call) {
      const { slack, args, workspace } = call;
      const kinds = kindsAsked(call);
      const user = args.text('user') ?? workspace.botUser;
      if (!slack.town.person(user)) throw new SlackError('user_not_found');
      const noArchived = args.flag('exclude_archived');
      const listed = slack.town.channels().filter(
        (channel) =>
          channel.team === workspace.id &&
          kinds.includes(channel.kind) &&
          isMember(channel, user) &&
          !(noArchived && channel.archived) &&
          // Of other people's private conversations a bot sees those it shares with them.
          (channel.kind === 'public' || botIsIn(slack, workspace, channel)),
      );
      const { items, rest } = pageOf(listed, args, 100);
      return { channels: items.map((channel) => channelOf(slack, channel, workspace)), ...rest };
    },
  },
};
