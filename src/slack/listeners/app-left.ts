import type { Middleware, SlackEventMiddlewareArgs, webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Deps } from '#journey/deps';
import { leaveWorkspace } from '#journey/leave-workspace';
import { brand } from '#scoping/ids';
import { refusesToken } from '../first-answer.ts';

type Told<Type extends 'app_uninstalled' | 'tokens_revoked'> = Middleware<SlackEventMiddlewareArgs<Type>>;

/** Slack tells whole seconds, so it happened before the next one. */
const when = z
  .int()
  .nonnegative()
  .transform((seconds) => new Date((seconds + 1) * 1_000));

/** A person’s token may end without the app going: only the bot’s own counts. */
const revoked = z.object({ bot: z.array(z.string()).nonempty() });

/**
 * Slack says by two events, in no promised order, that the app is installed no more, and says it again hours later
 * where it was not answered. By then the app may be back, so the token has the last word.
 */
export const appUninstalled =
  (deps: Deps): Told<'app_uninstalled'> =>
  async ({ body, client }) => {
    if (await stillWorks(client)) return;
    await leaveWorkspace(deps, brand<'team'>(body.team_id), when.parse(body.event_time));
  };

export const tokensRevoked =
  (deps: Deps): Told<'tokens_revoked'> =>
  async ({ event, body, client }) => {
    if (!revoked.safeParse(event.tokens).success || (await stillWorks(client))) return;
    await leaveWorkspace(deps, brand<'team'>(body.team_id), when.parse(body.event_time));
  };

async function stillWorks(client: webApi.WebClient): Promise<boolean> {
  try {
    await client.auth.test();
    return true;
  } catch (error) {
    if (refusesToken(error)) return false;
    throw error;
  }
}
