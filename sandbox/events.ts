import type { Channel } from './contract.ts';
import type { Slack } from './slack.ts';
import { isMember, type Workspace } from './town.ts';
import type { Json } from './validate/check.ts';

/** The scope that lets an app hear of an event; null where none is needed. */
const needs: Readonly<Record<string, string | null>> = {
  app_home_opened: null,
  app_uninstalled: null,
  tokens_revoked: null,
  app_mention: 'app_mentions:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  'message.mpim': 'mpim:history',
  channel_archive: 'channels:read',
  channel_unarchive: 'channels:read',
  channel_left: 'channels:read',
  group_archive: 'groups:read',
  group_unarchive: 'groups:read',
  group_left: 'groups:read',
  user_change: 'users:read',
};

const historyOf = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' } as const;

function scopeFor(name: string, channel: Channel | undefined): string | null | undefined {
  if (name === 'member_joined_channel' || name === 'member_left_channel')
    return channel?.kind === 'public' ? 'channels:read' : 'groups:read';
  return needs[name];
}

/** Tells the app of an event, if it is installed, subscribed to it and holds the scope for it. */
export function announce(slack: Slack, workspace: Workspace, event: Json, channel?: Channel): void {
  const type = String(event.type);
  const name = type === 'message' && channel ? `message.${historyOf[channel.kind]}` : type;
  const scope = scopeFor(name, channel);
  const subscribed = slack.manifest.settings.event_subscriptions.bot_events.includes(name);
  const allowed = scope === null || (scope !== undefined && workspace.scopes.includes(scope));
  if (!subscribed || !allowed || workspace.token === null) return;
  slack.delivery.announce(`event ${name}`, {
    token: slack.credentials.verificationToken,
    team_id: workspace.id,
    context_team_id: workspace.id,
    context_enterprise_id: null,
    api_app_id: slack.credentials.appId,
    event: { ...event, event_ts: event.event_ts ?? slack.clock.ts() },
    type: 'event_callback',
    event_id: slack.dice.id('Ev'),
    event_time: Math.floor(slack.clock.now().getTime() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.id,
        user_id: workspace.botUser,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: channel?.shared ?? false,
  });
}

/** Somebody came. A bot hears of it in the channels it is in, its own coming included. */
export function announceJoin(
  slack: Slack,
  workspace: Workspace,
  channel: Channel,
  who: string,
  inviter?: string,
) {
  if (!isMember(channel, workspace.botUser)) return;
  announce(
    slack,
    workspace,
    {
      type: 'member_joined_channel',
      user: who,
      channel: channel.id,
      channel_type: channel.kind === 'public' ? 'C' : 'G',
      team: workspace.id,
      ...(inviter === undefined ? {} : { inviter }),
    },
    channel,
  );
}

/** Somebody went. Of its own going a bot hears as channel_left or group_left: it is no longer there. */
export function announceLeave(slack: Slack, workspace: Workspace, channel: Channel, who: string): void {
  if (who === workspace.botUser) {
    const type = channel.kind === 'public' ? 'channel_left' : 'group_left';
    announce(slack, workspace, { type, channel: channel.id }, channel);
    return;
  }
  if (!isMember(channel, workspace.botUser)) return;
  announce(
    slack,
    workspace,
    {
      type: 'member_left_channel',
      user: who,
      channel: channel.id,
      channel_type: channel.kind === 'public' ? 'C' : 'G',
      team: workspace.id,
    },
    channel,
  );
}
