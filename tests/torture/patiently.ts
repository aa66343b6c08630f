import { setTimeout as wait } from 'node:timers/promises';
import { StoreAway, StoreBusy } from '#store/faults';

/** On a crowded machine the turn of whoever looks on may come too late, as anybody's; then it is tried again. */
export async function patiently<T>(look: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await look();
    } catch (fault) {
      if (tries === 20 || !(fault instanceof StoreBusy || fault instanceof StoreAway)) throw fault;
      await wait(200);
    }
  }
}
