import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brand } from '#scoping/ids';
import { StoreClosed } from '#store/faults';
import { freshPlace } from './fresh-place.ts';
import { freshStore } from './fresh-store.ts';
import { outsiderAt } from './outsider.ts';
import { acme, minute, newDraft, submission, umbrella } from './samples.ts';

const draft = (n: number) => newDraft(`d${n}`, { name: `Name ${n}` });

const raise = (): never => {
  throw new Error('There is none.');
};

test('a write is visible to others from the moment it is done, and not before', async () => {
  const place = await freshPlace();
  const store = await freshStore(place);
  const outsider = await outsiderAt(place);
  const ids = () => outsider.run('select id from drafts');
  let seenInside: unknown;
  const done = store.together(acme, async (stores) => {
    await stores.drafts.resumeOrBegin(acme, draft(1), minute(0));
    expect(await stores.drafts.find(acme, brand('d1'))).toBeDefined();
    seenInside = [await store.drafts.find(acme, brand('d1')), await ids()];
  });
  await done;
  expect(seenInside).toEqual([undefined, []]);
  expect(await ids()).toEqual([{ id: 'd1' }]);
  expect(await store.drafts.find(acme, brand('d1'))).toBeDefined();
  await outsider.close();
});

test('whatever fails is undone alone: exactly the writes reported done are there', async () => {
  const store = await freshStore();
  const expected: string[] = [];
  let n = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(fc.boolean(), { maxLength: 6 }), { maxLength: 4 }), async (turns) => {
      for (const turn of turns) {
        const writes = turn.map((succeeds) => {
          const id = n++;
          return store
            .together(acme, async (stores) => {
              await stores.drafts.resumeOrBegin(acme, draft(id), minute(0));
              if (!succeeds) throw new Error('meant to fail');
            })
            .then(() => expected.push(`d${id}`));
        });
        const outcomes = await Promise.allSettled(writes);
        expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(turn);
      }
      const there = await store.drafts.openOf(acme, newDraft('').person);
      expect(there.map(({ id }) => id).toSorted()).toEqual(expected.toSorted());
    }),
    { numRuns: 25 },
  );
});

test('a write that fails in the database takes no other with it', async () => {
  const store = await freshStore();
  const outcomes = await Promise.allSettled([
    store.drafts.resumeOrBegin(acme, draft(1), minute(0)),
    store.drafts.resumeOrBegin(acme, newDraft('d2', { project: brand('no such project') }), minute(0)),
    store.drafts.resumeOrBegin(acme, draft(3), minute(0)),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await store.drafts.find(acme, brand('d2'))).toBeUndefined();
});

test('what one process reads before it writes, another does not change meanwhile', async () => {
  const place = await freshPlace();
  const stores = [await freshStore(place), await freshStore(place)];
  const [one = raise(), other = raise()] = stores;
  await one.drafts.resumeOrBegin(acme, draft(1), minute(0));
  const done = await one.assessments.submit(acme, submission('d1'), minute(1));
  if (done.kind !== 'submitted') throw new Error(done.kind);
  const { project } = done.assessment;
  // Each reads where the last step stands, and adds one after it.
  const keys = Array.from({ length: 40 }, (_, n) => `own-${n}`);
  await Promise.all(keys.map((key, n) => (n % 2 ? one : other).checklists.addOwn(acme, project, key, key)));
  const own = (await one.checklists.of(acme, project)).filter((step) => step.own);
  expect(new Set(own.map(({ place }) => place)).size).toBe(keys.length);
});

test('a draft is submitted once, whichever process is asked', async () => {
  const place = await freshPlace();
  const stores = [await freshStore(place), await freshStore(place), await freshStore(place)];
  const [one = raise()] = stores;
  await one.drafts.resumeOrBegin(acme, draft(1), minute(0));
  const clicks = await Promise.all(
    stores.map(({ assessments }, n) =>
      assessments.submit(acme, submission('d1', { assessment: brand(`a${n}`) }), minute(1)),
    ),
  );
  expect(clicks.map(({ kind }) => kind).toSorted()).toEqual(['already', 'already', 'submitted']);
  expect(await one.outbox.backlog()).toMatchObject({ waiting: 1 });
});

test('a transaction is of one workspace', async () => {
  const store = await freshStore();
  const strays = store.together(acme, ({ drafts }) => drafts.resumeOrBegin(umbrella, draft(1), minute(0)));
  await expect(strays).rejects.toThrow('belongs to one workspace');
  const sweeps = store.together(acme, ({ outbox }) => outbox.claim(minute(0), minute(1), 1));
  await expect(sweeps).rejects.toThrow('a transaction of its own');
});

test('closing lets accepted writes finish, and refuses later ones', async () => {
  const place = await freshPlace();
  const store = await freshStore(place);
  const accepted = store.events.firstSeen(acme, 'Ev1', minute(0));
  await store.close();
  expect(await accepted).toBe(true);
  await expect(store.events.firstSeen(acme, 'Ev2', minute(0))).rejects.toThrow(StoreClosed);

  const again = await freshStore(place);
  expect(await again.events.firstSeen(acme, 'Ev1', minute(1))).toBe(false);
});
