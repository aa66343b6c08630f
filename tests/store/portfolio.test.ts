import fc from 'fast-check';
import { expect, test } from 'vitest';
import { approaches } from '#scoping/approaches';
import type { Project } from '#scoping/assessment';
import { brand, type ProjectId } from '#scoping/ids';
import { forgotten } from '#scoping/nobody';
import type { Review, ReviewAct } from '#scoping/review';
import type { Store } from '#store/index';
import type { Cursor, Filter, Order } from '#store/portfolio';
import { freshStore } from './fresh-store.ts';
import {
  acme,
  ana,
  ben,
  general,
  lab,
  minute,
  newDraft,
  recommendation,
  submission,
  umbrella,
} from './samples.ts';

async function scope(
  store: Store,
  name: string,
  at: number,
  more: Partial<Project> = {},
): Promise<ProjectId> {
  const { draft } = await store.drafts.resumeOrBegin(
    acme,
    newDraft(name, { name, channel: more.channel ?? general, person: more.owner ?? ana }),
    minute(at),
  );
  const given = submission(name, {
    recommendation: { ...recommendation, destination: more.destination ?? 'rag' },
    draftVersion: draft.version,
  });
  const done = await store.assessments.submit(acme, given, minute(at));
  if (done.kind !== 'submitted') throw new Error(`${name} was not submitted: ${done.kind}`);
  return done.assessment.project;
}

async function namesIn(store: Store, filter: Filter, order: Order = 'newest', limit = 2): Promise<string[]> {
  const names: string[] = [];
  let from: Cursor | undefined;
  do {
    const stretch = await store.portfolio.list(acme, filter, order, limit, from);
    names.push(...stretch.rows.map(({ project }) => project.name));
    from = stretch.next;
  } while (from);
  return names;
}

test('a list is walked stretch by stretch, each project once, in any order and with any filter', async () => {
  const store = await freshStore();
  await scope(store, 'Cedar', 1);
  await scope(store, 'apple', 2, { destination: 'hybrid' });
  await scope(store, 'Birch', 3, { channel: lab, owner: ben });
  const old = await scope(store, 'Old one', 4);
  await store.projects.archive(acme, old, minute(5), minute(5));

  expect(await namesIn(store, {})).toEqual(['Birch', 'apple', 'Cedar']);
  expect(await namesIn(store, {}, 'oldest')).toEqual(['Cedar', 'apple', 'Birch']);
  expect(await namesIn(store, {}, 'name', 1)).toEqual(['apple', 'Birch', 'Cedar']);
  expect(await namesIn(store, { destination: 'hybrid' })).toEqual(['apple']);
  expect(await namesIn(store, { channel: lab })).toEqual(['Birch']);
  expect(await namesIn(store, { owner: ana })).toEqual(['apple', 'Cedar']);
  expect(await namesIn(store, { status: 'archived' })).toEqual(['Old one']);
  expect(await namesIn(store, { status: 'approved' })).toEqual([]);
  expect((await store.portfolio.list(umbrella, {}, 'newest', 10)).rows).toEqual([]);
});

test('names are found by how their words begin, however many there are', async () => {
  const store = await freshStore();
  for (let n = 0; n < 12; n += 1) await scope(store, `Help desk ${n}`, n);
  await scope(store, 'Desk helper', 20, { channel: lab });
  await scope(store, 'Clause finder', 21);
  expect(await namesIn(store, { text: 'des hel' }, 'newest', 5)).toHaveLength(13);
  expect(await namesIn(store, { text: 'helper' })).toEqual(['Desk helper']);
  expect(await namesIn(store, { text: 'help', channel: lab })).toEqual(['Desk helper']);
  expect(await namesIn(store, { text: 'elp' })).toEqual([]);
});

const act = fc.oneof(
  fc.record({
    kind: fc.constant('scope' as const),
    destination: fc.constantFrom(...approaches),
    lab: fc.boolean(),
  }),
  fc.record({
    kind: fc.constantFrom(
      'propose',
      'approve',
      'request_changes',
      'withdraw',
    ) satisfies fc.Arbitrary<ReviewAct>,
    of: fc.nat(5),
  }),
  fc.record({ kind: fc.constantFrom('archive', 'restore', 'remove', 'move', 'outcome'), of: fc.nat(5) }),
);

test('the tallies are what counting would give, whatever was done', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 15 }), async (acts) => {
      const store = await freshStore();
      const ids: ProjectId[] = [];
      for (const [at, each] of acts.entries()) {
        if (each.kind === 'scope' && 'lab' in each) {
          const where = { destination: each.destination, channel: each.lab ? lab : general };
          ids.push(await scope(store, `Project ${at}`, at, where));
        } else if ('of' in each) await perform(store, ids[each.of], each.kind, at);
      }
      expect(await counted(store, await store.portfolio.tallies(acme))).toEqual(await counted(store));
    }),
    { numRuns: 40 },
  );
});

async function perform(store: Store, id: ProjectId | undefined, kind: string, at: number): Promise<void> {
  const project = id && (await store.projects.find(acme, id));
  if (!project) return;
  switch (kind) {
    case 'archive':
    case 'restore':
      return store.projects.archive(acme, project.id, kind === 'archive' ? minute(at) : null, minute(at));
    case 'remove':
      return void (await store.projects.remove(acme, project.id));
    case 'move':
      return void (await store.projects.move(acme, project.id, lab, minute(at)));
    case 'outcome':
      return store.outcomes.record(acme, {
        id: brand<'outcome'>(`outcome ${at}`),
        project: project.id,
        assessment: project.assessment,
        built: 'rag',
        adviceHeld: 'partly',
        note: '',
        by: ana,
        at: minute(at),
      });
    default:
      await store.reviews.record(acme, reviewOf(project, kind as ReviewAct, at), project.status);
  }
}

const reviewOf = ({ id, assessment }: Project, act: ReviewAct, at: number): Review => ({
  id: brand<'review'>(`${act} ${at}`),
  project: id,
  assessment,
  act,
  by: ben,
  comment: '',
  at: minute(at),
});

/** What the tallies say, or what they should say: words by channel and kind. */
async function counted(store: Store, tallies?: Awaited<ReturnType<Store['portfolio']['tallies']>>) {
  if (tallies)
    return Object.fromEntries(tallies.map((t) => [`${t.channel} ${t.kind} ${t.word}`, t.projects]));
  const counts: Record<string, number> = {};
  const { rows } = await store.portfolio.list(acme, {}, 'newest', 100);
  for (const { project } of rows) {
    const { id, channel, destination, status } = project;
    const [outcome] = await store.outcomes.of(acme, id);
    const words = [
      'all ',
      `destination ${destination}`,
      `status ${status}`,
      'blocker questions',
      ...(outcome ? [`outcome ${destination} ${outcome.adviceHeld}`] : []),
    ];
    for (const word of words) counts[`${channel} ${word}`] = (counts[`${channel} ${word}`] ?? 0) + 1;
  }
  return counts;
}

test('ninety days after the approval it is time to ask what became of it, once', async () => {
  const store = await freshStore();
  const project = await scope(store, 'Help desk', 1);
  const found = await store.projects.find(acme, project);
  if (!found) throw new Error('The project is not there.');
  await store.reviews.record(acme, reviewOf(found, 'approve', 2), 'open');
  const day = (n: number) => new Date(minute(2).getTime() + n * 86_400_000);
  expect(await store.reviews.toAskAbout(day(89.9), 10)).toEqual([]);
  expect((await store.reviews.toAskAbout(day(90), 10)).map(({ id }) => id)).toEqual([project]);
  expect(await store.reviews.asked(acme, project)).toBe(true);
  expect(await store.reviews.asked(acme, project)).toBe(false);
  expect(await store.reviews.toAskAbout(day(91), 10)).toEqual([]);
});

test('a deleted project leaves nothing', async () => {
  const store = await freshStore();
  const project = await scope(store, 'Secret plan', 1);
  await store.projects.remove(acme, project);
  expect(await store.projects.find(acme, project)).toBeUndefined();
  expect(await store.assessments.history(acme, project)).toEqual([]);
  expect(await store.trail.of(acme, project, 10)).toEqual([]);
  expect(await store.portfolio.tallies(acme)).toEqual([]);
});

test('a forgotten person stands nowhere any more, and what was decided stays', async () => {
  const store = await freshStore();
  const project = await scope(store, 'Help desk', 1);
  await store.checklists.tick(acme, project, 'audit', true, ana, minute(2));
  await store.drafts.resumeOrBegin(acme, newDraft('another', { name: 'Another' }), minute(3));
  expect(await store.people.forget(acme, ana)).toEqual({ projects: [project], asks: [], reminders: [] });
  expect(await store.people.forget(acme, ben)).toEqual({ projects: [], asks: [], reminders: [] });

  expect(await store.projects.find(acme, project)).toMatchObject({ owner: forgotten, name: 'Help desk' });
  expect(await store.assessments.latest(acme, project)).toMatchObject({ author: forgotten });
  expect((await store.checklists.of(acme, project))[0]?.done?.by).toBe(forgotten);
  expect(await store.drafts.openOf(acme, ana)).toEqual([]);
});
