import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { migrations } from '#migrations/index';
import { StoreRefused } from '#store/faults';
import { openStore } from '#store/index';
import { connect } from '#store/sqlite/driver';
import { openSqlite } from '#store/sqlite/open';
import { freshFolder } from '../fresh-place.ts';
import { freshStore } from '../fresh-store.ts';
import { acme, minute } from '../samples.ts';

const open = (path: string) => openStore({ path, report: () => {} });

test('a new file is created with its folders, for its owner alone, and migrated', async () => {
  const folder = join(freshFolder(), 'deep', 'er');
  const path = join(folder, 'ragft.db');
  const store = await freshStore({ path });
  await store.events.firstSeen(acme, 'Ev1', minute(0));
  expect(store.migrated).toEqual(Object.keys(migrations));
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  for (const file of [path, `${path}-wal`, `${path}-shm`]) expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a file that others could read is closed to them', async () => {
  const path = join(freshFolder(), 'ragft.db');
  writeFileSync(path, '', { mode: 0o644 });
  await freshStore({ path });
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('opened again, nothing is left to migrate', async () => {
  const path = join(freshFolder(), 'ragft.db');
  await (await freshStore({ path })).close();
  expect((await freshStore({ path })).migrated).toEqual([]);
});

test('commits reach the disk: write-ahead log, full sync, foreign keys', async () => {
  const database = await openSqlite(join(freshFolder(), 'ragft.db'));
  const settings = await database.writeAcross(async (db) => {
    const read = async (name: string) => {
      const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(db);
      return Object.values(rows[0] ?? {})[0];
    };
    return {
      journal: await read('journal_mode'),
      synchronous: await read('synchronous'),
      foreignKeys: await read('foreign_keys'),
      busyTimeout: await read('busy_timeout'),
    };
  });
  await database.close();
  expect(settings).toEqual({ journal: 'wal', synchronous: 2, foreignKeys: 1, busyTimeout: 50 });
});

test('a database from a newer version is refused and stays as it was, byte for byte', async () => {
  const path = join(freshFolder(), 'ragft.db');
  await (await freshStore({ path })).close();
  const newer = connect(path, {});
  newer.prepare("insert into kysely_migration values ('9999-from-the-future', '2030-01-01')").run();
  newer.pragma('journal_mode = delete');
  newer.close();
  const before = readFileSync(path);

  await expect(open(path)).rejects.toThrow(/newer version of Ragft.*9999-from-the-future/);
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(existsSync(`${path}-wal`)).toBe(false);
});

test('a file of something else is refused and stays as it was', async () => {
  const folder = freshFolder();
  const text = join(folder, 'notes.txt');
  writeFileSync(
    text,
    'Not a database at all, but long enough to look like a file of some importance.\n'.repeat(20),
  );
  const foreign = join(folder, 'foreign.db');
  const other = connect(foreign, {});
  other.exec('create table recipes (name text)');
  other.close();

  for (const path of [text, foreign]) {
    const before = readFileSync(path);
    await expect(open(path)).rejects.toThrow(/not a database of Ragft/);
    expect(readFileSync(path).equals(before)).toBe(true);
  }
});

test('a path that cannot be written gets a clear line', async () => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'file'), '');
  await expect(open(join(folder, 'file', 'ragft.db'))).rejects.toThrow(StoreRefused);
  await expect(open(folder)).rejects.toThrow(/cannot be opened for writing/);
});

const run = promisify(execFile);
const builtStore = new URL('../../../dist/src/store/index.js', import.meta.url).href;

const startOne = (path: string) =>
  run(process.execPath, [
    '--input-type=module',
    '--eval',
    `import { openStore } from '${builtStore}';
     const store = await openStore({ path: '${path}', report() {} });
     console.log(JSON.stringify(store.migrated));
     await store.close();`,
  ]);

test('of several processes that start at once, one migrates and the others wait for it', async () => {
  for (let round = 0; round < 3; round++) {
    const path = join(freshFolder(), 'ragft.db');
    const started = await Promise.all([1, 2, 3].map(() => startOne(path)));
    const migrated = started.map(({ stdout }) => JSON.parse(stdout) as string[]);
    expect(migrated.toSorted((a, b) => b.length - a.length)).toEqual([Object.keys(migrations), [], []]);
  }
});
