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
  slackId,
  team,
  view,
  ways,
  written,
} from './envelope-parts.ts';

/** Bolt tells kinds apart by these before it looks at `type`: a body that is two of them is none. */
const absent = z.undefined().optional();
const interaction = z.looseObject({
  user: person,
  team,
  enterprise,
  event: absent,
  command: absent,
  name: absent,
});
const withoutActions = interaction.extend({ actions: absent });

const envelope = z.union([
  z.discriminatedUnion('type', [
    z.looseObject({
      type: z.literal('event_callback'),
      event_id: id,
      team_id: slackId,
      authorizations: z.array(z.looseObject({ team_id: slackId.nullish() })).nullish(),
      event,
    }),
    interaction.extend({
      type: z.literal('block_actions'),
      channel: place.nullish(),
      view: view.optional(),
      actions: z.array(action).min(1),
      ...ways,
    }),
    interaction.extend({
      type: z.literal('block_suggestion'),
      view: view.optional(),
      action_id: z.string().max(255),
      value: written,
    }),
    withoutActions.extend({ type: z.literal('view_submission'), view, ...ways }),
    withoutActions.extend({ type: z.literal('view_closed'), view }),
    withoutActions.extend({ type: z.literal('shortcut'), callback_id: id, ...ways }),
    withoutActions.extend({
      type: z.literal('message_action'),
      callback_id: id,
      channel: place,
      message,
      ...ways,
    }),
  ]),
  z.looseObject({
    type: absent,
    event: absent,
    command: id,
    text: line,
    team_id: slackId,
    user_id: slackId,
    channel_id: slackId,
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
 * Slack’s signature vouches for a request, and the request says which installation of the app it is about. In a
 * channel that two organisations share, `team` may be the person’s own, and the installation stands elsewhere: where
 * Bolt reads it too, but not for every kind and not with the same fallbacks. So it is read here once, and from here on
 * every field that Bolt or we would ask names that one.
 */
function toItsInstallation(body: Envelope): Envelope {
  switch (body.type) {
    case undefined:
      return body;
    case 'event_callback': {
      const [first, ...others] = body.authorizations ?? [];
      if (!first) return body;
      const team_id = first.team_id ?? body.team_id;
      return { ...body, team_id, authorizations: [{ ...first, team_id }, ...others] };
    }
    case 'shortcut':
    case 'message_action':
      return ofTeam(body, body.team?.id);
    default:
      return ofTeam(body, body.view?.app_installed_team_id ?? body.team?.id);
  }
}

/** Where the workspace is left out, it is the person’s own. */
function ofTeam<Body extends z.infer<typeof interaction>>(body: Body, named: string | undefined): Body {
  const id = named ?? body.user.team_id;
  return id ? { ...body, team: { ...body.team, id } } : body;
}

/** Whose it is; undefined where Slack names no workspace at all. */
export function teamOf(body: Envelope): TeamId | undefined {
  const id = body.type === undefined || body.type === 'event_callback' ? body.team_id : body.team?.id;
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
