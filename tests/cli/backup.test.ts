import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { brand } from '#scoping/ids';
import { connect } from '#store/sqlite/driver';
import { ragft } from '#tests/ragft';
import { httpTokens, runBot } from '#tests/slack/running-bot';
import { smallSlack } from '#tests/slack/small-slack';
import { freshFolder } from '#tests/store/fresh-place';
import { freshStore } from '#tests/store/fresh-store';

const acme = brand<'team'>('T1');
const freshPath = () => join(freshFolder(), 'ragft.db');

const draft = (n: number) => ({
  id: brand<'draft'>(`d${n}`),
  person: brand<'person'>('U1'),
  channel: brand<'channel'>('C1'),
  project: null,
  name: `Project ${n}`,
  answers: {},
});

/** A database with so many drafts in it. */
async function database(drafts: number, path = freshPath()): Promise<string> {
  const store = await freshStore({ path });
  for (let n = 0; n < drafts; n += 1) await store.drafts.resumeOrBegin(acme, draft(n), new Date());
  await store.close();
  return path;
}

function drafts(path: string): unknown {
  const file = connect(path, { readonly: true });
  try {
    return file.prepare('select count(*) from drafts').pluck().get();
  } finally {
    file.close();
  }
}

test('a backup taken while others write is whole, as of one moment, and nobody else can read it', async () => {
  const path = freshPath();
  const store = await freshStore({ path });
  const target = join(freshFolder(), 'copy.db');
  let written = 0;
  let stop = false;
  // Each write is two rows or none, so half of one would show.
  const writing = (async () => {
    while (!stop) {
      await store.together(acme, async ({ drafts: all }) => {
        await all.resumeOrBegin(acme, draft(2 * written), new Date());
        await all.resumeOrBegin(acme, draft(2 * written + 1), new Date());
      });
      written += 1;
    }
  })();
  const stopped = async () => {
    stop = true;
    await writing;
  };
  onTestFinished(stopped);
  await expect.poll(() => written).toBeGreaterThan(20);
  const before = written;
  const { code, stdout, stderr } = await ragft(['backup', target], { DATABASE_PATH: path });
  await stopped();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/holds the whole database, .* and was read through\.\n$/);
  const kept = Number(drafts(target));
  expect(kept % 2).toBe(0);
  expect(kept).toBeGreaterThanOrEqual(2 * before);
  expect(kept).toBeLessThanOrEqual(2 * written);
  expect(statSync(target).mode & 0o777).toBe(0o600);
  expect(readdirSync(dirname(target))).toEqual(['copy.db']);
});

describe('a backup is refused with one line', () => {
  const refused = async (args: readonly string[], path: string, words: RegExp, exit = 1) => {
    const { code, stdout, stderr } = await ragft(args, { DATABASE_PATH: path });
    expect({ code, stdout }).toEqual({ code: exit, stdout: '' });
    expect(stderr).toMatch(words);
  };

  test('over a file that is there', async () => {
    const path = await database(1);
    const target = join(freshFolder(), 'copy.db');
    writeFileSync(target, 'precious');
    await refused(['backup', target], path, /exists already/);
    expect(readFileSync(target, 'utf8')).toBe('precious');
  });

  test('into a folder that is not there, of a database that is not there, without a file', async () => {
    const path = await database(1);
    await refused(['backup', join(freshFolder(), 'no', 'copy.db')], path, /cannot be (written|made)/);
    await refused(['backup', join(freshFolder(), 'copy.db')], freshPath(), /There is no database/);
    await refused(['backup'], path, /takes one file/, 2);
  });

  test('of a database that is damaged', async () => {
    const path = await database(1);
    const file = connect(path, {});
    file.exec(
      'create table padding (text); with recursive n(i) as (select 1 union all select i + 1 from n where i < 500) insert into padding select hex(randomblob(500)) from n',
    );
    file.close();
    const bytes = readFileSync(path);
    bytes.fill(0xaa, bytes.length - 40_960, bytes.length - 8_192);
    writeFileSync(path, bytes);
    const target = join(freshFolder(), 'copy.db');
    await refused(['backup', target], path, /damaged|malformed/);
    expect(existsSync(target)).toBe(false);
  });
});

describe('restore', () => {
  const restore = (from: string, path: string) => ragft(['restore', from], { DATABASE_PATH: path });

  test('brings back what was, and keeps what is aside', async () => {
    const path = await database(3);
    const copy = join(freshFolder(), 'copy.db');
    await ragft(['backup', copy], { DATABASE_PATH: path });
    await database(8, path);
    const { code, stdout } = await restore(copy, path);
    expect(code).toBe(0);
    const [, aside = ''] = stdout.match(/before is (\S+)\.\n$/) ?? [];
    expect([drafts(path), drafts(aside), drafts(copy)]).toEqual([3, 8, 3]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const store = await freshStore({ path });
    await store.drafts.resumeOrBegin(acme, draft(99), new Date());
    expect(drafts(path)).toBe(4);
  });

  test('into an empty place', async () => {
    const copy = await database(3);
    const path = freshPath();
    expect((await restore(copy, path)).code).toBe(0);
    expect(drafts(path)).toBe(3);
  });

  test('is refused while a bot runs, which then goes on as before', async () => {
    const slack = await smallSlack();
    const path = freshPath();
    const bot = runBot({ ...httpTokens, SLACK_API_URL: slack.apiUrl, DATABASE_PATH: path });
    const url = await bot.url();
    const copy = await database(3);
    const { code, stderr } = await restore(copy, path);
    expect(code).toBe(1);
    expect(stderr).toMatch(/is in use .*Stop the bot, then restore\. Nothing was changed\.\n$/);
    expect(drafts(path)).toBe(0);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(readdirSync(dirname(path)).filter((name) => /before|incoming/.test(name))).toEqual([]);

    bot.signal('SIGTERM');
    await bot.ended;
    expect((await restore(copy, path)).code).toBe(0);
    expect(drafts(path)).toBe(3);
  });

  test('is refused with what is no backup, and the database stays', async () => {
    const path = await database(3);
    const nonsense = join(freshFolder(), 'letter.txt');
    writeFileSync(nonsense, 'Dear Sir or Madam, '.repeat(1_000));
    const other = join(freshFolder(), 'other.db');
    const file = connect(other, {});
    file.exec('create table notes (text)');
    file.close();
    for (const from of [nonsense, other, join(freshFolder(), 'nothing.db')]) {
      const { code, stderr } = await restore(from, path);
      expect(code).toBe(1);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    }
    expect(drafts(path)).toBe(3);
  });
});
