import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('./bot.js', import.meta.url));

export interface Memory {
  /** What the process has taken from the system, garbage and room for more included. */
  readonly rss: number;
  /** What is still in use: objects, and the buffers beside them. */
  readonly held: number;
  /** What one request gave an object of its own is found in all. */
  readonly polluted: boolean;
}

interface Options {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly signingSecret: string;
  readonly databasePath: string;
  readonly onLog: (line: string) => void;
}

/** The process that is attacked. */
export interface Target {
  readonly url: string;
  /** Why it ended by itself; undefined while it lives. */
  readonly death: () => string | undefined;
  readonly advance: (ms: number) => void;
  /** After its garbage was collected. */
  readonly memory: () => Promise<Memory>;
  readonly stop: () => Promise<void>;
}

export async function startTarget(options: Options): Promise<Target> {
  const { apiUrl, botToken, signingSecret, databasePath, onLog } = options;
  const child = fork(program, [apiUrl, botToken, signingSecret, databasePath], {
    execArgv: ['--expose-gc'],
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let stderr = '';
  let stopping = false;
  if (child.stdout) createInterface(child.stdout).on('line', onLog);
  child.stderr?.on('data', (chunk) => {
    stderr = (stderr + chunk).slice(-20_000);
  });
  const ended = once(child, 'exit');
  const death = (): string | undefined => {
    if (stopping || (child.exitCode === null && child.signalCode === null)) return undefined;
    return `The bot ended by itself with ${child.exitCode ?? child.signalCode}:\n${stderr}`;
  };
  const { url } = await Promise.race([
    said<{ url: string }>(child),
    ended.then(() => {
      throw new Error(death());
    }),
  ]);
  return {
    url,
    death,
    advance: (advanceMs) => void child.send({ advanceMs }),
    memory: async () => {
      const answer = said<{ memory: Memory }>(child);
      child.send({});
      return (await answer).memory;
    },
    stop: async () => {
      stopping = true;
      if (child.exitCode === null && child.signalCode === null && child.kill('SIGTERM')) await ended;
    },
  };
}

const said = async <T>(child: ChildProcess): Promise<T> => (await once(child, 'message'))[0] as T;
