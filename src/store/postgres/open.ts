import type { Database } from '../access.ts';
import { nameOf } from '../place.ts';
import { anew, asStoreFault, poolAt, whyNotOpened } from './connect.ts';
import { kyselyOver } from './dialect.ts';
import { linesOver } from './lines.ts';
import { migratePostgres } from './migrate.ts';

/** Of each kind, so that reads never wait behind writes; twice as many in all. */
const CONNECTIONS = 5;

export async function openPostgres(url: string): Promise<Database> {
  const migrated = await migrateAt(url);
  const readers = poolAt(url, { connections: CONNECTIONS, impatient: true });
  const writers = poolAt(url, { connections: CONNECTIONS, impatient: true });
  const readerDb = kyselyOver(readers);
  const lines = linesOver(writers);
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await lines.close();
    await Promise.all([readers.end(), writers.end()]);
  };
  return {
    migrated,
    read: async (work) => {
      try {
        return await anew(() => work(readerDb));
      } catch (fault) {
        throw asStoreFault(fault);
      }
    },
    write: lines.write,
    writeAcross: (work) => lines.write(null, work),
    close: async () => {
      closing ??= close();
      await closing;
    },
  };
}

async function migrateAt(url: string): Promise<readonly string[]> {
  const pool = poolAt(url, { connections: 1, impatient: false });
  try {
    const client = await pool.connect();
    try {
      return await migratePostgres(client, nameOf({ url }));
    } finally {
      client.release();
    }
  } catch (fault) {
    throw whyNotOpened(url, fault);
  } finally {
    await pool.end();
  }
}
