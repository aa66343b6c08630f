import { expect, test } from 'vitest';
import { brand } from '#scoping/ids';
import type { NewEntry } from '#store/outbox-entry';
import { freshStore } from './fresh-store.ts';
import { acme, minute, umbrella } from './samples.ts';

const entry = (id: string, more: Partial<NewEntry> = {}): NewEntry => ({
  id: brand<'outbox entry'>(id),
  lane: 'card p1',
  message: { kind: 'card', project: brand<'project'>('p1') },
  ...more,
});

const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id);

test('an entry goes to one caller, and a lane in order', async () => {
  const { outbox } = await freshStore();
  await outbox.add(acme, [entry('a1'), entry('a2'), entry('b1', { lane: 'card p2' })], minute(0));
  await outbox.add(umbrella, [entry('a1')], minute(0));

  const [one, other] = await Promise.all([
    outbox.claim(minute(1), minute(2), 10),
    outbox.claim(minute(1), minute(2), 10),
  ]);
  expect(one.map(({ team, id }) => `${team} ${id}`)).toEqual(['T_ACME a1', 'T_ACME b1', 'T_UMBRELLA a1']);
  expect(other).toEqual([]);

  const [first] = one;
  if (!first) throw new Error('Nothing was claimed.');
  expect(await outbox.markSending(first, minute(3))).toBe(true);
  expect(await outbox.settle(first, { kind: 'sent' }, minute(1))).toBe(true);
  expect(await outbox.find(acme, first.id)).toMatchObject({
    state: 'sent',
    attempts: 1,
    settledAt: minute(1),
  });
  expect(ids(await outbox.claim(minute(1), minute(2), 10))).toEqual(['a2']);
});

test('an entry is not due before its time; what is retried waits and keeps its place', async () => {
  const { outbox } = await freshStore();
  await outbox.add(acme, [entry('a1', { notBefore: minute(5) }), entry('a2')], minute(0));
  expect(await outbox.claim(minute(4), minute(6), 10)).toEqual([]);

  const [claimed] = await outbox.claim(minute(5), minute(6), 10);
  if (!claimed) throw new Error('Nothing was claimed.');
  await outbox.markSending(claimed, minute(6));
  await outbox.settle(claimed, { kind: 'retry', at: minute(10), error: 'ratelimited' }, minute(5));
  expect(await outbox.claim(minute(9), minute(11), 10)).toEqual([]);
  const [again] = await outbox.claim(minute(10), minute(11), 10);
  expect(again).toMatchObject({ id: 'a1', state: 'waiting', attempts: 1, doubts: 0, error: 'ratelimited' });
});

test('a claim that was let go is taken over, and the first holder’s word no longer counts', async () => {
  const { outbox } = await freshStore();
  await outbox.add(acme, [entry('a1')], minute(0));
  const [lost] = await outbox.claim(minute(0), minute(2), 1);
  if (!lost) throw new Error('Nothing was claimed.');
  expect(await outbox.claim(minute(1), minute(3), 1)).toEqual([]);

  const [taken] = await outbox.claim(minute(2), minute(4), 1);
  // Never marked as being sent, so no call was made and nothing is in doubt.
  expect(taken).toMatchObject({ id: 'a1', state: 'waiting', doubts: 0, fence: lost.fence + 1 });
  expect(await outbox.markSending(lost, minute(5))).toBe(false);
  expect(await outbox.settle(lost, { kind: 'failed', error: 'late' }, minute(3))).toBe(false);
});

test('a sender that never came back, or lost the answer, leaves a doubt', async () => {
  const { outbox } = await freshStore();
  await outbox.add(acme, [entry('a1')], minute(0));
  const [crashed] = await outbox.claim(minute(0), minute(2), 1);
  if (!crashed) throw new Error('Nothing was claimed.');
  await outbox.markSending(crashed, minute(2));

  const [second] = await outbox.claim(minute(3), minute(5), 1);
  expect(second).toMatchObject({ state: 'unknown', doubts: 1 });
  if (!second) throw new Error('Nothing was claimed.');
  await outbox.markSending(second, minute(5));
  await outbox.settle(second, { kind: 'unknown', at: minute(6), error: 'timeout' }, minute(4));
  const [third] = await outbox.claim(minute(6), minute(8), 1);
  expect(third).toMatchObject({ state: 'unknown', doubts: 2, attempts: 2, error: 'timeout' });
});

test('what says the same while it waits is said once; what comes after a claim is said again', async () => {
  const { outbox } = await freshStore();
  const redraw = (id: string) => entry(id, { sameAs: 'card p1' });
  await outbox.add(acme, [redraw('a1'), redraw('a2')], minute(0));
  await outbox.add(acme, [redraw('a3')], minute(0));
  await outbox.add(umbrella, [redraw('a4')], minute(0));
  expect(await outbox.backlog()).toEqual({ waiting: 2, oldest: minute(0) });

  const [claimed] = await outbox.claim(minute(0), minute(1), 1);
  if (!claimed) throw new Error('Nothing was claimed.');
  expect(claimed.id).toBe('a1');
  await outbox.add(acme, [redraw('a5')], minute(0));
  await outbox.settle(claimed, { kind: 'retry', at: minute(2), error: 'ratelimited' }, minute(0));
  expect(await outbox.find(acme, brand('a5'))).toMatchObject({ state: 'waiting' });
});

test('what failed for good is kept with its reason, lets the lane go on, and can be tried again', async () => {
  const { outbox } = await freshStore();
  await outbox.add(acme, [entry('a1'), entry('a2')], minute(0));
  const [claimed] = await outbox.claim(minute(0), minute(1), 1);
  if (!claimed) throw new Error('Nothing was claimed.');
  await outbox.settle(claimed, { kind: 'failed', error: 'is_archived' }, minute(0));
  expect(await outbox.failed(acme, 10)).toMatchObject([{ id: 'a1', error: 'is_archived' }]);
  expect(await outbox.failed(umbrella, 10)).toEqual([]);
  expect(ids(await outbox.claim(minute(0), minute(1), 1))).toEqual(['a2']);

  expect(await outbox.retryFailed(umbrella, claimed.id, minute(2))).toBe(false);
  expect(await outbox.retryFailed(acme, claimed.id, minute(2))).toBe(true);
  expect(ids(await outbox.claim(minute(2), minute(3), 1))).toEqual(['a1']);
});

test('what was sent long ago is forgotten, the rest is not', async () => {
  const { outbox } = await freshStore();
  await outbox.add(
    acme,
    [entry('old'), entry('new', { lane: 'other' }), entry('kept', { lane: 'third' })],
    minute(0),
  );
  const claimed = await outbox.claim(minute(0), minute(1), 2);
  for (const [at, one] of claimed.entries()) await outbox.settle(one, { kind: 'sent' }, minute(at * 10));
  await outbox.forgetSent(minute(5), minute(0));
  const left = await Promise.all(['old', 'new', 'kept'].map((id) => outbox.find(acme, brand(id))));
  expect(left.map((one) => one?.id)).toEqual([undefined, 'new', 'kept']);
});
