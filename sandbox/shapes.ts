import type { Channel, Person } from './contract.ts';
import { slackFileOf } from './files.ts';
import type { Post } from './messages.ts';
import type { Slack } from './slack.ts';
import { isMember, type Workspace } from './town.ts';
import type { Json } from './validate/check.ts';

/** People, channels and messages as Slack describes them in answers and payloads. */

const secondsOf = (date: Date): number => Math.floor(date.getTime() / 1000);

function offsetOf(zone: string, at: Date): number {
  const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours, minutes] = name?.match(/GMT([+-])(\d+):(\d+)/) ?? [];
  return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60) : 0;
}

/** Of a shared channel's outsiders Slack says no more than their team_id: is_stranger is for those never met. */
export function userOf(slack: Slack, person: Person): Json {
  const at = slack.clock.now();
  const deleted = person.kind === 'deactivated';
  const admin = person.kind === 'admin';
  const guest = person.kind === 'guest';
  const bot = person.kind === 'bot';
  return {
    id: person.id,
    team_id: person.team,
    name: person.handle,
    deleted,
    real_name: person.name,
    profile: {
      real_name: person.name,
      real_name_normalized: person.name,
      display_name: person.handle,
      display_name_normalized: person.handle,
      title: person.title,
      team: person.team,
    },
    is_bot: bot,
    is_app_user: false,
    updated: secondsOf(at),
    // Slack says no more of somebody who is gone.
    ...(deleted
      ? {}
      : {
          tz: person.zone,
          tz_label: person.zone,
          tz_offset: offsetOf(person.zone, at),
          is_admin: admin,
          is_owner: false,
          is_primary_owner: false,
          is_restricted: guest,
          is_ultra_restricted: false,
          is_email_confirmed: !bot,
        }),
  };
}

export function channelOf(slack: Slack, channel: Channel, workspace: Workspace): Json {
  const { id, kind, name } = channel;
  const other = channel.members.find((member) => member !== workspace.botUser);
  const created = secondsOf(slack.clock.now());
  const shared = { is_shared: channel.shared, is_ext_shared: channel.shared, is_org_shared: false };
  if (kind === 'im') return { id, created, is_im: true, is_archived: false, user: other, ...shared };
  return {
    id,
    name,
    name_normalized: name,
    created,
    is_channel: kind === 'public',
    is_group: kind === 'private',
    is_im: false,
    is_mpim: kind === 'mpim',
    is_private: kind !== 'public',
    is_archived: channel.archived,
    is_general: name === 'general',
    is_member: isMember(channel, workspace.botUser),
    context_team_id: workspace.id,
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    ...shared,
  };
}

/** Payloads call a conversation that has no public name after its kind. */
export const channelRefOf = ({ id, kind, name }: Channel): { id: string; name: string } => ({
  id,
  name: { public: name, private: 'privategroup', im: 'directmessage', mpim: name }[kind],
});

export function messageShapeOf(slack: Slack, { words }: Post): Json {
  const workspace = slack.town.workspaces().find(({ botUser }) => botUser === words.author);
  const team = workspace?.id ?? slack.town.person(words.author)?.team;
  return {
    type: 'message',
    ...(words.subtype === undefined ? {} : { subtype: words.subtype }),
    user: words.author,
    ts: words.ts,
    text: words.text,
    ...(team === undefined ? {} : { team }),
    ...(workspace ? { bot_id: workspace.botId, app_id: slack.credentials.appId } : {}),
    ...(words.blocks.length > 0 ? { blocks: words.blocks } : {}),
    ...(words.thread === undefined ? {} : { thread_ts: words.thread }),
    ...(words.replies === undefined ? {} : { thread_ts: words.ts, reply_count: words.replies }),
    ...(words.edited ? { edited: { user: words.author, ts: words.ts } } : {}),
    ...(words.files ? { files: words.files.map(slackFileOf) } : {}),
    ...(words.metadata ? { metadata: words.metadata } : {}),
  };
}

/** What every interaction payload carries. */
export const originOf = (slack: Slack, workspace: Workspace, person: Person): Json => ({
  user: { id: person.id, username: person.handle, name: person.handle, team_id: person.team },
  team: { id: workspace.id, domain: workspace.domain },
  enterprise: null,
  is_enterprise_install: false,
  api_app_id: slack.credentials.appId,
  token: slack.credentials.verificationToken,
});
