import { randomBytes, randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { brand } from '#scoping/ids';
import { createSlackApp } from '#slack/app';
import type { Listeners } from '#slack/listeners/listener';
import { TokenSeal } from '#slack/token-seal';
import { createLog } from '#src/log';
import type { OAuthConfig } from '#src/slack-config';
import { serve } from '#src/web-server';
import type { Store } from '#store/index';
import { freshStore } from '#tests/store/fresh-store';
import { signingSecret } from './running-bot.ts';
import type { SmallSlack } from './small-slack.ts';

const nothing: Listeners = {
  words: [],
  start: async () => {},
  actions: {},
  afterClick: async () => {},
  submissions: {},
  closures: {},
  options: {},
  shortcuts: {},
  events: {},
};

interface How {
  readonly mode?: 'http' | 'socket';
  readonly rateLimited?: boolean;
  /** The workspaces that installed it by OAuth, instead of the one whose token is set. */
  readonly installedIn?: readonly string[];
}

const keys: OAuthConfig['keys'] = [randomBytes(32)];
const oauth = { clientId: '1.2', clientSecret: 'secret', keys, publicUrl: 'https://ragft.example' };

async function install(store: Store, id: string): Promise<void> {
  const team = brand<'team'>(id);
  await store.installations.save({
    team,
    enterprise: null,
    sealedToken: new TokenSeal(keys).seal(team, `xoxb-${id}`),
    botId: `B-${id}`,
    botUserId: `UBOT-${id}`,
    scopes: [],
    installedBy: brand<'person'>('U1'),
    installedAt: new Date(),
    revokedAt: null,
  });
}

/** The whole app around a few listeners, with its log in hand. */
export async function appWith(
  slack: SmallSlack,
  some: Partial<Listeners>,
  { mode = 'http', rateLimited = false, installedIn }: How = {},
) {
  const store = await freshStore();
  for (const team of installedIn ?? []) await install(store, team);
  const lines: Record<string, unknown>[] = [];
  const log = createLog({ level: 'info', format: 'json' }, [], {
    write: (line) => void lines.push(JSON.parse(line)),
  });
  const access = { ...(installedIn ? { oauth } : { botToken: 'xoxb-1' }), apiUrl: slack.apiUrl };
  const app = await createSlackApp({
    connection:
      mode === 'http' ? { mode, signingSecret, ...access } : { mode, appToken: 'xapp-1', ...access },
    deps: { store, now: () => new Date(), newId: randomUUID },
    log,
    listeners: () => ({ ...nothing, ...some }),
    rateLimited,
    onLost: (fault) => {
      throw fault;
    },
  });
  const web = await serve(app.routes, { host: '127.0.0.1', port: 0 }, log);
  await app.start();
  const stop = async () => {
    await web.stop();
    await app.stop();
  };
  onTestFinished(stop);
  return { url: web.url, faults: () => lines.filter(({ level }) => level === 'error'), lines, stop };
}
