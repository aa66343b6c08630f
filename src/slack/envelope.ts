import { z } from 'zod';

const id = z.string().min(1).max(255);
const who = z.looseObject({ id });
/** Null where the app is installed for a whole organisation. */
const team = z.looseObject({ id }).nullish();
const view = z.looseObject({
  callback_id: z.string().max(255),
  private_metadata: z.string().max(3_000),
  state: z.looseObject({ values: z.record(z.string(), z.record(z.string(), z.looseObject({}))) }).optional(),
});
/** Two ways to reach the person who did this, where Slack gives them. */
const ways = { response_url: z.string().optional(), trigger_id: z.string().optional() };

const envelope = z.union([
  z.discriminatedUnion('type', [
    z.looseObject({
      type: z.literal('event_callback'),
      event_id: id,
      team_id: id.nullish(),
      event: z.looseObject({ type: id }),
    }),
    z.looseObject({
      type: z.literal('block_actions'),
      user: who,
      team,
      view: view.optional(),
      actions: z
        .array(z.looseObject({ action_id: z.string().max(255), block_id: z.string().max(255) }))
        .min(1),
      ...ways,
    }),
    z.looseObject({
      type: z.literal('block_suggestion'),
      user: who,
      team,
      action_id: z.string().max(255),
      value: z.string(),
    }),
    z.looseObject({ type: z.literal('view_submission'), user: who, team, view, ...ways }),
    z.looseObject({ type: z.literal('view_closed'), user: who, team, view }),
    z.looseObject({ type: z.literal('shortcut'), user: who, team, callback_id: id, ...ways }),
    z.looseObject({
      type: z.literal('message_action'),
      user: who,
      team,
      callback_id: id,
      channel: who,
      message: z.looseObject({}),
      ...ways,
    }),
  ]),
  z.looseObject({
    type: z.undefined().optional(),
    command: id,
    text: z.string(),
    team_id: id,
    user_id: id,
    channel_id: id,
    ...ways,
  }),
]);

export type Envelope = z.infer<typeof envelope>;

/**
 * The least a body must have before Bolt may see it; undefined for anything less. Bolt trusts its sender: a signed
 * `null` ends the process, and `event: null` or a missing user throws inside Bolt, before any handler of ours.
 */
export const readEnvelope = (body: unknown): Envelope | undefined => envelope.safeParse(body).data;

/** What to call it in a log: what was done and where, never what was said. */
export function describe(body: Envelope): { readonly kind: string } & Record<string, unknown> {
  switch (body.type) {
    case 'event_callback':
      return { kind: body.event.type, event: body.event_id, team: body.team_id };
    case 'block_actions':
      return { kind: body.type, id: body.actions[0]?.action_id, team: body.team?.id, user: body.user.id };
    case 'block_suggestion':
      return { kind: body.type, id: body.action_id, team: body.team?.id, user: body.user.id };
    case 'view_submission':
    case 'view_closed':
      return { kind: body.type, id: body.view.callback_id, team: body.team?.id, user: body.user.id };
    case 'shortcut':
    case 'message_action':
      return { kind: body.type, id: body.callback_id, team: body.team?.id, user: body.user.id };
    case undefined:
      return { kind: 'command', id: body.command, team: body.team_id, user: body.user_id };
  }
}
