import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listReminders } from '#journey/list-reminders';
import { fromTheStart, readDashboard } from '#journey/read-dashboard';
import { createLife, type Life } from '#sandbox/demo/life';
import { aYearAgo, liveAYear } from '#sandbox/demo/live-a-year';
import { type Sandbox, startSandbox } from '#sandbox/index';
import { approaches } from '#scoping/approaches';
import { reviewStatuses } from '#scoping/assessment';
import { results } from '#scoping/reminders';
import { openStore, type Store } from '#store/index';

describe('a year that was played', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ragft-demo-'));
  let slack: Sandbox;
  let store: Store;
  let life: Life;

  beforeAll(async () => {
    const path = join(folder, 'demo.db');
    slack = await startSandbox({ startAt: aYearAgo() });
    await liveAYear(slack, path);
    store = await openStore({ path, report: raise });
    life = createLife(slack, store, () => {});
  }, 180_000);

  afterAll(async () => {
    await store.close();
    await slack.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const projects = async () => {
    const { team } = life.person('ana');
    const shown = await store.portfolio.list(team, {}, 'oldest', 100);
    const archived = await store.portfolio.list(team, { status: 'archived' }, 'oldest', 100);
    return { shown: shown.rows, archived: archived.rows, team };
  };

  test('ends today, with nothing left to tell', async () => {
    expect(Math.abs(slack.clock.now().getTime() - Date.now())).toBeLessThan(60_000);
    expect(await store.outbox.backlog()).toEqual({ waiting: 0, oldest: null });
    expect(slack.snapshot().faults.paced).toBe(true);
  });

  test('shows the reviewer projects of every verdict and of every state of review', async () => {
    const { portfolio, drafts, mine, steps, reminders } = await readDashboard(
      life.deps,
      life.person('ana'),
      fromTheStart,
    );
    for (const approach of approaches) expect(portfolio?.destinations[approach]).toBeGreaterThan(0);
    for (const status of reviewStatuses.filter((each) => each !== 'superseded'))
      expect(portfolio?.statuses[status], status).toBeGreaterThan(0);
    for (const list of [drafts, mine.projects, steps, reminders]) expect(list.length).toBeGreaterThan(0);
    const held = Object.values(portfolio?.outcomes ?? {});
    for (const answer of ['yes', 'partly', 'no'] as const)
      expect(held.some((outcome) => outcome[answer] > 0)).toBe(true);
  });

  test('has projects of many channels, revisions that were superseded, and some in the archive', async () => {
    const { shown, archived, team } = await projects();
    expect(new Set(shown.map(({ project }) => project.channel)).size).toBeGreaterThanOrEqual(5);
    expect(archived.length).toBeGreaterThan(1);
    const revised = shown.filter(({ project }) => project.revision > 1);
    const first = await Promise.all(
      revised.map(({ project }) => store.assessments.revision(team, project.id, 1)),
    );
    expect(first.map((assessment) => assessment?.status)).toContain('superseded');
  });

  test('has steps that were ticked, given to somebody and forgotten; and questions that are still open', async () => {
    const { shown, team } = await projects();
    const steps = (
      await Promise.all(shown.map(({ project }) => store.checklists.of(team, project.id)))
    ).flat();
    expect(steps.filter(({ done }) => done).length).toBeGreaterThan(20);
    expect(steps.some(({ notNeeded }) => notNeeded)).toBe(true);
    expect(steps.some(({ own }) => own)).toBe(true);
    const today = life.day(0);
    expect(steps.some(({ due, done }) => due && due < today && !done)).toBe(true);
    const asked = await Promise.all(shown.map(({ project }) => store.openQuestions.asked(team, project.id)));
    expect(new Set(asked.flat().map(({ state }) => state))).toEqual(new Set(['open', 'answered']));
  });

  test('had its reminders answered in every way, and more are due soon', async () => {
    const { shown, team } = await projects();
    const events = await Promise.all(
      shown.map(({ project }) => store.reminders.events(team, project.id, 500)),
    );
    const kinds = new Set(events.flat().map(({ kind }) => kind));
    expect([...kinds]).toEqual(expect.arrayContaining([...results, 'snoozed']));
    const list = await listReminders(life.deps, life.person('ana'), life.channel('customer-care'));
    const lines = list.projects.flatMap((project) => project.lines);
    const soon = lines.filter(({ standing, due }) => standing === 'coming' && due <= life.day(31));
    expect(soon.length).toBeGreaterThan(2);
  });
});

const raise = (row: Error): never => {
  throw row;
};
