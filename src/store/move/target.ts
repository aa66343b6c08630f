import type { PoolClient } from 'pg';
import { StoreRefused } from '../faults.ts';
import { LOCK_SPACE, MARKS, markOf, migrateEmpty, setMark } from '../postgres/migrate.ts';
import { type Fingerprint, fingerprinting } from './fingerprint.ts';
import { type Cell, quoted, type SourceTable, selection } from './source.ts';

const MOVING = 1;
const READ_AT_ONCE = 2_000;

/** Says whether a move to it was stopped half-way before; then what it had brought is taken away again. */
export async function takeOver(
  client: PoolClient,
  name: string,
  tables: readonly SourceTable[],
): Promise<'empty' | 'half-way'> {
  const { rows } = await client.query(`select pg_try_advisory_lock(${LOCK_SPACE}, ${MOVING}) as ours`);
  if (!rows[0]?.ours) throw new StoreRefused(`Another move to ${name} is under way. Nothing was changed.`);
  const mark = await markOf(client, name);
  if (mark === MARKS.ours) await mustBeEmpty(client, name, tables);
  if (mark !== undefined) await dropAll(client);
  await migrateEmpty(client, MARKS.moving);
  return mark === MARKS.moving ? 'half-way' : 'empty';
}

export const finish = (client: PoolClient): Promise<void> => setMark(client, MARKS.ours);

async function mustBeEmpty(client: PoolClient, name: string, tables: readonly SourceTable[]): Promise<void> {
  for (const table of tables) {
    const there = await client.query(`select to_regclass($1) as known`, [quoted(table.name)]);
    if (there.rows[0]?.known === null) continue;
    const { rows } = await client.query(`select 1 from ${quoted(table.name)} limit 1`);
    if (rows.length === 0) continue;
    throw new StoreRefused(
      `The database ${name} is in use already: its table ${table.name} has rows. Name an empty one. Nothing was changed.`,
    );
  }
}

const dropAll = (client: PoolClient) =>
  client.query(`do $$ begin
    execute (select 'drop table ' || string_agg(quote_ident(relname), ', ') || ' cascade' from pg_class
      where relkind = 'r' and relnamespace = current_schema()::regnamespace);
  end $$`);

/** So many rows in one statement, a list for each column. */
export async function write(client: PoolClient, table: SourceTable, rows: readonly Cell[][]): Promise<void> {
  const { name, columns } = table;
  const lists = columns.map(({ isText }, at) => `$${at + 1}::${isText ? 'text' : 'bigint'}[]`);
  await client.query(
    `insert into ${quoted(name)} (${columns.map((column) => quoted(column.name)).join(', ')})
      overriding system value select * from unnest(${lists.join(', ')})`,
    columns.map((_, at) => rows.map((row) => row[at])),
  );
}

export async function continueSequence(client: PoolClient, { name, sequence }: SourceTable): Promise<void> {
  if (sequence === undefined) return;
  await client.query('select setval(pg_get_serial_sequence($1, $2), $3)', [quoted(name), 'seq', sequence]);
}

/** What arrived, read back. */
export async function fingerprintOf(client: PoolClient, table: SourceTable): Promise<Fingerprint> {
  const print = fingerprinting();
  await client.query(`begin; declare everything cursor for ${selection(table)}`);
  for (;;) {
    const { rows } = await client.query<Cell[]>({
      text: `fetch ${READ_AT_ONCE} from everything`,
      rowMode: 'array',
    });
    if (rows.length === 0) break;
    for (const row of rows) print.add(row);
  }
  await client.query('commit');
  return print.done();
}
