import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;

/** A write's own transaction, as long as it lasts. */
export interface Turn {
  readonly over: boolean;
}

export type Write = <T>(work: (db: Db, turn: Turn) => Promise<T>) => Promise<T>;

/**
 * How a store reaches the database. Reads see only what is committed. A write is one transaction of its own, may
 * await nothing but its queries, and is done when it is safe on the disk.
 */
export interface Access {
  readonly read: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  readonly write: Write;
}

/** Reads and writes that belong to a transaction already begun. */
export function within(db: Db, turn: Turn): Access {
  const run = async <T>(work: (db: Db, turn: Turn) => Promise<T>): Promise<T> => {
    if (turn.over) throw new Error('This transaction is over.');
    return work(db, turn);
  };
  return { read: run, write: run };
}
