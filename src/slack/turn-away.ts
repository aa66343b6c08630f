import { notInstalledText, notInstalledView } from '#blocks/apology';
import type { Log } from '#src/log';
import { describe, type Envelope, teamOf } from './envelope.ts';
import { sayPrivately } from './say-privately.ts';

/**
 * For a workspace that removed the app, or whose installation we do not have: Slack still shows its old messages, and
 * whoever clicks there is told, where Slack gives a way. Events have nobody who waits.
 */
export async function turnAway(body: Envelope, answer: (reply?: unknown) => Promise<void>): Promise<void> {
  switch (body.type) {
    case undefined:
      return answer({ response_type: 'ephemeral', text: notInstalledText });
    case 'view_submission':
      return answer({ response_action: 'update', view: notInstalledView });
    case 'block_suggestion':
      return answer({ options: [] });
    case 'block_actions':
    case 'message_action':
      await answer();
      if (body.response_url) await sayPrivately(body.response_url, notInstalledText);
      return;
    default:
      return answer();
  }
}

/** Far more than anybody installs by mistake. */
const MOST_NOTED = 1_000;

/** One line of the log for each workspace that was turned away, however often it comes. */
export function noteOnce(log: Log): (body: Envelope) => void {
  const noted = new Set<string | undefined>();
  return (body) => {
    const team = teamOf(body);
    if (noted.has(team) || noted.size === MOST_NOTED) return;
    noted.add(team);
    log.warn(describe(body), 'turned away: the bot is not installed in that workspace (said once for each)');
  };
}
