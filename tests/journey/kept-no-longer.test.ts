import { expect, test } from 'vitest';
import { portfolioActions } from '#blocks/portfolio-ids';
import { personas } from '#sandbox/personas';
import { brand } from '#scoping/ids';
import { cardIn, cardsIn, scopeProject } from './scoped-project.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const DAY_MS = 86_400_000;
const [{ answers }] = personas;

test('archived projects go when the settings say so, with their cards; the others stay', async () => {
  const workspace = await openWorkspace('socket');
  const { slack, store, team } = workspace;
  const [ana, dora] = [slack.as('ana'), slack.as('dora')];
  const { project: live } = await scopeProject(workspace, { name: 'Live', answers, quietly: true });
  const { project: archived } = await scopeProject(workspace, { name: 'Archived', answers });
  await cardIn(workspace);
  await slack.quiet();
  await store.projects.archive(team, archived, slack.clock.now(), slack.clock.now());

  slack.clock.advance(400 * DAY_MS);
  await slack.quiet();
  expect(await store.projects.find(team, archived)).toMatchObject({ name: 'Archived' });

  await dora.slash('/ragft settings', '#ai-projects');
  await slack.until(() => dora.modals().length === 1);
  await dora.fill('retention', '730');
  await dora.submit();
  await expect.poll(async () => (await store.settings.of(team)).retentionDays).toBe(730);
  await ana.slash('/ragft list archived', '#ai-projects');
  await slack.quiet();
  expect(await store.projects.find(team, archived)).toMatchObject({ name: 'Archived' });

  slack.clock.advance(331 * DAY_MS);
  await expect.poll(() => store.projects.find(team, archived)).toBeUndefined();
  await slack.until(() => cardsIn(workspace).length === 0);
  expect(await store.projects.find(team, live)).toMatchObject({ name: 'Live' });
  const trail = await store.trail.of(team, archived, 10);
  expect(trail.map(({ act, by }) => [act, by])).toEqual([['deleted', 'RAGFT']]);
});

test('an archived project says on which day it goes', async () => {
  const workspace = await openWorkspace('socket');
  const { slack, store, team } = workspace;
  const dora = slack.as('dora');
  const { project } = await scopeProject(workspace, { as: 'dora', name: 'Old', answers, quietly: true });
  await store.settings.change(team, { retentionDays: 90 }, brand<'person'>(dora.id), slack.clock.now());
  await dora.slash('/ragft list old', '#ai-projects');
  const list = await slack.until(() => dora.sees('#ai-projects').find(({ text }) => text.includes('Old')));
  await dora.click(portfolioActions.open, project, list);
  await slack.until(() => dora.modals().length === 1);
  expect(JSON.stringify(dora.modal().blocks)).toContain('for 90 days; then it is deleted');
  await dora.click(portfolioActions.archive);
  await slack.until(() => JSON.stringify(dora.modal().blocks).includes('unless somebody restores it'));
});

async function leftFor(workspace: Workspace, days: number): Promise<void> {
  const { slack } = workspace;
  await slack.act({ kind: 'uninstall', as: 'dora' });
  await slack.quiet();
  slack.clock.advance(days * DAY_MS);
}

test('thirty days after the app was uninstalled nothing of the workspace is left', async () => {
  const workspace = await openWorkspace('socket');
  const { store, slack, team } = workspace;
  const { project } = await scopeProject(workspace, { name: 'Help desk', answers, quietly: true });
  await store.settings.change(team, { selfApproval: true }, brand<'person'>('U1'), slack.clock.now());
  await leftFor(workspace, 29);
  await slack.quiet();
  expect(await store.projects.find(team, project)).toBeDefined();
  slack.clock.advance(2 * DAY_MS);
  await expect.poll(() => store.projects.find(team, project)).toBeUndefined();
  await expect.poll(async () => (await store.settings.of(team)).selfApproval).toBe(false);
});

test('installed again in time, everything is there and stays', async () => {
  const workspace = await openWorkspace('socket');
  const { store, slack, team } = workspace;
  const { project } = await scopeProject(workspace, { name: 'Help desk', answers, quietly: true });
  await leftFor(workspace, 20);
  await workspace.stopBot();
  await slack.act({ kind: 'install', as: 'dora' });
  await workspace.startBot();
  slack.clock.advance(40 * DAY_MS);
  await slack.quiet();
  expect(await store.presences.goneBefore(slack.clock.now())).toEqual([]);
  expect(await store.projects.find(team, project)).toMatchObject({ name: 'Help desk' });
});
