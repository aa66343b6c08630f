import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrations } from '#migrations/index';
import { connect } from '#store/sqlite/driver';
import { ragft } from '#tests/ragft';
import { freshFolder } from '#tests/store/fresh-place';

const migrate = (path: string) => ragft(['migrate'], { DATABASE_PATH: path });

test('the database is created and brought up to date, once', async () => {
  const path = join(freshFolder(), 'deep', 'ragft.db');
  const first = await migrate(path);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  for (const name of Object.keys(migrations)) expect(first.stdout).toContain(name);
  expect(await migrate(path)).toEqual({ code: 0, stdout: `${path} is up to date.\n`, stderr: '' });
  expect(existsSync(`${path}-wal`)).toBe(false);
});

test('a database of a newer version is one clear line and exit code 2', async () => {
  const path = join(freshFolder(), 'ragft.db');
  await migrate(path);
  const newer = connect(path, {});
  newer.prepare("insert into kysely_migration values ('9999-from-the-future', '2030-01-01')").run();
  newer.close();
  const { code, stderr } = await migrate(path);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^DATABASE_PATH: .* was written by a newer version of Ragft .*\n$/);
});
