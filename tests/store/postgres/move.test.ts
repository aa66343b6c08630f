import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { brand } from '#scoping/ids';
import { StoreRefused } from '#store/faults';
import { move } from '#store/move/move';
import { MARKS } from '#store/postgres/migrate';
import { ragft } from '#tests/ragft';
import { freshDatabase, freshFolder } from '../fresh-place.ts';
import { freshStore } from '../fresh-store.ts';
import { outsiderAt } from '../outsider.ts';
import { acme, ana, minute, newDraft, submission, umbrella } from '../samples.ts';

/** Two workspaces, with every kind of letter, and numbers that grew beyond the rows that are left. */
async function livedIn(): Promise<string> {
  const path = join(freshFolder(), 'ragft.db');
  const store = await freshStore({ path });
  for (const team of [acme, umbrella]) {
    for (const [n, name] of ['Ärger', 'zebra', 'Étude', '漢字', '😀 “quoted” \\', 'a\nb'].entries()) {
      await store.drafts.resumeOrBegin(team, newDraft(`d${n}`, { name }), minute(n));
      await store.drafts.keep(team, brand(`d${n}`), ana, { answers: { volume: 'ge10k' } }, minute(n));
      if (n % 2 === 0)
        await store.assessments.submit(team, submission(`d${n}`, { draftVersion: 2 }), minute(n));
    }
  }
  await store.projects.remove(acme, brand('project of d4'));
  await store.close();
  return path;
}

const quietly = { tell: () => {} };

test('everything arrives, is verified, and is what the bot goes on with', async () => {
  const [path, { url }] = [await livedIn(), await freshDatabase()];
  const lines: string[] = [];
  const moved = await move({ path, url, tell: (line) => lines.push(line) });
  expect(moved.rows).toBeGreaterThan(50);
  expect(lines.filter((line) => line.includes('the same on both sides'))).toHaveLength(moved.tables);

  const [before, after] = [await freshStore({ path }), await freshStore({ url })];
  expect(after.migrated).toEqual([]);
  for (const team of [acme, umbrella]) {
    expect(await after.drafts.openOf(team, ana)).toEqual(await before.drafts.openOf(team, ana));
    const list = { limit: 50, filter: {}, order: 'name' } as const;
    const names = async (store: typeof before) =>
      (await store.portfolio.list(team, list.filter, list.order, list.limit)).rows.map(
        ({ project }) => project,
      );
    expect(await names(after)).toEqual(await names(before));
  }
  // Numbers go on where they were, or the first new row would meet an old one.
  await after.drafts.keep(acme, brand('d1'), ana, { answers: { volume: 'under_10k' } }, minute(30));
  await after.trail.add(acme, { project: null, by: ana, act: 'moved', detail: {}, at: minute(30) });
});

test('a database that is in use is refused and stays as it was; one that is only migrated is empty', async () => {
  const path = await livedIn();
  const used = await freshDatabase();
  const store = await freshStore(used);
  await store.events.firstSeen(acme, 'Ev1', minute(0));
  await expect(move({ path, ...used, ...quietly })).rejects.toThrow(
    /in use already: its table processed_events/,
  );
  expect(await store.events.firstSeen(acme, 'Ev1', minute(0))).toBe(false);

  const unused = await freshDatabase();
  await (await freshStore(unused)).close();
  expect((await move({ path, ...unused, ...quietly })).rows).toBeGreaterThan(50);
});

test('stopped half-way, nothing starts on it, and the next move says so and begins anew', async () => {
  const [path, { url }] = [await livedIn(), await freshDatabase()];
  const stop = (line: string) => {
    if (line.startsWith('assessments:')) throw new Error('The power went.');
  };
  await expect(move({ path, url, tell: stop })).rejects.toThrow('The power went.');
  await expect(freshStore({ url })).rejects.toThrow(StoreRefused);
  await expect(freshStore({ url })).rejects.toThrow(/stopped half-way/);

  const lines: string[] = [];
  await move({ path, url, tell: (line) => lines.push(line) });
  expect(lines[0]).toMatch(/An earlier move to .* was stopped half-way; starting over\./);
  await freshStore({ url });
});

test('what does not arrive as it was is never called moved', async () => {
  const [path, { url }] = [await livedIn(), await freshDatabase()];
  const outsider = await outsiderAt({ url });
  let spoiling: Promise<unknown> | undefined;
  const spoil = (line: string) => {
    if (!line.startsWith('projects:')) return;
    // Of the tables that follow, each loses whatever comes.
    spoiling = outsider.run('create rule lost as on insert to assessments do instead nothing');
  };
  await expect(move({ path, url, tell: spoil })).rejects.toThrow(
    /assessments: 5 rows were read .* 0 arrived/,
  );
  await spoiling;
  expect(await outsider.run("select obj_description('kysely_migration'::regclass) as mark")).toEqual([
    { mark: MARKS.moving },
  ]);
  await outsider.close();
});

test('the command says what it did, and what it will not do', async () => {
  const [path, { url }] = [await livedIn(), await freshDatabase()];
  const asked = await ragft(['move'], { DATABASE_PATH: path });
  expect(asked).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('usage: ragft move --to postgres://'),
  });
  const nothing = await ragft(['move', '--to', url], { DATABASE_PATH: `${path}.gone` });
  expect(nothing).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no database at') });
  expect(existsSync(`${path}.gone`)).toBe(false);
  const done = await ragft(['move', '--to', url], { DATABASE_PATH: path });
  expect(done).toMatchObject({ code: 0, stderr: '' });
  expect(done.stdout).toMatch(/\d+ rows of \d+ tables were moved and verified\./);
  const again = await ragft(['move', '--to', url], { DATABASE_PATH: path });
  expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('is in use already') });
});
