import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { brand } from '#scoping/ids';
import { StoreBusy } from '#store/faults';
import { connect } from '#store/sqlite/driver';
import { freshFolder } from '../fresh-place.ts';
import { freshStore } from '../fresh-store.ts';
import { acme, minute, newDraft } from '../samples.ts';
import { commitsIn } from './commits.ts';

const draft = (n: number) => newDraft(`d${n}`, { name: `Name ${n}` });
const many = Array.from({ length: 20 }, (_, n) => n);

test('writes of one turn share one commit; writes that wait for each other have their own', async () => {
  const path = join(freshFolder(), 'ragft.db');
  const { drafts } = await freshStore({ path });
  const before = commitsIn(path);
  await Promise.all(many.map((n) => drafts.resumeOrBegin(acme, draft(n), minute(n))));
  expect(commitsIn(path) - before).toBe(1);

  for (const n of many) await drafts.setAside(acme, brand(`d${n}`), minute(n));
  expect(commitsIn(path) - before).toBe(1 + many.length);
});

test('a write that changes nothing costs no commit', async () => {
  const path = join(freshFolder(), 'ragft.db');
  const { drafts } = await freshStore({ path });
  await drafts.resumeOrBegin(acme, draft(1), minute(0));
  const before = commitsIn(path);
  await drafts.resumeOrBegin(acme, draft(1), minute(1));
  expect(commitsIn(path)).toBe(before);
});

test('a write that waits for something else is undone, and holds up nobody', async () => {
  const store = await freshStore();
  const resumedLate: unknown[] = [];
  const [slow, nested, quick] = await Promise.allSettled([
    store.together(acme, async (stores) => {
      await stores.drafts.resumeOrBegin(acme, draft(1), minute(0));
      await pause(20);
      await stores.drafts.resumeOrBegin(acme, draft(2), minute(0)).catch((fault) => resumedLate.push(fault));
    }),
    store.together(acme, () => store.events.firstSeen(acme, 'Ev1', minute(0))),
    store.events.firstSeen(acme, 'Ev2', minute(0)),
  ]);
  expect(slow).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('waited') } });
  expect(nested).toMatchObject({
    status: 'rejected',
    reason: { message: expect.stringContaining('waited') },
  });
  expect(quick).toEqual({ status: 'fulfilled', value: true });

  await pause(40);
  expect(resumedLate).toMatchObject([{ message: 'This transaction is over.' }]);
  expect(await store.drafts.openOf(acme, newDraft('').person)).toEqual([]);
});

test('while another process writes, ours wait, then go on; too long, and they say so', async () => {
  const path = join(freshFolder(), 'ragft.db');
  const store = await freshStore({ path });
  const other = connect(path, {});
  other.exec('begin immediate');
  const waiting = store.events.firstSeen(acme, 'Ev1', minute(0));
  expect(await Promise.race([waiting, pause(300, 'waits')])).toBe('waits');
  other.exec('commit');
  expect(await waiting).toBe(true);

  other.exec('begin immediate');
  await expect(store.events.firstSeen(acme, 'Ev2', minute(0))).rejects.toThrow(StoreBusy);
  other.exec('commit');
  expect(await store.events.firstSeen(acme, 'Ev2', minute(0))).toBe(true);
  other.close();
});
