import { randomBytes, randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { brand, type TeamId } from '#scoping/ids';
import { createSlackApp } from '#slack/app';
import type { Listeners } from '#slack/listeners/listener';
import { TokenSeal } from '#slack/token-seal';
import { createLog } from '#src/log';
import type { OAuthConfig } from '#src/slack-config';
import { serve } from '#src/web-server';
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

export const keys: OAuthConfig['keys'] = [randomBytes(32)];
const oauth = { clientId: '1.2', clientSecret: 'secret', keys, publicUrl: 'https://ragft.example' };

export function savedInstallation(team: TeamId) {
  return {
    team,
    enterprise: null,
    sealedToken: new TokenSeal(keys).seal(team, `xoxb-${team}`),
    botId: `B-${team}`,
    botUserId: `UBOT-${team}`,
    scopes: [],
    installedBy: brand<'person'>('U1'),
    installedAt: new Date(),
    revokedAt: null,
  };
}

/** The whole app around a few listeners, with its log in hand. */
export async function appWith(
  slack: SmallSlack,
  some: Partial<Listeners>,
  { mode = 'http', rateLimited = false, installedIn }: How = {},
) {
  const store = await freshStore();
  for (const team of installedIn ?? [])
    await store.installations.save(savedInstallation(brand<'team'>(team)));
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
