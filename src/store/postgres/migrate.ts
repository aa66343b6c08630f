import { Migrator } from 'kysely';
import type { PoolClient } from 'pg';
import { migrations } from '#migrations/index';
import { StoreRefused } from '../faults.ts';
import { kyselyOver } from './dialect.ts';

/** One for all that Ragft locks by number: “RGFT”. */
export const LOCK_SPACE = 0x52474654;
const MIGRATING = 0;

/** Said of the list of migrations, so that no other program's database is taken for ours, nor half of ours for all. */
export const MARKS = { ours: 'Ragft', moving: 'Ragft, while a move to it is under way' } as const;
type Mark = (typeof MARKS)[keyof typeof MARKS];

/**
 * Runs what is missing, all of it or nothing. Of several processes that start at once, one migrates; the others wait
 * and find the work done.
 */
export async function migratePostgres(client: PoolClient, name: string): Promise<readonly string[]> {
  if ((await missing(client, name)).length === 0) return [];

  await client.query(`begin; select pg_advisory_xact_lock(${LOCK_SPACE}, ${MIGRATING})`);
  try {
    const todo = await missing(client, name);
    if (todo.length > 0) await migrateAll(client, MARKS.ours);
    await client.query('commit');
    return todo;
  } catch (fault) {
    await client.query('rollback');
    throw fault;
  }
}

/** From nothing to all tables, with that mark from the first moment on. */
export async function migrateEmpty(client: PoolClient, mark: Mark): Promise<void> {
  await client.query('begin');
  await migrateAll(client, mark);
  await client.query('commit');
}

async function migrateAll(client: PoolClient, mark: Mark): Promise<void> {
  const db = kyselyOver(client);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
  await setMark(client, mark);
}

export async function setMark(client: PoolClient, mark: Mark): Promise<void> {
  await client.query(`comment on table kysely_migration is '${mark}'`);
}

/** What did not run yet; throws where it is not ours, or newer than we are. */
export async function missing(client: PoolClient, name: string): Promise<readonly string[]> {
  const done = await alreadyRun(client, name);
  const known = Object.keys(migrations);
  const newer = done.filter((migration) => !known.includes(migration));
  if (newer.length > 0) {
    throw new StoreRefused(
      `The database ${name} was written by a newer version of Ragft (it has ${newer.join(', ')}). ` +
        'Start that version or a later one. Nothing was changed.',
    );
  }
  return known.filter((migration) => !done.includes(migration));
}

async function alreadyRun(client: PoolClient, name: string): Promise<readonly string[]> {
  const mark = await markOf(client, name);
  if (mark === undefined) return [];
  if (mark === MARKS.moving) {
    throw new StoreRefused(
      `A move to the database ${name} is under way, or was stopped half-way. Run it again to its end: ` +
        'ragft move --to the same address. Nothing was changed.',
    );
  }
  const run = await client.query<{ name: string }>('select name from kysely_migration');
  return run.rows.map((row) => row.name);
}

/** Undefined where there are no tables at all. */
export async function markOf(client: PoolClient, name: string): Promise<Mark | undefined> {
  const { rows } = await client.query<{ tables: number; says: string | null; encoding: string }>(
    `select count(*) as tables, max(case when relname = 'kysely_migration' then obj_description(oid) end) as says,
       current_setting('server_encoding') as encoding
     from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v')`,
  );
  const [{ tables, says, encoding } = { tables: 0, says: null, encoding: '' }] = rows;
  if (encoding !== 'UTF8') {
    throw new StoreRefused(
      `The database ${name} cannot hold every language: its encoding is ${encoding}. ` +
        'Create one with the encoding UTF8 (createdb --template=template0 --encoding=UTF8). Nothing was changed.',
    );
  }
  if (tables === 0) return undefined;
  const mark = Object.values(MARKS).find((each) => each === says);
  if (mark) return mark;
  throw new StoreRefused(
    `The database ${name} holds tables that are not Ragft's. Name an empty one. Nothing was changed.`,
  );
}
