import { expect, test } from 'vitest';
import { portfolioActions } from '#blocks/portfolio-ids';
import type { Actor } from '#sandbox/actor';
import { personas } from '#sandbox/personas';
import { brand } from '#scoping/ids';
import { connect } from '#store/sqlite/driver';
import { homeOf } from './home-of.ts';
import { cardIn, personIn, scopeProject } from './scoped-project.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const [{ answers }] = personas;

/** A project in which ben stands wherever somebody can stand. */
async function projectOfBen(workspace: Workspace) {
  const { slack, store, team } = workspace;
  const [ben, ana] = [personIn(workspace, 'ben'), personIn(workspace, 'ana')];
  const at = slack.clock.now();
  const given = { needs_knowledge: { by: ben, at } };
  const first = await scopeProject(workspace, { as: 'ben', name: 'Help desk', answers, given });
  await cardIn(workspace);
  await slack.quiet();
  const { project } = first;
  const second = await scopeProject(workspace, { as: 'ben', name: 'Help desk', answers, given, project });
  const review = { project, assessment: second.id, comment: '', at };
  await store.reviews.record(team, { ...review, id: brand('1'), act: 'propose', by: ben }, 'open');
  await store.reviews.record(team, { ...review, id: brand('2'), act: 'approve', by: ana }, 'proposed');
  const outcome = { project, assessment: second.id, built: 'rag', adviceHeld: 'yes', note: '', at } as const;
  await store.outcomes.record(team, { ...outcome, id: brand('3'), by: ben });
  const [one, two, three] = (await store.checklists.of(team, project)).map(({ key }) => key);
  await store.checklists.tick(team, project, one ?? '', true, ben, at);
  await store.checklists.assign(team, project, two ?? '', { owner: ben, due: '2030-01-01', note: null });
  await store.checklists.ruleOut(team, project, three ?? '', 'No.', ben, at);
  const detail = { to: ben };
  await store.trail.add(team, { project, by: ana, act: 'handed_over', detail, at });
  await store.settings.change(team, { reviewers: [ben, ana] }, ben, at);
  await store.homeViews.opened(team, ana, at, JSON.stringify({ owner: ben, order: 'newest', pages: [] }));
  await store.openQuestions.ask(team, { id: brand('ask'), project, key: 'volume', by: ana, of: ben, at });
  return project;
}

const wordsOf = (messages: readonly unknown[]): string => JSON.stringify(messages);

/** Every table whose rows say this somewhere. */
function tablesWith({ databasePath }: Workspace, word: string): string[] {
  const file = connect(databasePath, { readonly: true });
  const tables = file
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all() as string[];
  const found = tables.filter((table) =>
    file
      .prepare(`select * from ${table}`)
      .all()
      .some((row) => JSON.stringify(row).includes(word)),
  );
  file.close();
  return found;
}

async function forget({ slack, sees }: Workspace, admin: Actor, person: string): Promise<void> {
  await admin.slash('/ragft settings', '#ai-projects');
  await sees(admin, 'Settings');
  await admin.click(portfolioActions.forget);
  await sees(admin, 'Forget a person');
  await admin.fill('person', person);
  await admin.submit();
  await sees(admin, 'Forgotten');
  await admin.close();
  await slack.quiet();
}

test('a forgotten person stands nowhere: not in the store, on cards, in threads, in Home or in exports', async () => {
  const workspace = await openWorkspace('socket');
  const { slack, team, store } = workspace;
  const [ana, ben, dora] = [slack.as('ana'), slack.as('ben'), slack.as('dora')];
  const project = await projectOfBen(workspace);
  const inChannel = () =>
    slack.snapshot().messages.filter(({ channel }) => channel === workspace.channel('#ai-projects'));
  const byBot = () => inChannel().filter(({ author }) => author === slack.snapshot().app.botUser);
  await slack.until(() => wordsOf(byBot()).includes('Revision 2'));
  await slack.quiet();
  expect(wordsOf(byBot())).toContain(ben.id);
  expect(tablesWith(workspace, ben.id)).toContain('assessments');

  await forget(workspace, dora, ben.id);
  await slack.until(() => tablesWith(workspace, ben.id).length === 0);
  slack.clock.advance(10_000);
  await slack.until(() => !wordsOf(byBot()).includes(ben.id));
  expect(wordsOf(byBot())).toContain('a former member');
  expect((await store.settings.of(team)).reviewers).toEqual([ana.id]);

  await homeOf(slack, ana);
  expect(wordsOf(ana.home().blocks)).not.toContain(ben.id);
  expect(wordsOf(ana.home().blocks)).toContain('a former member');
  await ana.slash('/ragft export md help', '#ai-projects');
  const record = await fileOf(workspace, 'Help-desk.md');
  expect(record).toContain('a former member');
  expect(record).not.toContain('Ben');
  await ana.slash('/ragft export json help', '#ai-projects');
  expect(await fileOf(workspace, 'Help-desk.json')).not.toContain(ben.id);
  expect(await store.projects.find(team, project)).toMatchObject({ owner: 'FORGOTTEN', status: 'approved' });
});

test('only admins have somebody forgotten', async () => {
  const workspace = await openWorkspace('socket');
  const { slack, sees } = workspace;
  const ana = slack.as('ana');
  await ana.slash('/ragft settings', '#ai-projects');
  const settings = await sees(ana, 'Settings');
  expect(wordsOf(settings.blocks)).not.toContain(portfolioActions.forget);
});

async function fileOf({ slack }: Workspace, name: string): Promise<string> {
  const file = await slack.until(() =>
    slack
      .snapshot()
      .messages.flatMap(({ files = [] }) => files)
      .find((each) => each.name === name),
  );
  return (await fetch(file.url)).text();
}
