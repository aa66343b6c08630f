import { existsSync } from 'node:fs';
import { StoreRefused } from '../faults.ts';
import { connect, isBusy, type SqliteConnection } from '../sqlite/driver.ts';
import { openSqlite } from '../sqlite/open.ts';

/** One table as it is to be copied: after those it leads to, and row by row in the order of its key. */
export interface SourceTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly isText: boolean }[];
  readonly key: readonly string[];
  readonly rows: number;
  /** How far its growing number has come, which may be beyond every row that is left. */
  readonly sequence: number | undefined;
}

export type Cell = string | number | null;

export interface Source {
  readonly tables: readonly SourceTable[];
  readonly read: (table: SourceTable) => IterableIterator<Cell[]>;
  readonly close: () => void;
}

/** The file as it is now: brought up to date, and nobody writes to it until it is closed. */
export async function openSource(path: string): Promise<Source> {
  if (!existsSync(path)) {
    throw new StoreRefused(
      `There is no database at ${path}. Name it with DATABASE_PATH. Nothing was changed.`,
    );
  }
  await (await openSqlite(path)).close();
  const file = connect(path, { timeout: 2_000 });
  try {
    file.exec('begin immediate');
  } catch (fault) {
    file.close();
    if (!isBusy(fault)) throw fault;
    throw new StoreRefused(
      `Another process writes to ${path}. Stop the bot and try again. Nothing was changed.`,
    );
  }
  return {
    tables: inOrder(file, tablesOf(file)),
    read: (table) => file.prepare(selection(table)).raw().iterate() as IterableIterator<Cell[]>,
    close: () => {
      file.exec('rollback');
      file.close();
    },
  };
}

/** The same words for both databases. */
export const selection = ({ name, columns, key }: SourceTable): string =>
  `select ${columns.map((column) => quoted(column.name)).join(', ')} from ${quoted(name)}
    order by ${key.map(quoted).join(', ')}`;

export const quoted = (name: string): string => `"${name}"`;

function tablesOf(file: SqliteConnection): readonly SourceTable[] {
  const names = file
    .prepare(
      `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like 'kysely_%'`,
    )
    .pluck()
    .all() as string[];
  return names.map((name) => {
    const columns = file.pragma(`table_info(${name})`) as { name: string; type: string; pk: number }[];
    const hasSequence = columns.some((column) => column.name === 'seq');
    return {
      name,
      columns: columns.map((column) => ({ name: column.name, isText: column.type.toLowerCase() === 'text' })),
      key: columns
        .filter(({ pk }) => pk > 0)
        .toSorted((a, b) => a.pk - b.pk)
        .map((column) => column.name),
      rows: file
        .prepare(`select count(*) from ${quoted(name)}`)
        .pluck()
        .get() as number,
      sequence: hasSequence
        ? (file.prepare('select seq from sqlite_sequence where name = ?').pluck().get(name) as
            | number
            | undefined)
        : undefined,
    };
  });
}

/** Those that others lead to come first. */
function inOrder(file: SqliteConnection, tables: readonly SourceTable[]): readonly SourceTable[] {
  const leadsTo = new Map(
    tables.map(({ name }) => {
      const keys = file.pragma(`foreign_key_list(${name})`) as { table: string }[];
      return [name, keys.map(({ table }) => table).filter((table) => table !== name)];
    }),
  );
  const placed: SourceTable[] = [];
  while (placed.length < tables.length) {
    const ready = tables.filter(
      (table) =>
        !placed.includes(table) &&
        (leadsTo.get(table.name) ?? []).every((name) => placed.some((before) => before.name === name)),
    );
    if (ready.length === 0) throw new Error('The tables lead to each other in a circle.');
    placed.push(...ready);
  }
  return placed;
}
