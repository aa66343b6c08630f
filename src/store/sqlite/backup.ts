import { chmodSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { StoreRefused } from '../faults.ts';
import { connect, isBusy, sqliteCode } from './driver.ts';
import { type Examined, examineSqlite } from './examine.ts';

/**
 * A copy as of one moment, taken while the bot goes on writing, and read through from end to end before it gets its
 * name: what carries the name can be restored. Never overwrites anything.
 */
export async function backUp(from: string, to: string): Promise<Examined> {
  if (!existsSync(from)) throw new StoreRefused(`There is no database ${from}.`);
  if (existsSync(to)) throw new StoreRefused(`${to} exists already. Name a file that does not.`);
  const unfinished = `${to}.unfinished`;
  rmSync(unfinished, { force: true });
  try {
    await copy(from, unfinished);
    const examined = sound(unfinished);
    // Unlike a renaming it fails where somebody else made the file meanwhile.
    linkSync(unfinished, to);
    return examined;
  } catch (fault) {
    if (fault instanceof StoreRefused) throw fault;
    throw new StoreRefused(`${to} cannot be made: ${(fault as Error).message}.`, { cause: fault });
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/**
 * Puts a copy in the place of the database; resolves with where the former one is kept, undefined where there was
 * none. A process that still has it open would go on writing into the former one, so that is refused.
 */
export async function restore(
  from: string,
  to: string,
  now: Date,
): Promise<{ readonly aside: string | undefined; readonly examined: Examined }> {
  sound(from);
  const incoming = `${to}.incoming`;
  rmSync(incoming, { force: true });
  try {
    await copy(from, incoming);
    const examined = sound(incoming);
    if (!existsSync(to)) {
      renameSync(incoming, to);
      return { aside: undefined, examined };
    }
    const aside = `${to}.before-${now.toISOString().slice(0, 19).replaceAll(':', '-')}`;
    if (existsSync(aside)) throw new StoreRefused(`${aside} exists already. Try again in a second.`);
    alone(to, () => {
      linkSync(to, aside);
      renameSync(incoming, to);
    });
    return { aside, examined };
  } finally {
    rmSync(incoming, { force: true });
  }
}

const ALL_PAGES = 0x7fffffff;

async function copy(from: string, to: string): Promise<void> {
  const source = connect(from, { readonly: true, timeout: 5_000 });
  try {
    // All pages in one go: taken in portions, it would begin anew at every write of the bot.
    await source.backup(to, { progress: () => ALL_PAGES });
    chmodSync(to, 0o600);
  } catch (fault) {
    throw new StoreRefused(`${to} cannot be written: ${(fault as Error).message}.`, { cause: fault });
  } finally {
    source.close();
  }
  // One file by itself, without the two beside it that a running database has.
  const target = connect(to, {});
  target.pragma('journal_mode = delete');
  target.close();
}

function sound(path: string): Examined {
  const examined = examineSqlite(path);
  if (examined.damage.length === 0) return examined;
  throw new StoreRefused(`${path} is damaged (${examined.damage[0]}). Nothing was changed.`);
}

/** Does it while nobody else has the file open: only then can SQLite leave the write-ahead log, which it folds in. */
function alone(path: string, act: () => void): void {
  const connection = connect(path, { timeout: 500 });
  try {
    connection.pragma('journal_mode = delete');
    connection.exec('begin exclusive');
    act();
    connection.exec('rollback');
  } catch (fault) {
    if (!isBusy(fault)) throw fault;
    throw new StoreRefused(
      `The database ${path} is in use (${sqliteCode(fault)}). Stop the bot, then restore. Nothing was changed.`,
      { cause: fault },
    );
  } finally {
    connection.close();
  }
}
