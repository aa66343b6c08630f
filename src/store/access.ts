import type { Kysely } from 'kysely';
import type { TeamId } from '#scoping/ids';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;

/** A write's own transaction, as long as it lasts. */
export interface Turn {
  readonly over: boolean;
}

export type Work<T> = (db: Db, turn: Turn) => Promise<T>;

/**
 * How a store reaches the database. Reads see only what is committed. A write is one transaction of its own, may
 * await nothing but its queries, and is done when it is safe on the disk.
 */
export interface Access {
  readonly read: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  /** Writes of one workspace happen one after the other: what a write has read still holds when it writes. */
  readonly write: <T>(team: TeamId, work: Work<T>) => Promise<T>;
  /**
   * Of all workspaces, and beside the writes of each: for claims and for clearing away, where every statement decides
   * and acts by itself.
   */
  readonly writeAcross: <T>(work: Work<T>) => Promise<T>;
}

export interface Database extends Access {
  /** The names of the migrations that opening it ran. */
  readonly migrated: readonly string[];
  readonly close: () => Promise<void>;
}

/** Reads and writes that belong to a transaction already begun, of one workspace. */
export function within(db: Db, turn: Turn, own: TeamId): Access {
  const run = async <T>(work: Work<T>): Promise<T> => {
    if (turn.over) throw new Error('This transaction is over.');
    return work(db, turn);
  };
  return {
    read: run,
    write: async (team, work) => {
      if (team !== own) throw new Error('A transaction belongs to one workspace.');
      return run(work);
    },
    writeAcross: async () => {
      throw new Error('What is done for all workspaces is a transaction of its own.');
    },
  };
}
