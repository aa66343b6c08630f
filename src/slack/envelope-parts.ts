import { z } from 'zod';
import type { EventType } from './listeners/listener.ts';

/** Far above what Slack lets people write; what is longer was never written in Slack. */
const MOST_WRITTEN = 12_000;

const name = z.string().max(255);
/** What Slack gave us to name something by, and we hand back to it; half a surrogate pair has no place in a request. */
const handle = name.regex(/^[^\ud800-\udfff]*$/u);
export const id = handle.min(1);
/** Of a person, a workspace or a channel. It stands unescaped in what we write, so it must be nothing else. */
export const slackId = z.string().regex(/^[A-Z][A-Z0-9]{1,63}$/);
/**
 * Half a surrogate pair and control characters break JSON, files and logs further on, and a direction that is forced
 * upon what follows makes a line read as what it is not; nobody types any of these.
 */
const stray = /(?![\n\r\t])\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/gu;
const cleaned = (text: string): string => text.replace(stray, '');

export const written = z.string().max(MOST_WRITTEN).transform(cleaned);
export const line = z.string().max(40_000).transform(cleaned);
const option = z.looseObject({ value: z.string().max(2_000) });

export const place = z.looseObject({ id: slackId });
export const person = z.looseObject({ id: slackId, team_id: slackId.nullish() });

/** Null where the app is installed for a whole organisation. */
export const team = z.looseObject({ id: slackId, domain: name.nullish() }).nullish();
export const enterprise = z.looseObject({ id: slackId }).nullish();

/** What was written or chosen in one input; every kind of input has a field of its own. */
const filled = z.looseObject({
  value: written.nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).max(100).nullish(),
  selected_user: slackId.nullish(),
  selected_users: z.array(slackId).nullish(),
  selected_conversation: slackId.nullish(),
  selected_conversations: z.array(slackId).nullish(),
  selected_channel: slackId.nullish(),
  selected_channels: z.array(slackId).nullish(),
  selected_date: name.nullish(),
  selected_time: name.nullish(),
});

export const action = filled.extend({
  type: name.optional(),
  action_id: name,
  block_id: name,
  action_ts: name.optional(),
});

export const view = z.looseObject({
  id: handle.default(''),
  type: name.optional(),
  hash: handle.nullish(),
  callback_id: name,
  private_metadata: z.string().max(3_000),
  app_installed_team_id: slackId.nullish(),
  blocks: z.array(z.looseObject({ type: name, block_id: name.optional() })).default([]),
  state: z
    .looseObject({ values: z.record(z.string(), z.record(z.string(), filled)) })
    .default({ values: {} }),
});

export const message = z.looseObject({ ts: id, text: line.nullish() });

/** Two ways to reach the person who did this, where Slack gives them. */
export const ways = { response_url: z.url().max(2_000).optional(), trigger_id: handle.optional() };

const inChannel = z.looseObject({ channel: slackId });
const ofPerson = inChannel.extend({ user: slackId });

/** What is read of the events we asked for. */
const events = {
  app_home_opened: z.looseObject({ user: slackId, tab: name.optional() }),
  app_mention: inChannel.extend({ user: slackId.optional(), thread_ts: id.optional() }),
  member_joined_channel: ofPerson,
  member_left_channel: ofPerson,
  channel_left: inChannel,
  group_left: inChannel,
  app_uninstalled: z.looseObject({}),
  tokens_revoked: z.looseObject({}),
} satisfies Record<EventType, z.ZodType>;

const isKnown = (type: string): type is EventType => Object.hasOwn(events, type);

export const event = z
  .looseObject({ type: id })
  .refine((said) => !isKnown(said.type) || events[said.type].safeParse(said).success);
