import { createHmac, randomUUID } from 'node:crypto';
import { slackItself } from '#slack/clients';
import { requiredScopes } from '#slack/oauth';
import type { Connection } from '#src/slack-config';
import { bad, type Check, ok } from './check.ts';

const PATIENCE_MS = 10_000;
/** Slack refuses nothing for less, but a signature that is five minutes old is refused here. */
const MOST_SKEW_MS = 60_000;

interface Said {
  readonly ok: boolean;
  readonly error?: string;
  readonly team?: string;
  readonly bot_id?: string;
  readonly is_enterprise_install?: boolean;
  readonly scopes: readonly string[];
  /** How far this machine’s clock is ahead of Slack’s. */
  readonly aheadMs: number;
}

/** A token and where it is from, as the one who set it knows it. */
export interface HeldToken {
  readonly of: string;
  readonly token: string | undefined;
  readonly fix: string;
}

export async function slackChecks(
  connection: Connection,
  tokens: readonly HeldToken[],
): Promise<readonly Check[]> {
  const apiUrl = connection.apiUrl ?? slackItself;
  try {
    const { aheadMs } = await ask(apiUrl, 'api.test');
    return [
      clockCheck(aheadMs),
      ...(await Promise.all(tokens.map((held) => tokenChecks(apiUrl, held)))).flat(),
      ...(await connectionChecks(apiUrl, connection)),
    ];
  } catch (fault) {
    return [
      bad(
        'slack',
        `no answer from ${apiUrl} (${causeOf(fault)})`,
        'Check this machine’s network, or SLACK_API_URL.',
      ),
    ];
  }
}

async function ask(apiUrl: string, method: string, token?: string): Promise<Said> {
  const began = Date.now();
  const answer = await fetch(new URL(method, apiUrl), {
    method: 'POST',
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const body = (await answer.json()) as Omit<Said, 'scopes' | 'aheadMs'>;
  const date = Date.parse(answer.headers.get('date') ?? '');
  return {
    ...body,
    scopes: (answer.headers.get('x-oauth-scopes') ?? '').split(/\s*,\s*/).filter(Boolean),
    // Slack tells whole seconds, so its clock stands half a second later on average.
    aheadMs: Number.isNaN(date) ? 0 : (began + Date.now()) / 2 - (date + 500),
  };
}

function clockCheck(aheadMs: number): Check {
  const seconds = Math.round(Math.abs(aheadMs) / 1_000);
  if (Math.abs(aheadMs) <= MOST_SKEW_MS) return ok('clock', `within ${Math.max(1, seconds)} s of Slack’s`);
  const way = aheadMs > 0 ? 'ahead of' : 'behind';
  return bad('clock', `${seconds} s ${way} Slack’s`, 'Let this machine keep its time by NTP.');
}

async function tokenChecks(apiUrl: string, { of, token, fix }: HeldToken): Promise<readonly Check[]> {
  const name = `token ${of}`;
  if (token === undefined) return [bad(name, 'sealed with a key that is not set', fix)];
  const said = await ask(apiUrl, 'auth.test', token);
  if (!said.ok) return [bad(name, `refused by Slack (${said.error})`, fix)];
  if (!said.bot_id) return [bad(name, 'a token, but not a bot’s', fix)];
  if (said.is_enterprise_install) {
    return [
      bad(name, 'of an app installed for a whole organisation', 'Install the app in one workspace instead.'),
    ];
  }
  const lacking = requiredScopes.filter((scope) => !said.scopes.includes(scope));
  return [
    ok(name, 'works'),
    lacking.length === 0
      ? ok(`scopes ${of}`, `all ${requiredScopes.length}`)
      : bad(
          `scopes ${of}`,
          `${lacking.join(', ')} missing`,
          'Compare the app’s scopes with manifest.yml and install the app again.',
        ),
  ];
}

async function connectionChecks(apiUrl: string, connection: Connection): Promise<readonly Check[]> {
  const checks: Check[] = [];
  if (connection.mode === 'socket') {
    const said = await ask(apiUrl, 'apps.connections.open', connection.appToken);
    checks.push(
      said.ok
        ? ok('socket', 'Slack gives a connection')
        : bad(
            'socket',
            `refused by Slack (${said.error})`,
            'Make an app-level token with connections:write, and set it as SLACK_APP_TOKEN.',
          ),
    );
  }
  if (connection.mode === 'http' && connection.publicUrl !== undefined)
    checks.push(await requestCheck(connection.publicUrl, connection.signingSecret));
  if ('oauth' in connection) checks.push(await publicCheck(connection.oauth.publicUrl));
  return checks;
}

/** Slack’s own handshake, signed: the answer comes from the bot, and from one that has the same secret. */
async function requestCheck(publicUrl: string, signingSecret: string): Promise<Check> {
  const address = `${publicUrl}/slack/events`;
  const challenge = randomUUID();
  const body = JSON.stringify({ type: 'url_verification', challenge });
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  const fix = `Let the reverse proxy pass ${publicUrl}/slack/ on to HOST:PORT, and start the bot.`;
  try {
    const answer = await fetch(address, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${signature}`,
      },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const said = await answer.text();
    if (said === challenge) return ok('request url', `${address} leads to the bot`);
    return answer.status === 401
      ? bad(
          'request url',
          `${address} does not know SLACK_SIGNING_SECRET, or its clock is off`,
          'Start the bot with the secret of this app, and look whether another one answers there.',
        )
      : bad('request url', `${address} answers ${answer.status}, and it is not the bot`, fix);
  } catch (fault) {
    return bad('request url', `${address} does not answer (${causeOf(fault)})`, fix);
  }
}

const causeOf = (fault: unknown): string =>
  fault instanceof Error && fault.cause instanceof Error ? fault.cause.message : String(fault);

/** The way back without anything that belongs to it: the bot answers 400, and a proxy in its place something else. */
async function publicCheck(publicUrl: string): Promise<Check> {
  const fix = `Let the reverse proxy pass ${publicUrl}/slack/ on to HOST:PORT, and start the bot.`;
  try {
    const answer = await fetch(`${publicUrl}/slack/oauth_redirect`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const ours = answer.status === 400 && (await answer.text()).includes('/slack/install');
    return ours
      ? ok('public url', `${publicUrl} leads to the bot`)
      : bad('public url', `${publicUrl} answers ${answer.status}, and it is not the bot`, fix);
  } catch (fault) {
    return bad('public url', `${publicUrl} does not answer (${causeOf(fault)})`, fix);
  }
}
