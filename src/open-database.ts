import { StoreRefused, StoreUnreachable } from '#store/faults';
import { openStore, type Store } from '#store/index';
import type { Place } from '#store/place';
import type { Log } from './log.ts';
import { StartFault } from './start-fault.ts';

/** The store for whoever runs the bot: what it refuses becomes a line that names the variable. */
export async function openDatabase(place: Place, log: Log): Promise<Store> {
  try {
    const store = await openStore({
      ...place,
      report: (row) => log.error({ err: row }, 'a row was left out'),
    });
    if (store.migrated.length > 0)
      log.info({ migrations: store.migrated }, 'the database was brought up to date');
    return store;
  } catch (fault) {
    const variable = 'url' in place ? 'DATABASE_URL' : 'DATABASE_PATH';
    if (fault instanceof StoreRefused) throw new StartFault([`${variable}: ${fault.message}`]);
    if (fault instanceof StoreUnreachable) throw new StartFault([`${variable}: ${fault.message}`], 1);
    throw fault;
  }
}
