import type { Middleware, SlackEventMiddlewareArgs } from '@slack/bolt';
import { z } from 'zod';
import type { Deps } from '#journey/deps';
import { leaveWorkspace } from '#journey/leave-workspace';
import { brand } from '#scoping/ids';

type Told<Type extends 'app_uninstalled' | 'tokens_revoked'> = Middleware<SlackEventMiddlewareArgs<Type>>;

/** Slack tells whole seconds, so it happened before the next one. */
const when = z
  .int()
  .nonnegative()
  .transform((seconds) => new Date((seconds + 1) * 1_000));

/** A person’s token may end without the app going: only the bot’s own counts. */
const revoked = z.object({ bot: z.array(z.string()).nonempty() });

/** Slack says by two events, in no promised order, that the app is installed no more. */
export const appUninstalled =
  (deps: Deps): Told<'app_uninstalled'> =>
  ({ body }) =>
    leaveWorkspace(deps, brand<'team'>(body.team_id), when.parse(body.event_time));

export const tokensRevoked =
  (deps: Deps): Told<'tokens_revoked'> =>
  async ({ event, body }) => {
    if (!revoked.safeParse(event.tokens).success) return;
    await leaveWorkspace(deps, brand<'team'>(body.team_id), when.parse(body.event_time));
  };
