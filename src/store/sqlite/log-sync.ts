import type { FileHandle } from 'node:fs/promises';
import { StoreUnwritable, UNSYNCED } from '../faults.ts';

export interface LogSync {
  /** Resolves when all that was committed before is on the disk. */
  readonly durable: () => Promise<void>;
  /** What went wrong for good: nobody knows any more which part of the log the disk has. */
  readonly broken: () => StoreUnwritable | undefined;
}

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (fault: StoreUnwritable) => void;
}

/**
 * The wait for the disk, outside the thread that everybody else waits for. SQLite appends a commit to its log; with
 * `synchronous = normal` it syncs the log only before it carries pages over into the file, and where it begins the log
 * anew. What lies between is synced here: a log is read up to its first gap, so a sync that begins after a commit makes
 * that one durable and all before it. SQLite takes its locks on other files, and keeps the log for as long as it is open.
 */
export function logSync(log: Pick<FileHandle, 'datasync'>): LogSync {
  let waiting: Waiting[] = [];
  let underWay = false;
  let broken: StoreUnwritable | undefined;

  /** One sync serves all who came before it; who comes meanwhile waits for the next. */
  async function run(): Promise<void> {
    underWay = true;
    while (waiting.length > 0) {
      const these = waiting;
      waiting = [];
      try {
        if (!broken) await log.datasync();
      } catch (cause) {
        broken = new StoreUnwritable(UNSYNCED, cause as Error);
      }
      for (const { resolve, reject } of these) broken ? reject(broken) : resolve();
    }
    underWay = false;
  }

  return {
    durable: () =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        if (!underWay) void run();
      }),
    broken: () => broken,
  };
}
