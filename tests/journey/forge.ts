import { createHmac } from 'node:crypto';
import type { TrafficEntry } from '#sandbox/contract';
import type { Workspace } from './workspace.ts';

type Payload = Record<string, unknown>;

async function traffic({ slack }: Workspace): Promise<readonly TrafficEntry[]> {
  const answer = await fetch(`${slack.url}/_sandbox/traffic`);
  const { entries } = (await answer.json()) as { entries: readonly TrafficEntry[] };
  return entries;
}

/** What the bot asked of Slack, by method, in order. */
export const asked = async (workspace: Workspace): Promise<string[]> =>
  (await traffic(workspace)).flatMap(({ direction, name }) => (direction === 'bot-to-slack' ? [name] : []));

/** The last thing of that name that Slack told the bot. */
export async function lastTold(workspace: Workspace, name: string): Promise<Payload> {
  const entries = await traffic(workspace);
  const found = entries.findLast(
    (entry) => entry.direction === 'slack-to-bot' && entry.name.startsWith(name),
  );
  if (!found)
    throw new Error(`Slack told nothing called ${name}, but ${entries.map((each) => each.name).join(', ')}`);
  return found.request as Payload;
}

/** Sends the bot an interaction as Slack would, signed; what is in it need not ever have happened. */
export async function tell(
  { slack, requestUrl }: Pick<Workspace, 'slack' | 'requestUrl'>,
  payload: Payload,
): Promise<unknown> {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const timestamp = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', slack.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  const answer = await fetch(requestUrl(), {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`The bot answered ${answer.status}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}
