import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';
import { migrations } from '#migrations/index';
import { StoreRefused, StoreUnreachable } from '#store/faults';
import { openStore } from '#store/index';
import { freshDatabase } from '../fresh-place.ts';
import { freshStore } from '../fresh-store.ts';
import { outsiderAt } from '../outsider.ts';

const open = (url: string) => openStore({ url, report: () => {} });

async function tablesIn(url: string): Promise<readonly unknown[]> {
  const outsider = await outsiderAt({ url });
  const rows = await outsider.run("select relname from pg_class where relnamespace = 'public'::regnamespace");
  await outsider.close();
  return rows.map(({ relname }) => relname).toSorted();
}

test('an empty database is migrated, and opened again there is nothing left to do', async () => {
  const { url } = await freshDatabase();
  expect((await freshStore({ url })).migrated).toEqual(Object.keys(migrations));
  expect((await freshStore({ url })).migrated).toEqual([]);
});

test('a database from a newer version is refused and stays as it was', async () => {
  const { url } = await freshDatabase();
  await (await freshStore({ url })).close();
  const outsider = await outsiderAt({ url });
  await outsider.run("insert into kysely_migration values ('9999-from-the-future', '2030-01-01')");
  const before = await tablesIn(url);
  await expect(open(url)).rejects.toThrow(/newer version of Ragft.*9999-from-the-future/);
  expect(await tablesIn(url)).toEqual(before);
  expect(await outsider.run('select count(*)::int as all from kysely_migration')).toEqual([
    { all: Object.keys(migrations).length + 1 },
  ]);
  await outsider.close();
});

test('a database of something else is refused and stays as it was, even one that is migrated as ours is', async () => {
  for (const table of ['recipes (name text)', 'kysely_migration (name text)']) {
    const { url } = await freshDatabase();
    const outsider = await outsiderAt({ url });
    await outsider.run(`create table ${table}`);
    await outsider.close();
    const before = await tablesIn(url);
    await expect(open(url)).rejects.toThrow(/holds tables that are not Ragft's/);
    expect(await tablesIn(url)).toEqual(before);
  }
});

test('a database that cannot hold every language is refused', async () => {
  const { url } = await freshDatabase('template0', "encoding 'SQL_ASCII' locale 'C' locale_provider libc");
  await expect(open(url)).rejects.toThrow(/encoding is SQL_ASCII/);
  expect(await tablesIn(url)).toEqual([]);
});

test('a server that cannot be used is named, without the password, and with what to do', async () => {
  const { host } = new URL(inject('postgres'));
  const none = await open(`postgres://ragft:hush@${host}/nowhere`).catch((fault: unknown) => fault);
  expect(none).toBeInstanceOf(StoreRefused);
  expect(String(none)).toContain(
    `postgres://${host}/nowhere cannot be used. The server has no such database`,
  );

  const silent = await open('postgres://ragft:hush@127.0.0.1:9/ragft').catch((fault: unknown) => fault);
  expect(silent).toBeInstanceOf(StoreUnreachable);
  expect(String(silent)).toMatch(/postgres:\/\/127\.0\.0\.1:9\/ragft does not answer: .*ECONNREFUSED/);
  for (const fault of [none, silent]) expect(String(fault)).not.toContain('hush');
});

const run = promisify(execFile);
const builtStore = new URL('../../../dist/src/store/index.js', import.meta.url).href;

const startOne = (url: string) =>
  run(process.execPath, [
    '--input-type=module',
    '--eval',
    `import { openStore } from '${builtStore}';
     const store = await openStore({ url: '${url}', report() {} });
     console.log(JSON.stringify(store.migrated));
     await store.close();`,
  ]);

test('of several processes that start at once, one migrates and the others wait for it', async () => {
  const { url } = await freshDatabase();
  const started = await Promise.all([1, 2, 3].map(() => startOne(url)));
  const migrated = started.map(({ stdout }) => JSON.parse(stdout) as string[]);
  expect(migrated.toSorted((a, b) => b.length - a.length)).toEqual([Object.keys(migrations), [], []]);
});
