import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder, freshPlace } from '../fresh-place.ts';
import { freshStore } from '../fresh-store.ts';
import { outsiderAt } from '../outsider.ts';

/** What each says of its columns and indexes, in the same words. */
const asks = {
  sqlite: {
    columns: `select t.name as "table", c.name as "column", lower(c.type) as type, c."notnull" or c.pk > 0 as required
      from sqlite_schema t, pragma_table_info(t.name) c
      where t.type = 'table' and t.name not like 'sqlite_%' and t.name not like 'kysely_%' order by 1, 2`,
    indexes: `select i.name, l."unique", l.partial, i.tbl_name as "table"
      from sqlite_schema i, pragma_index_list(i.tbl_name) l
      where i.type = 'index' and l.name = i.name and i.sql is not null order by 1`,
    keys: `select t.name as "table", f."table" as other, count(*) as columns, lower(f.on_delete) as on_delete
      from sqlite_schema t, pragma_foreign_key_list(t.name) f where t.type = 'table' group by t.name, f.id order by 1, 2`,
  },
  postgres: {
    columns: `select table_name as "table", column_name as "column",
        case data_type when 'bigint' then 'integer' else data_type end as type, (is_nullable = 'NO')::int as required
      from information_schema.columns where table_schema = 'public' and table_name not like 'kysely_%' order by 1, 2`,
    indexes: `select i.relname as name, x.indisunique::int as unique, (x.indpred is not null)::int as partial,
        t.relname as "table"
      from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
      where i.relnamespace = 'public'::regnamespace and not x.indisprimary and t.relname not like 'kysely_%' order by 1`,
    keys: `select conrelid::regclass::text as "table", confrelid::regclass::text as other,
        cardinality(conkey)::int as columns, case confdeltype when 'c' then 'cascade' else 'no action' end as on_delete
      from pg_constraint where contype = 'f' order by 1, 2`,
  },
};

const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).toSorted();

test('both databases have the same tables, columns, indexes and keys', async () => {
  const [file, server] = [{ path: join(freshFolder(), 'ragft.db') }, await freshPlace()];
  await freshStore(file);
  const [ofFile, ofServer] = [await outsiderAt(file), await outsiderAt(server)];
  for (const what of ['columns', 'indexes', 'keys'] as const) {
    const here = sorted(await ofFile.run(asks.sqlite[what]));
    expect(here.length).toBeGreaterThan(10);
    expect(sorted(await ofServer.run(asks.postgres[what]))).toEqual(here);
  }
  await ofFile.close();
  await ofServer.close();
});

test('texts are in the order of their code points, and not in that of the server', async () => {
  const server = await outsiderAt(await freshPlace());
  expect(
    await server.run(`select count(*)::int as others from information_schema.columns
    where table_schema = 'public' and table_name not like 'kysely_%' and data_type = 'text'
    and collation_name is distinct from 'C'`),
  ).toEqual([{ others: 0 }]);
  // The server of these tests sorts otherwise, so that it matters.
  expect(await server.run("select 'a' < 'B' as \"asPeople\", 'a' < 'B' collate \"C\" as ours")).toEqual([
    { asPeople: true, ours: false },
  ]);
  await server.close();
});
