import { expect, test } from 'vitest';
import { brand } from '#scoping/ids';
import { freshStore } from './fresh-store.ts';
import {
  acme,
  ana,
  ben,
  general,
  minute,
  newDraft,
  recommendation,
  submission,
  umbrella,
} from './samples.ts';

test('a submitted draft becomes revision 1 with its steps, its message and its card, and is gone', async () => {
  const store = await freshStore();
  await store.drafts.resumeOrBegin(acme, newDraft('d1'), minute(0));
  const answers = { needs_knowledge: 'yes', volume: 'ge10k', behaviour_gaps: [] } as const;
  await store.drafts.keep(acme, brand('d1'), ana, { answers }, minute(1));

  const done = await store.assessments.submit(acme, submission('d1', { draftVersion: 2 }), minute(2));
  if (done.kind !== 'submitted') throw new Error(done.kind);
  const { assessment } = done;
  expect(assessment).toMatchObject({ revision: 1, author: ana, answers, recommendation, status: 'open' });
  expect(assessment.asked.map(({ key, answer }) => `${key}: ${answer}`)).toContain(
    'behaviour_gaps: None of these',
  );
  expect(await store.assessments.find(acme, assessment.id)).toEqual(assessment);
  expect(await store.assessments.latest(acme, assessment.project)).toEqual(assessment);

  expect(await store.projects.named(acme, general, 'help DESK')).toMatchObject({
    id: assessment.project,
    owner: ana,
    revision: 1,
    assessment: assessment.id,
    destination: 'rag',
    start: 'fix_data',
  });
  const steps = await store.checklists.of(acme, assessment.project);
  expect(steps.map(({ key }) => key)).toEqual(['audit', 'evaluate']);
  expect(await store.cards.find(acme, assessment.project)).toMatchObject({ channel: general, ts: null });
  const claimed = await store.outbox.claim(minute(2), minute(3), 10);
  expect(claimed.map(({ message }) => message)).toEqual([{ kind: 'card', project: assessment.project }]);
  expect(await store.drafts.find(acme, brand('d1'))).toBeUndefined();
});

test('a draft is submitted once, however many ask at the same moment', async () => {
  const store = await freshStore();
  await store.drafts.resumeOrBegin(acme, newDraft('d1'), minute(0));
  const clicks = await Promise.all(
    [1, 2, 3].map((n) =>
      store.assessments.submit(acme, submission('d1', { assessment: brand(`a${n}`) }), minute(1)),
    ),
  );
  expect(clicks.map(({ kind }) => kind)).toEqual(['submitted', 'already', 'already']);
  expect(new Set(clicks.map((click) => 'assessment' in click && click.assessment.id))).toEqual(
    new Set(['a1']),
  );
  expect(await store.outbox.backlog()).toMatchObject({ waiting: 1 });
});

test('a draft that moved on since the recommendation was computed is not submitted', async () => {
  const store = await freshStore();
  const { draft } = await store.drafts.resumeOrBegin(acme, newDraft('d1'), minute(0));
  const moved = await store.drafts.keep(acme, draft.id, ana, { answers: { volume: 'ge10k' } }, minute(1));
  expect(await store.assessments.submit(acme, submission('d1'), minute(2))).toEqual({
    kind: 'changed',
    draft: moved,
  });
  expect(await store.assessments.submit(acme, submission('d0'), minute(2))).toEqual({ kind: 'gone' });
});

test('who submits second is told, and may submit on top; ticks outlive the revision', async () => {
  const store = await freshStore();
  await store.drafts.resumeOrBegin(acme, newDraft('d1'), minute(0));
  await store.drafts.resumeOrBegin(acme, newDraft('d2', { person: ben, name: 'HELP desk' }), minute(0));
  const first = await store.assessments.submit(acme, submission('d1'), minute(1));
  if (first.kind !== 'submitted') throw new Error(first.kind);
  const { project } = first.assessment;
  expect(await store.checklists.tick(acme, project, 'audit', true, ana, minute(2))).toBe(true);
  await store.checklists.addOwn(acme, project, 'own-1', 'Ask the lawyers');

  expect(await store.assessments.submit(acme, submission('d2'), minute(3))).toEqual({
    kind: 'overtaken',
    latest: first.assessment,
  });

  const [audit, ...rest] = recommendation.first_steps;
  if (!audit || rest.length === 0) throw new Error('The sample needs steps.');
  const onTop = submission('d2', {
    basis: 1,
    recommendation: {
      ...recommendation,
      destination: 'hybrid',
      first_steps: [{ ...audit, why: 'Still old.' }],
    },
  });
  const second = await store.assessments.submit(acme, onTop, minute(4));
  expect(second).toMatchObject({ kind: 'submitted', assessment: { revision: 2, project, author: ben } });
  expect(await store.projects.find(acme, project)).toMatchObject({
    revision: 2,
    destination: 'hybrid',
    owner: ana,
  });
  expect(await store.checklists.of(acme, project)).toMatchObject([
    { key: 'audit', why: 'Still old.', done: { by: ana, at: minute(2) }, own: false },
    { key: 'own-1', text: 'Ask the lawyers', own: true },
  ]);
  expect((await store.assessments.history(acme, project)).map(({ revision }) => revision)).toEqual([2, 1]);
});

test('another workspace sees nothing, and may use the same ids', async () => {
  const store = await freshStore();
  for (const team of [acme, umbrella]) {
    await store.drafts.resumeOrBegin(team, newDraft('d1'), minute(0));
  }
  const done = await store.assessments.submit(acme, submission('d1'), minute(1));
  if (done.kind !== 'submitted') throw new Error(done.kind);
  expect(await store.assessments.find(umbrella, done.assessment.id)).toBeUndefined();
  expect(await store.projects.find(umbrella, done.assessment.project)).toBeUndefined();
  expect(await store.drafts.find(umbrella, brand('d1'))).toBeDefined();
  const theirs = await store.assessments.submit(umbrella, submission('d1'), minute(2));
  expect(theirs).toMatchObject({ kind: 'submitted', assessment: { revision: 1, team: umbrella } });
});
