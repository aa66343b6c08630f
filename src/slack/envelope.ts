import { z } from 'zod';
import { brand, type TeamId } from '#scoping/ids';
import {
  action,
  enterprise,
  event,
  id,
  line,
  message,
  person,
  place,
  team,
  view,
  ways,
  written,
} from './envelope-parts.ts';

const whoAndWhere = { user: person, team, enterprise };

const envelope = z.union([
  z.discriminatedUnion('type', [
    z.looseObject({
      type: z.literal('event_callback'),
      event_id: id,
      team_id: id,
      authorizations: z.array(z.looseObject({ team_id: id.nullish() })).nullish(),
      event,
    }),
    z.looseObject({
      type: z.literal('block_actions'),
      ...whoAndWhere,
      channel: place.nullish(),
      view: view.optional(),
      actions: z.array(action).min(1),
      ...ways,
    }),
    z.looseObject({
      type: z.literal('block_suggestion'),
      ...whoAndWhere,
      view: view.optional(),
      action_id: z.string().max(255),
      value: written,
    }),
    z.looseObject({ type: z.literal('view_submission'), ...whoAndWhere, view, ...ways }),
    z.looseObject({ type: z.literal('view_closed'), ...whoAndWhere, view }),
    z.looseObject({ type: z.literal('shortcut'), ...whoAndWhere, callback_id: id, ...ways }),
    z.looseObject({
      type: z.literal('message_action'),
      ...whoAndWhere,
      callback_id: id,
      channel: place,
      message,
      ...ways,
    }),
  ]),
  z.looseObject({
    type: z.undefined().optional(),
    command: id,
    text: line,
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
export function readEnvelope(body: unknown): Envelope | undefined {
  const read = envelope.safeParse(body).data;
  return read && toItsInstallation(read);
}

/**
 * In a channel that two workspaces share, Slack may name the other one; which of them the app is installed in, and
 * so whose data this is about, then stands elsewhere. From here on every body names that one.
 */
function toItsInstallation(body: Envelope): Envelope {
  switch (body.type) {
    case 'event_callback': {
      const installed = body.authorizations?.[0]?.team_id;
      return installed ? { ...body, team_id: installed } : body;
    }
    case 'block_actions':
    case 'block_suggestion':
    case 'view_submission':
    case 'view_closed': {
      const installed = body.view?.app_installed_team_id;
      return installed ? { ...body, team: { ...body.team, id: installed } } : body;
    }
    default:
      return body;
  }
}

/** Whose it is; undefined where Slack names no workspace at all. */
export function teamOf(body: Envelope): TeamId | undefined {
  if (body.type === undefined || body.type === 'event_callback') return brand<'team'>(body.team_id);
  const id = body.team?.id ?? body.user.team_id ?? body.enterprise?.id;
  return id ? brand<'team'>(id) : undefined;
}

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
