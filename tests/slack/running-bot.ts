import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, vi } from 'vitest';
import { bare, menu } from '../ragft.ts';
import type { WhenDone } from './small-slack.ts';

export const signingSecret = '8f742231b10e8888abcd99yyyzzz85a5';

export const socketTokens = { SLACK_BOT_TOKEN: 'xoxb-its-secret', SLACK_APP_TOKEN: 'xapp-its-secret' };
export const httpTokens = { SLACK_BOT_TOKEN: 'xoxb-its-secret', SLACK_SIGNING_SECRET: signingSecret };

export interface RunningBot {
  readonly lines: () => readonly Record<string, unknown>[];
  readonly output: () => string;
  readonly stderr: () => string;
  /** Its web server; resolves when it is ready. */
  readonly url: () => Promise<string>;
  readonly signal: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<number | null>;
}

/** The built bot as a process of its own, as `npm start` or `npm run demo` runs it, killed at the end. */
export function runBot(
  env: NodeJS.ProcessEnv,
  whenDone: WhenDone = onTestFinished,
  command: 'start' | 'demo' = 'start',
): RunningBot {
  const folder = mkdtempSync(join(tmpdir(), 'ragft-bot-'));
  const child = spawn(process.execPath, [menu, command], {
    cwd: folder,
    env: bare({ PORT: '0', DATABASE_PATH: join(folder, 'ragft.db'), ...env }),
  });
  let output = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  whenDone(async () => {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });

  const lines = () =>
    output
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
  return {
    lines,
    output: () => output,
    stderr: () => stderr,
    signal: (signal) => void child.kill(signal),
    ended,
    url: () =>
      vi.waitFor(
        () => {
          const ready = lines().find(({ msg }) => msg === 'ready');
          expect(ready, output + stderr).toBeDefined();
          return ready?.url as string;
        },
        { timeout: 60_000 },
      ),
  };
}

/** Posts to the bot as Slack does, signed; `signed: false` forges the signature. */
export function post(
  url: string,
  body: string,
  { type = 'application/json', signed = true, ageSeconds = 0 } = {},
): Promise<Response> {
  const timestamp = String(Math.floor(Date.now() / 1000) - ageSeconds);
  const key = signed ? signingSecret : 'somebody-else';
  const signature = `v0=${createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  return fetch(`${url}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signature,
    },
  });
}

export const postForm = (url: string, fields: Record<string, string>): Promise<Response> =>
  post(url, new URLSearchParams(fields).toString(), { type: 'application/x-www-form-urlencoded' });

export const postPayload = (url: string, payload: unknown): Promise<Response> =>
  postForm(url, { payload: JSON.stringify(payload) });

export const command = (text: string): Record<string, string> => ({
  command: '/ragft',
  text,
  team_id: 'T1',
  user_id: 'U1',
  channel_id: 'C1',
  trigger_id: '1.2.3',
});
