import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import type { Place } from '#store/place';
import { inMemory } from '#tests/in-memory';
import { say } from '#tests/postgres/cluster';
import { TEMPLATE } from '#tests/postgres/for-one-run';

/** The tests of the store run once on each; vitest.config.ts says where. */
const onPostgres = process.env.TESTS_ON === 'postgres';

export function freshFolder(): string {
  const folder = mkdtempSync(join(inMemory, 'ragft-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A database for one test: empty and migrated on PostgreSQL, a file yet to be made on SQLite. */
export const freshPlace = async (): Promise<Place> =>
  onPostgres ? emptied() : { path: join(freshFolder(), 'ragft.db') };

const free: string[] = [];
let taken = 0;

/** Of this worker's own, one that no test uses just now: emptying one takes a tenth of the time of making one. */
async function emptied(): Promise<{ readonly url: string }> {
  const name = free.pop() ?? `worker_${process.env.VITEST_POOL_ID}_${taken++}`;
  onTestFinished(() => void free.push(name));
  const url = `${inject('postgres')}${name}`;
  try {
    await say(url, EMPTY);
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault && fault.code === NO_SUCH_DATABASE)) throw fault;
    await say(`${inject('postgres')}postgres`, `create database ${name} template ${TEMPLATE}`);
  }
  return { url };
}

const NO_SUCH_DATABASE = '3D000';

const EMPTY = `do $$ begin
  execute (select string_agg('delete from ' || relname, ';') from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'kysely%');
end $$`;

/** A new one, for whoever looks at how it is made. */
export async function freshDatabase(template = 'template1', like = ''): Promise<{ readonly url: string }> {
  const server = inject('postgres');
  const name = `fresh_${process.env.VITEST_POOL_ID}_${fresh++}_${Date.now()}`;
  await say(`${server}postgres`, `create database ${name} template ${template} ${like}`);
  onTestFinished(async () => {
    await say(`${server}postgres`, `drop database ${name} with (force)`);
  });
  return { url: `${server}${name}` };
}

let fresh = 0;
