import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ragft } from '#tests/ragft';
import { freshFolder } from '#tests/store/fresh-place';
import { freshStore } from '#tests/store/fresh-store';
import { acme, minute, newDraft, submission, umbrella } from '#tests/store/samples';

async function twoWorkspaces(): Promise<string> {
  const path = join(freshFolder(), 'ragft.db');
  const store = await freshStore({ path });
  for (const [team, name, n] of [
    [acme, 'Help desk', 1],
    [acme, '=1+1', 2],
    [umbrella, 'Elsewhere', 3],
  ] as const) {
    await store.drafts.resumeOrBegin(team, newDraft(`d${n}`, { name }), minute(n));
    const done = await store.assessments.submit(team, submission(`d${n}`), minute(n));
    if (done.kind !== 'submitted') throw new Error(done.kind);
    if (n === 2) await store.projects.archive(team, done.assessment.project, minute(5), minute(5));
  }
  await store.close();
  return path;
}

test('everything of all workspaces, or of one, as JSON', async () => {
  const env = { DATABASE_PATH: await twoWorkspaces() };
  const all = await ragft(['export'], env);
  expect({ code: all.code, stderr: all.stderr }).toEqual({ code: 0, stderr: '' });
  const projects = JSON.parse(all.stdout) as { workspace: string; name: string; revisions: unknown[] }[];
  expect(projects.map(({ workspace, name }) => [workspace, name])).toEqual([
    [acme, 'Help desk'],
    [acme, '=1+1'],
    [umbrella, 'Elsewhere'],
  ]);
  expect(projects[0]).toMatchObject({
    answers: {},
    revisions: [{ revision: 1 }],
    reviews: [],
    trail: [{ act: 'submitted' }],
  });

  const one = JSON.parse((await ragft(['export', umbrella], env)).stdout);
  expect(one).toEqual(projects.slice(2));
});

test('one workspace as a list, in which no name is a formula', async () => {
  const env = { DATABASE_PATH: await twoWorkspaces() };
  const { code, stdout } = await ragft(['export', '--csv', acme], env);
  expect(code).toBe(0);
  const lines = stdout.trimEnd().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(/^Help desk,/);
  expect(lines[2]).toMatch(/^"'=1\+1",/);
});

test('what cannot be exported says why, and makes no database', async () => {
  const env = { DATABASE_PATH: await twoWorkspaces() };
  expect(await ragft(['export', 'T9'], env)).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining(`no project is of the workspace T9. There are ${acme}, ${umbrella}.`),
  });
  expect(await ragft(['export', '--csv'], env)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('one workspace'),
  });
  const nowhere = join(freshFolder(), 'none.db');
  expect(await ragft(['export'], { DATABASE_PATH: nowhere })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`there is no database ${nowhere}`),
  });
  await (await freshStore({ path: nowhere })).close();
  expect(await ragft(['export'], { DATABASE_PATH: nowhere })).toMatchObject({ code: 0, stdout: '[]\n' });
});
