import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { turnTo, withOthers } from '#slack/turns';

const hastes = ['go on', 'open', 'draw'] as const;

test('who is in haste goes first, and among equals who came first', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...hastes)), async (asked) => {
      const came = asked.map((haste, n) => ({ haste, n }));
      const went: typeof came = [];
      await Promise.all(came.map((one) => turnTo(one.haste).then(() => went.push(one))));
      const place = ({ haste }: (typeof came)[number]) => hastes.indexOf(haste);
      expect(went).toEqual(came.toSorted((one, other) => place(one) - place(other) || one.n - other.n));
    }),
    { numRuns: 50 },
  );
});

test('one turn is one turn of the event loop', async () => {
  let loops = 0;
  let counting = true;
  const count = () => {
    loops += 1;
    if (counting) setImmediate(count);
  };
  setImmediate(count);
  const at: number[] = [];
  await Promise.all(Array.from({ length: 5 }, () => turnTo('draw').then(() => at.push(loops))));
  counting = false;
  expect(new Set(at).size).toBe(5);
});

test('what has begun is finished before the next begins', async () => {
  const steps: string[] = [];
  const work = async (name: string) => {
    await turnTo('draw');
    steps.push(`${name} begins`);
    await turnTo('go on');
    steps.push(`${name} ends`);
  };
  await Promise.all(['one', 'two'].map(work));
  expect(steps).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
});

test('work that fails, and work that never ends, hold up nobody', async () => {
  const failing = turnTo('open').then(() => {
    throw new Error('on purpose');
  });
  void turnTo('open').then(() => new Promise(() => {}));
  const after = turnTo('open').then(() => 'done');
  await expect(failing).rejects.toThrow('on purpose');
  expect(await after).toBe('done');
});

test('however many are in more haste, nobody waits much longer than a second', async () => {
  let flooding = true;
  const flood = async (): Promise<void> => {
    while (flooding) await turnTo('open');
  };
  const floods = Promise.all([flood(), flood(), flood()]);
  const others = Promise.all([turnTo('draw'), turnTo('draw')]);
  const waited = await Promise.race([others.then(() => 'no longer'), wait(20_000, 'too long')]);
  flooding = false;
  await floods;
  expect(waited).toBe('no longer');
}, 30_000);

test('who arrives is answered between two turns, however many wait', async () => {
  let left = 700;
  const server = createServer((_, response) => response.end(String(left)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const asked = async () => Number(await (await fetch(`http://127.0.0.1:${port}`)).text());
  expect(await asked()).toBe(left);
  const busy = Array.from({ length: left }, () =>
    turnTo('draw').then(() => {
      const until = performance.now() + 2;
      while (performance.now() < until);
      left -= 1;
    }),
  );
  expect(await asked()).toBeGreaterThan(0);
  // Also when they have waited for long, and would all have a right to go at once.
  await wait(1_150);
  expect(left).toBeGreaterThan(0);
  expect(await asked()).toBeGreaterThan(0);
  await Promise.all(busy);
  expect(left).toBe(0);
});

test('notes that come within a moment are written at the same moment, and later ones at a later one', async () => {
  const [one, other] = [withOthers(), withOthers()];
  expect(one).toBe(other);
  await one;
  expect(withOthers()).not.toBe(one);
  await withOthers();
});
