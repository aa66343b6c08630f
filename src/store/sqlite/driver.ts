import { createRequire } from 'node:module';
import type BetterSqlite3 from 'better-sqlite3';
import { StoreRefused } from '../faults.ts';

export type SqliteConnection = BetterSqlite3.Database;

const require = createRequire(import.meta.url);

/**
 * better-sqlite3 13 crashes on Node 20, version 12 aborts a running server on Node 24; 22 runs either. npm installs
 * only the one that suits the Node it runs on.
 */
function driver(): typeof BetterSqlite3 {
  const old = Number.parseInt(process.versions.node, 10) < 22;
  try {
    return old ? require('sqlite-for-node-20') : require('better-sqlite3');
  } catch (cause) {
    throw new StoreRefused(
      `SQLite was not installed for Node ${process.versions.node}. Run npm ci with this Node and look at what it says.`,
      { cause },
    );
  }
}

export const connect = (path: string, options: BetterSqlite3.Options): SqliteConnection => {
  const Driver = driver();
  return new Driver(path, options);
};

/** SQLite's own word for what went wrong, such as `SQLITE_FULL`; undefined where the fault is not SQLite's. */
export const sqliteCode = (fault: unknown): string | undefined =>
  fault instanceof Error && fault.name === 'SqliteError' && 'code' in fault ? String(fault.code) : undefined;

/** The disk is full, read-only, or broken. */
export const isUnwritable = (fault: unknown): boolean =>
  /^SQLITE_(FULL|READONLY|IOERR|CANTOPEN)/.test(sqliteCode(fault) ?? '');

export const isBusy = (fault: unknown): boolean => sqliteCode(fault)?.startsWith('SQLITE_BUSY') === true;
