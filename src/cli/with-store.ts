import { existsSync } from 'node:fs';
import { createLog } from '#src/log';
import { openDatabase } from '#src/open-database';
import { StartFault } from '#src/start-fault';
import type { Store } from '#store/index';
import { readEnvironment } from './read-environment.ts';

/** For a command that works on the database, beside a running bot or without one. */
export async function withStore(work: (store: Store) => Promise<number>): Promise<number> {
  const { database, log } = readEnvironment();
  const { place } = database;
  if ('path' in place && !existsSync(place.path))
    throw new StartFault([`DATABASE_PATH: there is no database ${place.path}.`]);
  const store = await openDatabase(place, createLog({ ...log, level: 'warn' }));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
