import type { Deps } from '#journey/deps';
import { brand } from '#scoping/ids';
import { StartFault } from '#src/start-fault';
import type { Clients } from './clients.ts';
import { firstAnswer } from './first-answer.ts';
import type { Workspaces } from './workspaces.ts';

const pausesMs = [500, 1_000, 2_000, 4_000];

/** The one workspace whose token the environment has. Who the bot is there is asked once: left to Bolt it would be asked on every request. */
export async function oneWorkspace(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  clients: Clients,
  apiUrl: string,
): Promise<Workspaces> {
  const asking = { variable: 'SLACK_BOT_TOKEN', apiUrl };
  const said = await firstAnswer(() => clients.interactive.auth.test(), asking, pausesMs);
  const { bot_id: botId, user_id: botUserId, team_id: teamId } = said;
  if (!botId || !botUserId || !teamId) {
    throw new StartFault([
      'SLACK_BOT_TOKEN is a token, but not a bot’s. Copy the Bot User OAuth Token from api.slack.com/apps, OAuth & Permissions.',
    ]);
  }
  if (said.is_enterprise_install) {
    throw new StartFault([
      'SLACK_BOT_TOKEN is of an app installed for a whole organisation; Ragft keeps one workspace apart from another. Install the app in one workspace, and copy the token from there.',
    ]);
  }
  const own = brand<'team'>(teamId);
  await store.presences.came(own, now());
  const workspace = { ...clients, botId, botUserId };
  // The same app may be installed elsewhere with this server as its address, and the database may hold what another
  // workspace left behind: with this token neither is spoken for.
  return { find: async (team) => (team === own ? workspace : undefined), changed: () => {} };
}
