import { StartFault } from '#src/start-fault';
import type { Clients } from './clients.ts';
import { firstAnswer } from './first-answer.ts';

/** Who the bot is in its workspace. */
export interface Identity {
  readonly botId: string;
  readonly botUserId: string;
  readonly teamId: string;
}

const pausesMs = [500, 1_000, 2_000, 4_000];

/** Asked once, at start: left to Bolt it would be asked again on every request. */
export async function whoAmI({ interactive, apiUrl }: Clients): Promise<Identity> {
  const asking = { variable: 'SLACK_BOT_TOKEN', apiUrl };
  const said = await firstAnswer(() => interactive.auth.test(), asking, pausesMs);
  const { bot_id: botId, user_id: botUserId, team_id: teamId } = said;
  if (botId && botUserId && teamId) return { botId, botUserId, teamId };
  throw new StartFault([
    'SLACK_BOT_TOKEN is a token, but not a bot’s. Copy the Bot User OAuth Token from api.slack.com/apps, OAuth & Permissions.',
  ]);
}
