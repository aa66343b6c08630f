import pg from 'pg';
import type { Place } from '#store/place';
import { connect } from '#store/sqlite/driver';

interface Table {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly isText: boolean }[];
}

/** Somebody else at the same database, who says what the store never would. */
interface Outsider {
  readonly run: (sql: string) => Promise<readonly Record<string, unknown>[]>;
  /** Ours, in alphabetical order. */
  readonly tables: () => Promise<readonly Table[]>;
  /** From now on it may write rows that lead nowhere. */
  readonly ignoreKeys: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export const outsiderAt = (place: Place): Promise<Outsider> =>
  'path' in place ? atFile(place.path) : atServer(place.url);

async function atFile(path: string): Promise<Outsider> {
  const file = connect(path, {});
  const run: Outsider['run'] = async (sql) => {
    const statement = file.prepare(sql);
    if (statement.reader) return statement.all() as Record<string, unknown>[];
    statement.run();
    return [];
  };
  return {
    run,
    tables: async () =>
      toTables(
        await run(`select t.name as of, c.name, c.type from sqlite_schema t, pragma_table_info(t.name) c
          where t.type = 'table' and t.name not like 'sqlite_%' and t.name not like 'kysely_%' order by t.name`),
      ),
    ignoreKeys: async () => void (await run('pragma foreign_keys = off')),
    close: async () => void file.close(),
  };
}

async function atServer(url: string): Promise<Outsider> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // Whoever is cut off hears of it with the next query.
  client.on('error', () => {});
  const run: Outsider['run'] = async (sql) => (await client.query(sql)).rows;
  return {
    run,
    tables: async () =>
      toTables(
        await run(`select table_name as of, column_name as name, data_type as type
          from information_schema.columns
          where table_schema = 'public' and table_name not like 'kysely_%' order by table_name`),
      ),
    ignoreKeys: async () => void (await run('set session_replication_role = replica')),
    close: () => client.end(),
  };
}

function toTables(rows: readonly Record<string, unknown>[]): readonly Table[] {
  const names = [...new Set(rows.map(({ of }) => String(of)))];
  return names.map((table) => ({
    name: table,
    columns: rows
      .filter(({ of }) => of === table)
      .map(({ name, type }) => ({ name: String(name), isText: String(type).toLowerCase() === 'text' })),
  }));
}
