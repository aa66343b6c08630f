import type { Kysely } from 'kysely';
import type { Turn, Work } from '../access.ts';
import { StoreBusy, StoreClosed } from '../faults.ts';
import type { Tables } from '../tables.ts';
import { isBusy, type SqliteConnection } from './driver.ts';

interface Waiting {
  readonly since: number;
  readonly perform: () => Promise<() => void>;
  readonly fail: (fault: unknown) => void;
}

/** How long a write waits for another process to finish its own; Slack gives us three seconds in all. */
const PATIENCE_MS = 2_000;
const RETRY_MS = 20;

/**
 * All writes that arrive in one turn of the event loop share one transaction, a savepoint each, and are told so only
 * after the commit: durable against power loss, for one sync to disk instead of many.
 */
export function groupCommit(connection: SqliteConnection, db: Kysely<Tables>) {
  const begin = connection.prepare('begin immediate');
  const commit = connection.prepare('commit');
  const rollback = connection.prepare('rollback');
  const mark = connection.prepare('savepoint one_write');
  const keep = connection.prepare('release one_write');
  const undo = connection.prepare('rollback to one_write');

  let queue: Waiting[] = [];
  let running: Promise<void> | undefined;
  let closed = false;

  const write = <T>(work: Work<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      if (closed) return reject(new StoreClosed());
      queue.push({
        since: Date.now(),
        perform: async () => {
          const value = await withinThisTurn((turn) => work(db, turn));
          return () => resolve(value);
        },
        fail: reject,
      });
      running ??= nextTurn().then(drain);
    });

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue;
      queue = [];
      if (await perform(batch)) {
        // Whoever writes one thing after another, as fast as it goes, would keep everything else from its turn.
        await nextTurn();
        continue;
      }

      const now = Date.now();
      for (const late of batch.filter(({ since }) => now - since >= PATIENCE_MS)) late.fail(new StoreBusy());
      queue = [...batch.filter(({ since }) => now - since < PATIENCE_MS), ...queue];
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
    running = undefined;
  }

  /** False when another process holds the file and nothing was begun. */
  async function perform(batch: readonly Waiting[]): Promise<boolean> {
    try {
      begin.run();
    } catch (fault) {
      if (isBusy(fault)) return false;
      for (const { fail } of batch) fail(fault);
      return true;
    }
    try {
      const alone = batch.length === 1;
      const told: (() => void)[] = [];
      for (const one of batch) told.push(await (alone ? one.perform() : performOne(one)));
      commit.run();
      for (const tell of told) tell();
    } catch (fault) {
      // A full disk ends the whole transaction by itself, and then every write in it has failed.
      if (connection.inTransaction) rollback.run();
      for (const { fail } of batch) fail(fault);
    }
    return true;
  }

  async function performOne({ perform, fail }: Waiting): Promise<() => void> {
    mark.run();
    try {
      const succeed = await perform();
      keep.run();
      return succeed;
    } catch (fault) {
      if (!connection.inTransaction) throw fault;
      undo.run();
      keep.run();
      return () => fail(fault);
    }
  }

  return {
    write,
    /** Lets what was accepted finish, and accepts nothing more. */
    close: async () => {
      closed = true;
      await running;
    },
  };
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * SQLite answers at once, so a write that is not done by the next turn waits for something else: the network, a timer,
 * or a write outside its own transaction, which would wait for it for ever. It is undone rather than let hold up all.
 */
function withinThisTurn<T>(work: (turn: Turn) => Promise<T>): Promise<T> {
  const turn = { over: false };
  return new Promise<T>((resolve, reject) => {
    const late = setImmediate(() => {
      turn.over = true;
      reject(new Error('A write waited for something outside its own transaction.'));
    });
    work(turn)
      .then(resolve, reject)
      .finally(() => {
        turn.over = true;
        clearImmediate(late);
      });
  });
}
