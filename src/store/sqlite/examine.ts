import { existsSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StoreRefused } from '../faults.ts';
import { connect, sqliteCode } from './driver.ts';
import { missing } from './migrate.ts';

export interface Examined {
  /** SQLite's own words for what is broken; empty where nothing is. */
  readonly damage: readonly string[];
  /** Migrations that the next start would run. */
  readonly missing: readonly string[];
  readonly bytes: number;
}

/**
 * Looks at a database file without changing it, whether a bot is running on it or not; throws a StoreRefused for one
 * that is not ours, or of a newer version.
 */
export function examineSqlite(path: string): Examined {
  if (!existsSync(path)) throw new StoreRefused(`There is no database ${path}.`);
  // A file that was closed well has no side files, and reading it may not need a folder that can be written to.
  const connection = connect(path, { readonly: true, timeout: 5_000 });
  try {
    const todo = missing(connection);
    const found = connection.pragma('integrity_check(20)') as { integrity_check: string }[];
    const orphans = connection.pragma('foreign_key_check') as { table: string; parent: string }[];
    return {
      damage: [
        ...found.map(({ integrity_check: said }) => said).filter((said) => said !== 'ok'),
        ...new Set(orphans.map(({ table, parent }) => `rows of ${table} point to no row of ${parent}`)),
      ],
      missing: todo,
      bytes: statSync(path).size,
    };
  } catch (fault) {
    if (fault instanceof StoreRefused) throw fault;
    // So far gone that SQLite cannot even look through it.
    if (sqliteCode(fault)?.startsWith('SQLITE_CORRUPT'))
      return { damage: [(fault as Error).message], missing: [], bytes: statSync(path).size };
    throw new StoreRefused(`The database ${path} cannot be read: ${(fault as Error).message}.`, {
      cause: fault,
    });
  } finally {
    connection.close();
  }
}

/** What is left on the disk that the file is on, for us. */
export async function freeBytes(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(dirname(path));
  return bavail * bsize;
}
