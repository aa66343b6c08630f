import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Place } from '#store/place';
import { slackTo } from '../signed.ts';

/** A process that is measured. */
export interface Started {
  readonly url: string;
  readonly process: ChildProcess;
  /** Milliseconds from its start until it said that it is ready. */
  readonly readyMs: number;
  /** What it holds of the machine's memory now, in MiB. */
  readonly rssMb: () => number;
  /** What it has used of a core so far, in milliseconds. */
  readonly cpuMs: () => number;
  readonly stop: () => Promise<void>;
}

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export interface Stub extends Started {
  /** Resolves when the modal was asked for that this trigger opens, or this person's Home was drawn once more. */
  readonly shown: (to: string) => Promise<void>;
}

export async function startStub(): Promise<Stub> {
  const stub = await start([file('./slack-stub.js')], {});
  const waiting = new Map<string, (() => void)[]>();
  stub.process.on('message', (to) => waiting.get(String(to))?.shift()?.());
  return {
    ...stub,
    shown: (to) =>
      new Promise((resolve) => {
        const before = waiting.get(to);
        if (before) before.push(resolve);
        else waiting.set(to, [resolve]);
      }),
  };
}

export const startBare = (stub: Started, more: Readonly<Record<string, string>> = {}): Promise<Started> =>
  start([file('./bare-app.js')], { SLACK_API_URL: `${stub.url}/api/`, ...more });

/** The built bot, as `npm start` starts it, over HTTP. */
export const startRagft = (
  stub: Started,
  place: Place,
  access: Readonly<Record<string, string>> = { SLACK_BOT_TOKEN: slackTo.token },
): Promise<Started> =>
  start([...profiling(), file('../../src/cli/index.js'), 'start'], {
    SLACK_API_URL: `${stub.url}/api/`,
    SLACK_SIGNING_SECRET: slackTo.secret,
    ...access,
    ...('url' in place ? { DATABASE_URL: place.url } : { DATABASE_PATH: place.path }),
    PORT: '0',
    LOG_FORMAT: 'json',
    RATE_LIMITS: 'off',
  });

/** `PROFILE_INTO=<folder>` writes a CPU profile of each bot there, to be opened in a browser's tools. */
const profiling = (): readonly string[] => {
  const { PROFILE_INTO } = process.env;
  return PROFILE_INTO ? ['--cpu-prof', `--cpu-prof-dir=${PROFILE_INTO}`] : [];
};

async function start(argv: readonly string[], env: Readonly<Record<string, string>>): Promise<Started> {
  const begun = performance.now();
  const child = spawn(process.execPath, argv, {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const url = await readyUrl(child);
  return {
    url,
    process: child,
    readyMs: performance.now() - begun,
    rssMb: () => statusOf(child, 'VmRSS') / 1024,
    cpuMs: () => cpuMsOf(child),
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null && child.signalCode === null && child.kill('SIGTERM')) await gone;
    },
  };
}

function readyUrl(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`It ended with ${code}:\n${said}`)));
    child.stdout?.on('data', (chunk) => {
      said = (said + chunk).slice(-20_000);
      const ready = /^\{.*"msg":"ready".*\}$/m.exec(said);
      if (ready) resolve(JSON.parse(ready[0]).url);
    });
  });
}

const statusOf = ({ pid }: ChildProcess, name: string): number =>
  Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

/** Linux counts in hundredths of a second. */
function cpuMsOf({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
