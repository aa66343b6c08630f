import { expect, test } from 'vitest';
import { brand } from '#scoping/ids';
import type { Review, ReviewAct } from '#scoping/review';
import { acme, ana, ben, minute, umbrella } from './samples.ts';
import { resubmitted, submitted } from './submitted.ts';

test('a review moves the assessment and its project, and keeps its trail', async () => {
  const { store, assessment, project } = await submitted();
  const review = (id: string, act: ReviewAct, at: Date): Review => ({
    id: brand<'review'>(id),
    project,
    assessment: assessment.id,
    act,
    by: act === 'propose' ? ana : ben,
    comment: `${act} it`,
    at,
  });
  const record = (id: string, act: ReviewAct, seen: Parameters<typeof store.reviews.record>[2], n: number) =>
    store.reviews.record(acme, review(id, act, minute(n)), seen);

  expect(await record('r1', 'propose', 'open', 2)).toMatchObject({ kind: 'recorded', status: 'proposed' });
  expect(await record('r2', 'request_changes', 'proposed', 3)).toMatchObject({ status: 'changes_requested' });
  expect(await record('r3', 'propose', 'changes_requested', 4)).toMatchObject({ status: 'proposed' });
  const both = await Promise.all([
    record('r4', 'approve', 'proposed', 5),
    record('r5', 'withdraw', 'proposed', 5),
  ]);
  expect(both).toEqual([
    { kind: 'recorded', status: 'approved', superseded: [] },
    { kind: 'moved', status: 'approved' },
  ]);
  expect(await store.projects.find(acme, project)).toMatchObject({
    status: 'approved',
    changedAt: minute(5),
  });
  expect(await store.assessments.find(acme, assessment.id)).toMatchObject({ status: 'approved' });

  const trail = await store.reviews.of(acme, project);
  expect(trail.map(({ id }) => id)).toEqual(['r4', 'r3', 'r2', 'r1']);
  expect(trail[0]).toEqual(review('r4', 'approve', minute(5)));
  expect(await store.reviews.of(umbrella, project)).toEqual([]);
  expect(await store.reviews.record(umbrella, review('r6', 'approve', minute(6)), 'approved')).toEqual({
    kind: 'gone',
  });
});

test('an approved revision supersedes the one before', async () => {
  const first = await submitted();
  const { store, assessment, project } = first;
  const approve = (id: string, of: typeof assessment.id, at: Date): Review => ({
    id: brand<'review'>(id),
    project,
    assessment: of,
    act: 'approve',
    by: ben,
    comment: '',
    at,
  });
  await store.reviews.record(acme, approve('r1', assessment.id, minute(2)), 'open');
  const second = await resubmitted(first);
  expect(await store.projects.find(acme, project)).toMatchObject({ status: 'open', revision: 2 });

  expect(await store.reviews.record(acme, approve('r2', second.id, minute(4)), 'open')).toEqual({
    kind: 'recorded',
    status: 'approved',
    superseded: [assessment.id],
  });
  const history = await store.assessments.history(acme, project);
  expect(history.map(({ status }) => status)).toEqual(['approved', 'superseded']);
});
