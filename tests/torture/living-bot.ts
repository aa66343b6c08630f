import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Sandbox } from '#sandbox/index';

const menu = fileURLToPath(new URL('../../src/cli/index.js', import.meta.url));
/** On a crowded machine a start takes long; what is tried is not how long. */
const START_MS = 60_000;

export type Mode = 'socket' | 'http';

export interface LivingBot {
  readonly process: ChildProcess;
  /** Lines it logged as errors or worse. */
  readonly complaints: readonly string[];
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/**
 * The built bot as a process of its own, connected to a sandbox in this one. `preload`: a module that its process loads
 * first. `rateLimits`: on where its people rest between two acts as people do.
 */
export async function startLivingBot(
  slack: Sandbox,
  mode: Mode,
  databasePath: string,
  { preload, rateLimits = 'off' }: { readonly preload?: string; readonly rateLimits?: 'on' | 'off' } = {},
): Promise<LivingBot> {
  const first = preload === undefined ? [] : ['--expose-gc', '--import', pathToFileURL(preload).href];
  const child = spawn(process.execPath, [...first, menu, 'start'], {
    env: {
      PATH: process.env.PATH,
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      ...(mode === 'socket'
        ? { SLACK_APP_TOKEN: slack.appToken }
        : { SLACK_SIGNING_SECRET: slack.signingSecret }),
      DATABASE_PATH: databasePath,
      PORT: '0',
      LOG_FORMAT: 'json',
      RATE_LIMITS: rateLimits,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const complaints: string[] = [];
  const url = await readyUrl(child, complaints);
  if (mode === 'http') slack.deliverTo(`${url}/slack/events`);
  const end = (signal: NodeJS.Signals) => async (): Promise<void> => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.signalCode === null && child.kill(signal)) await gone;
  };
  return { process: child, complaints, kill: end('SIGKILL'), stop: end('SIGTERM') };
}

function readyUrl(child: ChildProcess, complaints: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    let rest = '';
    const late = setTimeout(() => reject(new Error(`The bot did not start:\n${output}`)), START_MS);
    const hear = (chunk: Buffer): void => {
      output = (output + chunk).slice(-20_000);
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines.filter((one) => one.startsWith('{'))) {
        const { level, msg, url } = JSON.parse(line);
        if (level === 'error' || level === 'fatal') complaints.push(line);
        if (msg !== 'ready') continue;
        clearTimeout(late);
        resolve(url);
      }
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`The bot ended with ${code}:\n${output}`)));
  });
}
