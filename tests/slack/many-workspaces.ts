import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '#sandbox/index';
import { createLog } from '#src/log';
import { type Bot, startBot } from '#src/main';
import type { OAuthConfig } from '#src/slack-config';
import type { Store } from '#store/index';
import { freePort } from '#tests/free-port';
import { freshFolder } from '#tests/store/fresh-place';
import { freshStore } from '#tests/store/fresh-store';

export const harbour = 'T0HARBOUR00';
export const orchard = 'T0ORCHARD00';

export interface ManyWorkspaces {
  readonly slack: Sandbox;
  /** The bot’s own database, looked at from outside. */
  readonly store: Store;
  readonly databasePath: string;
  readonly url: string;
  /** Every line the bot logged so far. */
  readonly log: readonly string[];
  readonly keys: OAuthConfig['keys'];
  /** What a person does in a browser: to Slack’s page and back. Resolves with the page they end on. */
  install(workspace: string, decision?: 'allow' | 'cancel'): Promise<Response>;
  stopBot(): Promise<void>;
  startBot(keys?: OAuthConfig['keys']): Promise<void>;
  /** A second one on the same database, for the length of the test: where it answers. */
  startReplica(): Promise<string>;
}

/** A local Slack with two workspaces, and the real bot waiting to be installed in them. */
export async function manyWorkspaces(
  mode: 'socket' | 'http',
  options: SandboxOptions = {},
): Promise<ManyWorkspaces> {
  const slack = await startSandbox({ seed: 7, faults: { paced: false }, ...options });
  const databasePath = join(freshFolder(), 'ragft.db');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const log: string[] = [];
  const firstKeys: OAuthConfig['keys'] = [randomBytes(32)];

  const start = async (keys: OAuthConfig['keys'], at = port): Promise<Bot> => {
    const { clientId, clientSecret, apiUrl, appToken, signingSecret } = slack;
    const access = { oauth: { clientId, clientSecret, keys, publicUrl: url }, apiUrl };
    const bot = await startBot({
      connection: mode === 'socket' ? { mode, appToken, ...access } : { mode, signingSecret, ...access },
      database: { path: databasePath },
      server: { host: '127.0.0.1', port: at },
      log: createLog({ level: 'info', format: 'json' }, [], {
        write: (line: string) => void log.push(line),
      }),
      now: slack.clock.now,
      tickMs: 50,
      rateLimited: true,
      onLost: (fault) => {
        throw fault;
      },
    });
    if (mode === 'http') slack.deliverTo(`${bot.url}/slack/events`);
    return bot;
  };

  let bot = await start(firstKeys);
  onTestFinished(async () => {
    await bot.stop();
    await slack.close();
  });
  return {
    slack,
    store: await freshStore({ path: databasePath }),
    databasePath,
    url,
    log,
    keys: firstKeys,
    install: async (workspace, decision = 'allow') => {
      const { agreement, cookie } = await beginning(url);
      const back = await decide(agreement, workspace, decision);
      return fetch(back, { headers: { cookie } });
    },
    stopBot: () => bot.stop(),
    startBot: async (keys = firstKeys) => {
      bot = await start(keys);
    },
    startReplica: async () => {
      const replica = await start(firstKeys, 0);
      onTestFinished(() => replica.stop());
      return replica.url;
    },
  };
}

/** The first half: where Slack’s page is, and what the browser was given to bring back. */
export async function beginning(url: string): Promise<{ agreement: URL; cookie: string }> {
  const begun = await fetch(`${url}/slack/install`, { redirect: 'manual' });
  const [cookie = ''] = (begun.headers.get('set-cookie') ?? '').split(';');
  return { agreement: new URL(begun.headers.get('location') ?? ''), cookie };
}

/** What Slack does once somebody has pressed a button on its page: where it sends the browser. */
export async function decide(agreement: URL, workspace: string, decision = 'allow'): Promise<string> {
  const answer = await fetch(agreement, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ ...Object.fromEntries(agreement.searchParams), decision, workspace }),
  });
  return answer.headers.get('location') ?? '';
}
