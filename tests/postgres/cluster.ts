import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../free-port.ts';

/** Where Debian, Homebrew and PostgreSQL's own packages put what no PATH leads to. */
const homes = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt'];

function candidates(): readonly string[] {
  const versions = homes.flatMap((home) =>
    existsSync(home) ? readdirSync(home).map((name) => join(home, name, 'bin')) : [],
  );
  return [...(process.env.PATH ?? '').split(':'), ...versions.toSorted().reverse()];
}

/** The folder of a PostgreSQL that could be started here; undefined where none is installed. */
export const installedPostgres: string | undefined = candidates().find(
  (bin) => existsSync(join(bin, 'initdb')) && existsSync(join(bin, 'postgres')),
);

export interface Cluster {
  readonly url: (database: string) => string;
  /** The server goes as one that is restarted does; all it holds stays. */
  readonly pause: () => Promise<void>;
  readonly resume: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** PostgreSQL never runs as root; then it runs as the user its package made. */
function runAs(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (what: string) => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/**
 * A PostgreSQL server of its own for one run of tests, thrown away with all it holds. Its language sorts words as people
 * do, not by code point, so that whoever relies on the server's order is found out. `durable`: it waits for the disk,
 * where time is measured.
 */
export async function startCluster({ durable = false } = {}): Promise<Cluster> {
  const bin = installedPostgres;
  if (!bin) throw new Error('PostgreSQL is not installed. On Debian: apt-get install postgresql');
  const user = runAs();
  const data = mkdtempSync(join(tmpdir(), 'ragft-postgres-'));
  if (user) chownSync(data, user.uid, user.gid);
  const words = '--auth=trust --username=ragft --no-sync --encoding=UTF8 --locale=C.UTF-8';
  const language = ['--locale-provider=icu', '--icu-locale=en'];
  execFileSync(join(bin, 'initdb'), ['-D', data, ...words.split(' '), ...language], {
    ...user,
    cwd: data,
    stdio: ['ignore', 'ignore', 'pipe'],
  });

  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', max_connections: 300 };
  // Nothing of a test outlives the run, so nothing waits for the disk.
  const hasty = { fsync: 'off', full_page_writes: 'off', autovacuum: 'off', max_wal_size: '4GB' };
  const flags = Object.entries({ ...settings, ...(durable ? {} : hasty) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const url = (database: string) => `postgres://ragft@127.0.0.1:${port}/${database}`;
  let pause = async (): Promise<void> => {};
  const resume = async (): Promise<void> => {
    const server = spawn(join(bin, 'postgres'), ['-D', data, ...flags], {
      ...user,
      cwd: data,
      stdio: 'ignore',
    });
    const ended = new Promise<void>((resolve) => server.on('close', () => resolve()));
    const killWithUs = () => void server.kill('SIGQUIT');
    process.on('exit', killWithUs);
    pause = async () => {
      server.kill('SIGINT');
      await ended;
      process.off('exit', killWithUs);
    };
    await untilItAnswers(url('postgres'));
  };
  await resume();
  return {
    url,
    pause: () => pause(),
    resume,
    stop: async () => {
      await pause();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Runs one statement on a connection of its own. */
export async function say(url: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

async function untilItAnswers(url: string): Promise<void> {
  const giveUp = Date.now() + 60_000;
  for (;;) {
    try {
      await say(url, 'select 1');
      return;
    } catch (fault) {
      if (Date.now() > giveUp) throw fault;
      await pause(50);
    }
  }
}
