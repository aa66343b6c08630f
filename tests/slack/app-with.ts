import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { createSlackApp } from '#slack/app';
import type { Listeners } from '#slack/listeners/listener';
import { createLog } from '#src/log';
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
}

/** The whole app around a few listeners, with its log in hand. */
export async function appWith(
  slack: SmallSlack,
  some: Partial<Listeners>,
  { mode = 'http', rateLimited = false }: How = {},
) {
  const lines: Record<string, unknown>[] = [];
  const log = createLog({ level: 'info', format: 'json' }, [], {
    write: (line) => void lines.push(JSON.parse(line)),
  });
  const app = await createSlackApp({
    connection:
      mode === 'http'
        ? { mode, botToken: 'xoxb-1', signingSecret, apiUrl: slack.apiUrl }
        : { mode, botToken: 'xoxb-1', appToken: 'xapp-1', apiUrl: slack.apiUrl },
    deps: { store: await freshStore(), now: () => new Date(), newId: randomUUID },
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
