import { channel } from 'node:diagnostics_channel';
import type { Access } from './access.ts';

/** One read or write, from when it was asked for until it was done or failed. */
export interface StoreWork {
  readonly kind: 'read' | 'write';
  readonly ms: number;
}

/** Whoever measures subscribes to this; without a subscriber it costs nothing. */
export const storeWork = channel('ragft:store');

export function timed<Database extends Access>(database: Database): Database {
  const timing = async <T>(kind: StoreWork['kind'], work: () => Promise<T>): Promise<T> => {
    if (!storeWork.hasSubscribers) return work();
    const since = performance.now();
    try {
      return await work();
    } finally {
      storeWork.publish({ kind, ms: performance.now() - since } satisfies StoreWork);
    }
  };
  return {
    ...database,
    read: (work) => timing('read', () => database.read(work)),
    write: (team, work) => timing('write', () => database.write(team, work)),
    writeAcross: (work) => timing('write', () => database.writeAcross(work)),
  };
}
