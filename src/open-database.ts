import { StoreRefused } from '#store/faults';
import { openStore, type Store } from '#store/index';
import type { Log } from './log.ts';
import { StartFault } from './start-fault.ts';

/** The store for whoever runs the bot: what it refuses becomes a line that names the variable. */
export async function openDatabase(path: string, log: Log): Promise<Store> {
  try {
    const store = await openStore({ path, report: (row) => log.error({ err: row }, 'a row was left out') });
    if (store.migrated.length > 0)
      log.info({ migrations: store.migrated }, 'the database was brought up to date');
    return store;
  } catch (fault) {
    if (fault instanceof StoreRefused) throw new StartFault([`DATABASE_PATH: ${fault.message}`]);
    throw fault;
  }
}
