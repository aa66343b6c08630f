import { expect, test } from 'vitest';
import { brand } from '#scoping/ids';
import { freshStore } from './fresh-store.ts';
import { acme, general, minute, umbrella } from './samples.ts';

test('a second copy is counted once, and once more when it is removed', async () => {
  const { copies } = await freshStore();
  const copy = { channel: general, ts: '1700000000.000200' };
  const project = brand<'project'>('p1');
  expect(await copies.notice(acme, copy, project, minute(2))).toBe(true);
  expect(await copies.notice(acme, copy, project, minute(3))).toBe(false);
  expect(await copies.notice(acme, { ...copy, ts: '1700000000.000300' }, undefined, minute(3))).toBe(true);
  expect(await copies.count(acme)).toEqual({ noticed: 2, removed: 0 });
  await copies.removed(acme, copy, minute(4));
  expect(await copies.count(acme)).toEqual({ noticed: 2, removed: 1 });
  expect(await copies.count(umbrella)).toEqual({ noticed: 0, removed: 0 });
});
