import { expect, test } from 'vitest';
import { portfolioActions } from '#blocks/portfolio-ids';
import type { Actor } from '#sandbox/actor';
import { personas } from '#sandbox/personas';
import { brand } from '#scoping/ids';
import { scopeProject } from './scoped-project.ts';
import { openWorkspace } from './workspace.ts';

test('settings are read by all and changed by admins; a project is deleted when its name is typed', async () => {
  const workspace = await openWorkspace('socket');
  const { slack, store } = workspace;
  const [ana, dora] = [slack.as('ana'), slack.as('dora')];
  const channel = '#ml-research';
  const project = (
    await scopeProject(workspace, {
      channel,
      name: 'Secret plan',
      answers: personas[0].answers,
      quietly: true,
    })
  ).project;

  await ana.slash('/ragft settings', '#ai-projects');
  await slack.until(() => ana.modals().length === 1);
  expect(ana.modal().submit).toBe('');
  await ana.close();

  await dora.slash('/ragft settings', '#ai-projects');
  await slack.until(() => dora.modals().length === 1);
  await dora.fill('reviewers', [dora.id]);
  await dora.fill('switches', ['self_approval']);
  await dora.submit();
  await slack.quiet();
  expect(await store.settings.of(workspace.team)).toMatchObject({
    reviewers: [dora.id],
    selfApproval: true,
    digest: false,
  });
  await dora.close();

  await dora.slash('/ragft settings', '#ai-projects');
  await slack.until(() => dora.modals().length === 1);
  await dora.click(portfolioActions.removeAny);
  await slack.until(() => dora.modal().title === 'Delete a project');
  // A name that is hidden is not even looked for.
  expect(await offered(dora, 'secret')).toEqual([]);
  expect(await offered(dora, 'ben')).toEqual([]);
  expect(await offered(dora, 'private a')).toEqual([
    expect.stringMatching(/^Private project of ana, begun /),
  ]);
  await dora.fill('project', project);
  await dora.submit();
  await slack.quiet();
  await dora.fill('word', 'no');
  await dora.submit();
  expect(Object.values(dora.modal().errors).join()).toContain('delete');
  await dora.fill('word', 'delete');
  await dora.submit();
  await slack.quiet();
  expect(dora.modal().title).toBe('Deleted');
  expect(await store.projects.find(workspace.team, project)).toBeUndefined();
});

/** What the menu of projects that can be deleted offers while this is typed. */
async function offered(admin: Actor, typed: string): Promise<readonly string[]> {
  const done = await admin.lookUp('project', typed);
  if (done.kind !== 'done') throw new Error(JSON.stringify(done));
  return (done.choices ?? []).flatMap(({ choices }) => choices.map(({ text }) => text));
}

test('however many projects there are, an admin finds the one to delete by its name, archived or not', async () => {
  const workspace = await openWorkspace('socket');
  const { slack, store, team, sees } = workspace;
  const [ana, dora] = [slack.as('ana'), slack.as('dora')];
  const { project: oldest } = await scopeProject(workspace, { name: 'Oldest of all', quietly: true });
  await store.projects.archive(team, oldest, slack.clock.now(), slack.clock.now());
  const newer = Array.from({ length: 110 }, (_, n) => `Newer ${n + 1}`);
  await Promise.all(newer.map((name) => scopeProject(workspace, { name, quietly: true })));

  await dora.slash('/ragft settings', '#ai-projects');
  await sees(dora, 'Settings');
  await dora.click(portfolioActions.removeAny);
  await sees(dora, 'Delete a project');
  expect(await offered(dora, '')).toHaveLength(100);
  expect(await offered(dora, 'newer 110')).toEqual(['Newer 110']);
  expect(await offered(dora, 'old of')).toEqual(['Oldest of all']);
  await dora.fill('project', oldest);
  await dora.submit();
  await dora.fill('word', 'oldest of ALL');
  await dora.submit();
  await sees(dora, 'Deleted');
  expect(await store.projects.find(team, oldest)).toBeUndefined();
  expect(ana.modals()).toEqual([]);
});

test('the audit trail of the workspace comes as a file, for admins, and hides what they may not see', async () => {
  const workspace = await openWorkspace('socket');
  const { slack, store, team, sees } = workspace;
  const dora = slack.as('dora');
  const at = slack.clock.now();
  const ana = brand<'person'>(slack.as('ana').id);
  const open = await scopeProject(workspace, { name: '=cmd|calc', quietly: true });
  const closed = await scopeProject(workspace, {
    channel: '#ml-research',
    name: 'Secret plan',
    quietly: true,
  });
  const [step] = await store.checklists.of(team, open.project);
  await store.checklists.tick(team, open.project, step?.key ?? '', true, ana, at);
  for (const { project, id } of [open, closed]) {
    const review = { id: brand<'review'>(id), project, assessment: id, by: ana, comment: '', at };
    await store.reviews.record(team, { ...review, act: 'propose' }, 'open');
  }
  // Enough of them to say in between how far it is.
  const entry = { project: open.project, by: ana, act: 'exported', detail: {}, at };
  await Promise.all(Array.from({ length: 600 }, () => store.trail.add(team, entry)));

  await dora.slash('/ragft settings', '#ai-projects');
  await sees(dora, 'Settings');
  await dora.click(`${portfolioActions.trail}:csv`);
  await dora.click(`${portfolioActions.trail}:json`);
  const [csv, json] = await Promise.all(
    ['audit-trail.csv', 'audit-trail.json'].map(async (name) => {
      const file = await slack.until(() =>
        slack
          .snapshot()
          .messages.flatMap(({ files = [] }) => files)
          .find((each) => each.name === name),
      );
      // As bytes: read as a text it would lose its byte order mark.
      return Buffer.from(await (await fetch(file.url)).arrayBuffer()).toString('utf8');
    }),
  );
  expect(slack.snapshot().messages.some(({ text }) => text.includes('600 lines so far'))).toBe(true);
  expect(csv).toMatch(/^\uFEFFWhen,Who,Did,Project,/);
  expect(csv).toContain('ticked a first step,"\'=cmd|calc"');
  expect(csv).toMatch(/,proposed it,private project of ana,,/);
  expect(csv).not.toContain('Secret plan');
  const acts = JSON.parse(json ?? '') as { act: string; project_name: string }[];
  expect(acts.filter(({ act }) => act === 'exported')).toHaveLength(600);
  expect(acts.map(({ act }) => act)).toEqual(
    expect.arrayContaining(['submitted', 'proposed', 'step_ticked', 'trail_exported']),
  );
  expect(json).not.toContain('Secret plan');
});
