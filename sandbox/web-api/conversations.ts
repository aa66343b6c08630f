import { announceJoin } from '../events.ts';
import { botIsIn, channelFor, directMessage } from '../posting.ts';
import { channelOf } from '../shapes.ts';
import { SlackError } from '../slack-error.ts';
import { isMember } from '../town.ts';
import { type MethodTable, needScope, pageOf, readScopes } from './method.ts';
import { kindsAsked } from './people.ts';

export const conversations: MethodTable = {
  'conversations.info': {
    scopes: [],
    tier: 3,
    handle(call) {
      const { slack, args, workspace } = call;
      const channel = channelFor(slack, workspace, args.needed('channel'));
      needScope(call, readScopes[channel.kind]);
      const counted = args.flag('include_num_members') ? { num_members: channel.members.length } : {};
      return { channel: { ...channelOf(slack, channel, workspace), ...counted } };
    },
  },
  'conversations.members': {
    scopes: [],
    tier: 4,
    handle(call) {
      const { slack, args, workspace } = call;
      const channel = channelFor(slack, workspace, args.needed('channel'));
      needScope(call, readScopes[channel.kind]);
      const { items, rest } = pageOf(channel.members, args, 100);
      return { members: items, ...rest };
    },
  },
  'conversations.list': {
    scopes: [],
    tier: 2,
    handle(call) {
      const { slack, args, workspace } = call;
      const kinds = kindsAsked(call);
      const noArchived = args.flag('exclude_archived');
      const listed = slack.town
        .channels()
        .filter(
          (channel) =>
            channel.team === workspace.id &&
            kinds.includes(channel.kind) &&
            !(noArchived && channel.archived) &&
            (channel.kind === 'public' || botIsIn(slack, workspace, channel)),
        );
      const { items, rest } = pageOf(listed, args, 100);
      return { channels: items.map((channel) => channelOf(slack, channel, workspace)), ...rest };
    },
  },
  'conversations.open': {
    scopes: [],
    tier: 3,
    handle(call) {
      const { slack, args, workspace } = call;
      const wanted = args.text('channel');
      const users = args.text('users')?.split(',') ?? [];
      if (wanted === undefined && users.length === 0) throw new SlackError('users_list_not_supplied');
      needScope(call, users.length > 1 ? 'mpim:write' : 'im:write');
      if (users.length > 8) throw new SlackError('too_many_users');
      for (const id of users) {
        const person = slack.town.person(id);
        if (!person || person.id !== id || person.team !== workspace.id)
          throw new SlackError('user_not_found');
        if (person.kind === 'deactivated') throw new SlackError('user_disabled');
        if (person.kind === 'bot') throw new SlackError('cannot_dm_bot');
      }
      const channel =
        wanted === undefined ? directMessage(slack, workspace, users) : channelFor(slack, workspace, wanted);
      return args.flag('return_im')
        ? { channel: channelOf(slack, channel, workspace) }
        : { channel: { id: channel.id } };
    },
  },
  'conversations.join': {
    scopes: ['channels:join'],
    tier: 3,
    handle({ slack, args, workspace }) {
      const channel = channelFor(slack, workspace, args.needed('channel'));
      if (channel.kind !== 'public') throw new SlackError('method_not_supported_for_channel_type');
      if (channel.archived) throw new SlackError('is_archived');
      if (isMember(channel, workspace.botUser))
        return { channel: channelOf(slack, channel, workspace), warning: 'already_in_channel' };
      const joined = { ...channel, members: [...channel.members, workspace.botUser] };
      slack.town.putChannel(joined);
      announceJoin(slack, workspace, joined, workspace.botUser);
      return { channel: channelOf(slack, joined, workspace) };
    },
  },
};
