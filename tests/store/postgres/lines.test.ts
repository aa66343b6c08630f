import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { brand } from '#scoping/ids';
import { StoreBusy } from '#store/faults';
import { openPostgres } from '#store/postgres/open';
import { freshPlace } from '../fresh-place.ts';
import { freshStore } from '../fresh-store.ts';
import { outsiderAt } from '../outsider.ts';
import { acme, minute, newDraft, umbrella } from '../samples.ts';

const draft = (n: number) => newDraft(`d${n}`, { name: `Name ${n}` });
const card = (id: string) => ({
  id: brand<'outbox entry'>(id),
  lane: 'card p1',
  message: { kind: 'card', project: brand<'project'>('p1') } as const,
  sameAs: 'card p1',
});

async function atServer() {
  const place = await freshPlace();
  if (!('url' in place)) throw new Error('This is about PostgreSQL.');
  return place;
}

/** A promise that is kept when we say so. */
function gate() {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

test('a write that waits for something else is undone, and the others of its workspace go on', async () => {
  const store = await freshStore();
  const [slow, nested, quick] = await Promise.allSettled([
    store.together(acme, async (stores) => {
      await stores.drafts.resumeOrBegin(acme, draft(1), minute(0));
      await pause(3_000);
      await stores.drafts.resumeOrBegin(acme, draft(2), minute(0));
    }),
    store.together(acme, () => store.events.firstSeen(acme, 'Ev1', minute(0))),
    store.events.firstSeen(acme, 'Ev2', minute(0)),
  ]);
  const waited = { status: 'rejected', reason: { message: expect.stringContaining('waited') } };
  expect([slow, nested]).toMatchObject([waited, waited]);
  expect(quick).toEqual({ status: 'fulfilled', value: true });
  expect(await store.drafts.openOf(acme, newDraft('').person)).toEqual([]);
});

test('workspaces do not wait for each other; the same one does, and says so after two seconds', async () => {
  const place = await atServer();
  const [one, other] = [await freshStore(place), await freshStore(place)];
  const outsider = await outsiderAt(place);
  await one.drafts.resumeOrBegin(acme, draft(1), minute(0));
  // Whoever writes to that draft waits for us, and holds up the workspace.
  await outsider.run('begin');
  await outsider.run("select from drafts where id = 'd1' for update");
  const stuck = one.drafts.setAside(acme, brand('d1'), minute(1));
  const queued = other.events.firstSeen(acme, 'Ev1', minute(1)).catch((fault: unknown) => fault);
  await expect(other.events.firstSeen(umbrella, 'Ev1', minute(1))).resolves.toBe(true);
  await expect(stuck).rejects.toThrow(StoreBusy);
  await outsider.run('rollback');
  expect([true, 'StoreBusy']).toContain(
    await queued.then((told) => (told instanceof Error ? told.name : told)),
  );
  expect(await other.events.firstSeen(acme, 'Ev2', minute(1))).toBe(true);
  await outsider.close();
});

test('a fault that a write keeps to itself is no reason to call it done', async () => {
  const database = await openPostgres((await atServer()).url);
  const swallowing = database.write(acme, async (db) => {
    const event = { team_id: acme, event_id: 'Ev1', at: 'now' };
    await db.insertInto('processed_events').values(event).execute();
    await db
      .insertInto('processed_events')
      .values(event)
      .execute()
      .catch(() => {});
  });
  await expect(swallowing).rejects.toThrow('not passed on');
  await database.close();
});

test('a connection that is cut fails what was on it, and the next one works', async () => {
  const place = await atServer();
  const store = await freshStore(place);
  const outsider = await outsiderAt(place);
  const others = "pg_backend_pid() <> pid and application_name = 'ragft' and datname = current_database()";
  const cut = store.together(acme, async (stores) => {
    await stores.drafts.resumeOrBegin(acme, draft(1), minute(0));
    await outsider.run(`select pg_terminate_backend(pid) from pg_stat_activity where ${others}`);
    await stores.drafts.resumeOrBegin(acme, draft(2), minute(0));
  });
  await expect(cut).rejects.toThrow();
  await store.drafts.resumeOrBegin(acme, draft(3), minute(0));
  expect((await store.drafts.openOf(acme, newDraft('').person)).map(({ id }) => id)).toEqual(['d3']);
  await outsider.close();
});

test('each due entry is handed to one process', async () => {
  const place = await freshPlace();
  const stores = [await freshStore(place), await freshStore(place), await freshStore(place)];
  const [one] = stores;
  const entries = Array.from({ length: 40 }, (_, n) => ({
    ...card(`e${n}`),
    lane: `lane ${n}`,
    sameAs: `s${n}`,
  }));
  await one?.outbox.add(acme, entries, minute(0));
  const claims = await Promise.all(
    stores.flatMap((store) => [1, 2, 3, 4].map(() => store.outbox.claim(minute(1), minute(2), 10))),
  );
  const ids = claims.flat().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  // What somebody held just then was left out, and comes up again.
  const left = await one?.outbox.claim(minute(1), minute(2), 40);
  expect([...ids, ...(left ?? []).map(({ id }) => id)].toSorted()).toEqual(
    entries.map(({ id }) => id).toSorted(),
  );
});

test('what changes while the same message waits is drawn: the claim comes after the change, or does not cover it', async () => {
  const place = await atServer();
  const [writer, deliverer] = [await freshStore(place), await freshStore(place)];
  await writer.outbox.add(acme, [card('first')], minute(0));

  const [said, finish] = [gate(), gate()];
  const change = writer.together(acme, async (stores) => {
    await stores.outbox.add(acme, [card('second')], minute(0));
    said.open();
    await finish.opened;
  });
  await said.opened;
  expect(await deliverer.outbox.claim(minute(1), minute(2), 10)).toEqual([]);
  finish.open();
  await change;
  const claimed = await deliverer.outbox.claim(minute(1), minute(2), 10);
  expect(claimed.map(({ id }) => id)).toEqual(['first']);
  await writer.outbox.add(acme, [card('third')], minute(1));
  expect(await writer.outbox.backlog()).toMatchObject({ waiting: 2 });
});
