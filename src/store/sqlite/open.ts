import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Kysely } from 'kysely';
import type { Database } from '../access.ts';
import { StoreBusy, StoreRefused, StoreUnwritable } from '../faults.ts';
import type { Tables } from '../tables.ts';
import { dialectOver } from './dialect.ts';
import { connect, isBusy, isUnwritable, type SqliteConnection, sqliteCode } from './driver.ts';
import { groupCommit } from './group-commit.ts';
import { migrateSqlite } from './migrate.ts';

/** A process that starts waits this long for another one that migrates. */
const START_PATIENCE_MS = 30_000;

/** While SQLite waits, nothing else runs; the queue of writes waits longer, and lets others on. Reads hardly ever wait. */
const BUSY_TIMEOUT_MS = 50;

export async function openSqlite(path: string, { throwaway = false } = {}): Promise<Database> {
  const writer = openFile(path);
  try {
    const migrated = await migrateSqlite(writer, START_PATIENCE_MS);
    await settle(writer, throwaway);

    // Of its own, so that nobody reads what is not committed yet.
    const reader = connect(path, { timeout: BUSY_TIMEOUT_MS });
    reader.pragma('query_only = on');

    const readerDb = new Kysely<Tables>({ dialect: dialectOver(reader) });
    const writes = groupCommit(writer, new Kysely<Tables>({ dialect: dialectOver(writer) }));
    return {
      migrated,
      read: async (work) => {
        try {
          return await work(readerDb);
        } catch (fault) {
          throw isBusy(fault) ? new StoreBusy() : fault;
        }
      },
      // The file has one writer at a time, whatever it writes of.
      write: (_team, work) => writes.write(work).catch(sayUnwritable),
      writeAcross: (work) => writes.write(work).catch(sayUnwritable),
      close: async () => {
        await writes.close();
        reader.close();
        writer.close();
      },
    };
  } catch (fault) {
    writer.close();
    throw fault;
  }
}

function sayUnwritable(fault: unknown): never {
  throw isUnwritable(fault) ? new StoreUnwritable(sqliteCode(fault) ?? '', fault as Error) : fault;
}

/** Readable by its owner alone: it holds what a company plans. SQLite gives its two side files the same mode. */
function openFile(path: string): SqliteConnection {
  try {
    makeFolder(dirname(path));
    closeSync(openSync(path, 'a', 0o600));
    chmodSync(path, 0o600);
  } catch (cause) {
    throw new StoreRefused(
      `The database ${path} cannot be opened for writing: ${(cause as Error).message}. ` +
        'Name a file in a folder this user may write to.',
      { cause },
    );
  }
  return connect(path, { timeout: START_PATIENCE_MS });
}

/** Node's own `recursive` never returns where a folder is missing and the system will not make it, as in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (fault) {
    // Another process may have been quicker.
    if (!existsSync(folder)) throw fault;
  }
}

async function settle(connection: SqliteConnection, throwaway: boolean): Promise<void> {
  await switchToWal(connection);
  connection.pragma(`synchronous = ${throwaway ? 'off' : 'full'}`);
  connection.pragma('foreign_keys = on');
  connection.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
}

/** The switch itself does not wait for its turn as other statements do. */
async function switchToWal(connection: SqliteConnection): Promise<void> {
  const giveUp = Date.now() + START_PATIENCE_MS;
  for (;;) {
    try {
      connection.pragma('journal_mode = wal');
      return;
    } catch (fault) {
      if (!isBusy(fault) || Date.now() > giveUp) throw fault;
      await pause(20);
    }
  }
}
