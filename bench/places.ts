import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '#store/index';
import type { Place } from '#store/place';
import { installedPostgres, say, startCluster } from '#tests/postgres/cluster';

export type Engine = 'SQLite' | 'PostgreSQL';

export interface Places {
  readonly engines: readonly Engine[];
  readonly empty: (engine: Engine) => Promise<Place>;
  /** An empty database; `fill` is done before anything else uses it. */
  readonly fresh: <T>(
    engine: Engine,
    fill: (store: Store) => Promise<T>,
  ) => Promise<{ place: Place; filled: T }>;
  readonly close: () => Promise<void>;
}

/** Where bots keep what they are measured with. PostgreSQL waits for the disk here as it would in earnest. */
export async function openPlaces(): Promise<Places> {
  const folder = mkdtempSync(join(tmpdir(), 'ragft-bench-'));
  const cluster = installedPostgres ? await startCluster({ durable: true }) : undefined;
  let count = 0;
  const empty = async (engine: Engine): Promise<Place> => {
    count += 1;
    if (engine === 'SQLite') return { path: join(folder, `${count}.db`) };
    if (!cluster) throw new Error('PostgreSQL is not installed.');
    await say(cluster.url('postgres'), `create database bench${count}`);
    return { url: cluster.url(`bench${count}`) };
  };
  return {
    engines: cluster ? ['SQLite', 'PostgreSQL'] : ['SQLite'],
    empty,
    fresh: async (engine, fill) => {
      const place = await empty(engine);
      return { place, filled: await withStore(place, fill) };
    },
    close: async () => {
      await cluster?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function withStore<T>(place: Place, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({
    ...place,
    report: (row) => {
      throw row;
    },
  });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
