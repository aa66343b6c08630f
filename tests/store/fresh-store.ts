import { onTestFinished } from 'vitest';
import { openStore, type Store } from '#store/index';
import type { Place } from '#store/place';
import { freshPlace } from './fresh-place.ts';

/** A store on a database of its own, which fails the test when it reports a row it cannot read. */
export async function freshStore(place?: Place): Promise<Store> {
  const store = await openStore({
    ...(place ?? (await freshPlace())),
    report: (row) => {
      throw row;
    },
  });
  onTestFinished(() => store.close());
  return store;
}
