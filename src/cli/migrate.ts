import { createLog } from '#src/log';
import { openDatabase } from '#src/open-database';
import { nameOf } from '#store/place';
import { print } from './print.ts';
import { readEnvironment } from './read-environment.ts';

/** `ragft migrate`: what every start does first, on its own. */
export async function migrate(): Promise<number> {
  const { database, log } = readEnvironment();
  const store = await openDatabase(database.place, createLog({ ...log, level: 'warn' }));
  await store.close();
  const { migrated } = store;
  await print(
    migrated.length > 0
      ? `${nameOf(database.place)} was brought up to date: ${migrated.join(', ')}\n`
      : `${nameOf(database.place)} is up to date.\n`,
  );
  return 0;
}
