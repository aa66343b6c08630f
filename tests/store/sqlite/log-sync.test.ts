import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { StoreUnwritable } from '#store/faults';
import { dialectOver } from '#store/sqlite/dialect';
import { connect } from '#store/sqlite/driver';
import { groupCommit } from '#store/sqlite/group-commit';
import { logSync } from '#store/sqlite/log-sync';
import type { Tables } from '#store/tables';
import { freshFolder } from '../fresh-place.ts';
import { commitsIn } from './commits.ts';

/** A disk whose syncs end when the test says so. */
function slowDisk() {
  const underWay: { readonly done: () => void; readonly fail: (fault: Error) => void }[] = [];
  return {
    underWay,
    datasync: () => new Promise<void>((resolve, reject) => underWay.push({ done: resolve, fail: reject })),
  };
}

function writing() {
  const path = join(freshFolder(), 'ragft.db');
  const connection = connect(path, {});
  connection.pragma('journal_mode = wal');
  connection.pragma('synchronous = normal');
  connection.exec('create table words (word text)');
  const disk = slowDisk();
  const writes = groupCommit(
    connection,
    new Kysely<Tables>({ dialect: dialectOver(connection) }),
    logSync(disk),
  );
  const done: string[] = [];
  const before = commitsIn(path);
  const say = (word: string): Promise<void> =>
    writes
      .write(async () => void connection.prepare('insert into words values (?)').run(word))
      .then(() => void done.push(word));
  return { disk, writes, say, done, commits: () => commitsIn(path) - before };
}

test('a write is done when a sync that began after its commit has ended', async () => {
  const { disk, say, done, commits } = writing();
  const first = say('first');
  await expect.poll(() => disk.underWay.length).toBe(1);
  const [second, third] = [say('second'), say('third')];
  await expect.poll(commits).toBe(2);
  expect(done).toEqual([]);

  disk.underWay[0]?.done();
  await first;
  await pause(20);
  expect(done).toEqual(['first']);
  expect(disk.underWay.length).toBe(2);

  disk.underWay[1]?.done();
  await Promise.all([second, third]);
  expect(done).toEqual(['first', 'second', 'third']);
  expect(disk.underWay.length).toBe(2);
});

test('the store closes when what it accepted is on the disk', async () => {
  const { disk, writes, say, done } = writing();
  const last = say('last');
  const closed = writes.close().then(() => done.push('closed'));
  await expect.poll(() => disk.underWay.length).toBe(1);
  disk.underWay[0]?.done();
  await Promise.all([last, closed]);
  expect(done).toEqual(['last', 'closed']);
});

test('after a sync that failed nothing is called done any more: which part of the log the disk has nobody knows', async () => {
  const { disk, say, done } = writing();
  const first = say('first');
  await expect.poll(() => disk.underWay.length).toBe(1);
  const second = say('second');
  disk.underWay[0]?.fail(new Error('EIO: i/o error, fdatasync'));

  for (const refused of [first, second, say('third')]) {
    await expect(refused).rejects.toThrow(StoreUnwritable);
    await expect(refused).rejects.toThrow('start Ragft again');
  }
  expect(done).toEqual([]);
  expect(disk.underWay.length).toBe(1);
});
