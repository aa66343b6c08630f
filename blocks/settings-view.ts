import type { types } from '@slack/bolt';
import { z } from 'zod';
import { brand } from '#scoping/ids';
import type { Settings } from '#scoping/settings';
import { button } from './buttons.ts';
import { mention } from './mention.ts';
import { portfolioActions, portfolioCallbacks } from './portfolio-ids.ts';
import { context, section, sections } from './sections.ts';
import { plain } from './text.ts';

export interface SettingsForm {
  readonly settings: Settings;
  /** Others read what holds; admins change it. */
  readonly admin: boolean;
}

/** Every scope the app asks for, and why; a test keeps it in step with the manifest. */
export const scopeReasons: Readonly<Record<string, string>> = {
  commands: '`/ragft` and the two shortcuts',
  'chat:write': 'posts and redraws the card',
  'chat:write.public': 'in public channels without an invitation',
  'im:write': 'opens the direct message a reminder goes to',
  'users:read': 'who is a guest or gone, and everyone’s time zone',
  'channels:read': 'whether a public channel is archived, and who is in it',
  'groups:read': 'the same of private channels the app was invited to',
  'im:read': 'the same of direct messages with the app',
  'mpim:read': 'the same of group messages the app is in',
  'files:write': 'exports and decision records, as files to one person',
  'app_mentions:read': 'answers @ragft with a button',
};

export function settingsView({ settings, admin }: SettingsForm): types.ModalView {
  const scopes = sections([
    '*What the app may do here, and why*',
    ...Object.entries(scopeReasons).map(([scope, why]) => `• \`${scope}\`: ${why}`),
    'It reads no history: it sees only what is said to it.',
    'Uninstalled, it keeps what is stored here for 30 days, in case somebody installs it again; then all of it is deleted.',
  ]);
  return {
    type: 'modal',
    callback_id: portfolioCallbacks.settings,
    title: plain('Settings', 24),
    ...(admin ? { submit: plain('Save', 24) } : {}),
    close: plain(admin ? 'Cancel' : 'Close', 24),
    blocks: admin ? [...inputs(settings), ...scopes, ...removals] : [...inWords(settings), ...scopes],
  };
}

const removals: types.KnownBlock[] = [
  { type: 'divider' },
  context(
    'The audit trail says who did what and when, in the whole workspace. It comes as a file, by direct message.',
  ),
  {
    type: 'actions',
    elements: [
      button('Audit trail as CSV', `${portfolioActions.trail}:csv`),
      button('Audit trail as JSON', `${portfolioActions.trail}:json`),
    ],
  },
  {
    type: 'actions',
    elements: [
      { ...button('Delete a project', portfolioActions.removeAny), style: 'danger' },
      { ...button('Forget a person', portfolioActions.forget), style: 'danger' },
    ],
  },
];

const hours = Array.from({ length: 10 }, (_, index) => index + 8);
const retentions = [null, 90, 180, 365, 730] as const;

const hourName = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
const retentionName = (days: number | null): string =>
  days === null ? 'Keep them' : `Delete them ${days} days after they were archived`;

const option = (value: string, text: string, means?: string) => ({
  value,
  text: plain(text, 75),
  ...(means ? { description: plain(means, 75) } : {}),
});

const yesNo = [
  option('self_approval', 'Authors may approve their own', 'Without it somebody else has to decide'),
  option('digest', 'Weekly list of overdue steps', 'By direct message; each person can switch it off'),
];

function inputs(settings: Settings): types.KnownBlock[] {
  const { reviewers, reviewChannel, selfApproval, channels, reminderHour, digest, retentionDays } = settings;
  const on = yesNo.filter(({ value }) => (value === 'digest' ? digest : selfApproval));
  return [
    input('reviewers', 'Who reviews', 'Nobody named: any member of the project’s channel but the author.', {
      type: 'multi_users_select',
      action_id: 'reviewers',
      ...(reviewers.length > 0 ? { initial_users: [...reviewers] } : {}),
    }),
    input('review_channel', 'Where proposals are announced', 'One line for each, with a button.', {
      type: 'conversations_select',
      action_id: 'review_channel',
      filter: { include: ['public', 'private'], exclude_bot_users: true },
      ...(reviewChannel === null ? {} : { initial_conversation: reviewChannel }),
    }),
    input('channels', 'Channels that may use ragft', 'None named: all of them.', {
      type: 'multi_conversations_select',
      action_id: 'channels',
      filter: { include: ['public', 'private'], exclude_bot_users: true },
      ...(channels && channels.length > 0 ? { initial_conversations: [...channels] } : {}),
    }),
    input('switches', 'What holds for everybody', undefined, {
      type: 'checkboxes',
      action_id: 'switches',
      options: yesNo,
      ...(on.length > 0 ? { initial_options: on } : {}),
    }),
    input('hour', 'When reminders come', 'By each person’s own clock, unless they choose another hour.', {
      type: 'static_select',
      action_id: 'hour',
      options: hours.map((hour) => option(String(hour), hourName(hour))),
      initial_option: option(String(reminderHour), hourName(reminderHour)),
    }),
    input(
      'retention',
      'Archived projects',
      'They go with all they have, their cards too. Projects that are not archived stay.',
      {
        type: 'static_select',
        action_id: 'retention',
        options: retentions.map((days) => option(String(days), retentionName(days))),
        initial_option: option(String(retentionDays), retentionName(retentionDays)),
      },
    ),
  ];
}

const input = (
  block_id: string,
  label: string,
  hint: string | undefined,
  element: types.InputBlock['element'],
): types.InputBlock => ({
  type: 'input',
  block_id,
  label: plain(label),
  ...(hint ? { hint: plain(hint) } : {}),
  optional: true,
  element,
});

function inWords({
  reviewers,
  reviewChannel,
  selfApproval,
  channels,
  ...rest
}: Settings): types.KnownBlock[] {
  const named = (ids: readonly string[]) =>
    ids
      .slice(0, 50)
      .map((id) => `<#${id}>`)
      .join(', ');
  return [
    section('Only admins of this workspace change these.'),
    section(
      [
        `*Who reviews:* ${reviewers.slice(0, 50).map(mention).join(', ') || 'any member of the project’s channel but the author'}`,
        `*Where proposals are announced:* ${reviewChannel ? `<#${reviewChannel}>` : 'nowhere'}`,
        `*Channels that may use ragft:* ${channels && channels.length > 0 ? named(channels) : 'all of them'}`,
        `*Authors may approve their own:* ${selfApproval ? 'yes' : 'no'}`,
        `*Weekly list of overdue steps:* ${rest.digest ? 'yes' : 'no'}`,
        `*When reminders come:* ${hourName(rest.reminderHour)}, by each person’s own clock`,
        `*Archived projects:* ${retentionName(rest.retentionDays).toLowerCase()}`,
      ].join('\n'),
    ),
  ];
}

const option_ = z.object({ value: z.string() });
const person = z.string().transform((id) => brand<'person'>(id));
const channel = z.string().transform((id) => brand<'channel'>(id));
const number = (allowed: readonly (number | null)[]) =>
  z.object({
    value: z.enum(allowed.map(String)).transform((text) => (text === 'null' ? null : Number(text))),
  });

const state = z.object({
  reviewers: z.object({ reviewers: z.object({ selected_users: z.array(person) }) }),
  review_channel: z.object({ review_channel: z.object({ selected_conversation: channel.nullish() }) }),
  channels: z.object({ channels: z.object({ selected_conversations: z.array(channel) }) }),
  switches: z.object({ switches: z.object({ selected_options: z.array(option_) }) }),
  hour: z.object({ hour: z.object({ selected_option: number(hours).nullish() }) }),
  retention: z.object({ retention: z.object({ selected_option: number(retentions).nullish() }) }),
});

/** The inverse of settingsView; what Slack left out because nobody touched it stays as it was. */
export function readSettings(values: unknown, before: Settings): Settings | undefined {
  const { data } = state.safeParse(values);
  if (!data) return undefined;
  const on = data.switches.switches.selected_options.map(({ value }) => value);
  const channels = data.channels.channels.selected_conversations;
  const retention = data.retention.retention.selected_option;
  return {
    reviewers: data.reviewers.reviewers.selected_users,
    reviewChannel: data.review_channel.review_channel.selected_conversation ?? null,
    channels: channels.length > 0 ? channels : null,
    selfApproval: on.includes('self_approval'),
    digest: on.includes('digest'),
    reminderHour: data.hour.hour.selected_option?.value ?? before.reminderHour,
    retentionDays: retention ? retention.value : before.retentionDays,
  };
}
