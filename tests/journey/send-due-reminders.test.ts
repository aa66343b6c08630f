import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { claimDue } from '#journey/deliver-outbox';
import { sendDueReminders } from '#journey/send-due-reminders';
import { brand, type ProjectId } from '#scoping/ids';
import type { ReminderPlan } from '#scoping/reminders';
import type { Store } from '#store/index';
import { freshPlace } from '#tests/store/fresh-place';
import { freshStore } from '#tests/store/fresh-store';
import { acme, ana, ben, minute, newDraft, recommendation, submission } from '#tests/store/samples';
import { townFacts } from '#tests/torture/year-town';

/** Monday; the assessment is of 4 January. */
const due = new Date('2027-07-05T10:00:00Z');
const hours = (n: number): Date => new Date(due.getTime() + n * 3_600_000);

const slack = townFacts(() => 'UTC');
const depsOf = (store: Store, now: () => Date) => ({ store, slack, now, newId: randomUUID });
const cadence = [{ id: 'ask-again', every: 'P6M', on: null, basis: 'inferred', claims: ['S5-20'] }] as const;

/** Projects whose half year is over, and two processes that have the same database open. */
async function twoProcesses(projects: number) {
  const place = await freshPlace();
  const stores = [await freshStore(place), await freshStore(place)] as const;
  const [store] = stores;
  for (let n = 0; n < projects; n += 1) {
    const draft = newDraft(`d${n}`, { name: `Project ${n}` });
    await store.drafts.resumeOrBegin(acme, draft, minute(0));
    const asked = { ...recommendation, cadence: [...cadence] };
    const done = await store.assessments.submit(
      acme,
      submission(`d${n}`, { recommendation: asked, messages: () => [] }),
      minute(1),
    );
    if (done.kind !== 'submitted') throw new Error(done.kind);
    await store.reminderPlans.save(planOf(done.assessment.project), minute(2));
  }
  return stores;
}

const planOf = (project: ProjectId): ReminderPlan => ({
  team: acme,
  project,
  agreed: { by: ana, at: minute(2) },
  since: '2027-01-04',
  launch: null,
  person: ana,
  reviewer: ben,
  zone: 'UTC',
  hour: 10,
  place: 'dm',
  models: { provider: '', base: '', embedding: '', end: null },
  muted: null,
});

/** The projects whose reminder waits in the outbox, each as often as it does. */
async function inOutbox(store: Store, now: Date): Promise<string[]> {
  const entries = await store.outbox.claim(now, now, 1_000);
  const found = await Promise.all(
    entries.map(async ({ message }) =>
      message.kind === 'reminder' ? await store.reminders.find(acme, message.reminder) : undefined,
    ),
  );
  return found.flatMap((reminder) => (reminder ? [reminder.project] : [])).toSorted();
}

test('two processes that look at the same moment send each reminder once between them', async () => {
  const [one, other] = await twoProcesses(40);
  const sent = await Promise.all([one, other].map((store) => sendDueReminders(depsOf(store, () => due))));
  expect(sent.reduce((sum, each) => sum + each, 0)).toBe(40);
  expect(Math.min(...sent), 'one of them had nothing to do').toBeGreaterThan(0);
  const told = await inOutbox(one, due);
  expect(told).toHaveLength(40);
  expect(new Set(told).size).toBe(40);
});

test('whoever claims and dies is followed by the other when the lease ends, not before', async () => {
  const [one, other] = await twoProcesses(1);
  const lease = new Date(due.getTime() + 60_000);
  const [held] = await one.reminderPlans.claim(due, lease, 10);
  expect(held).toBeDefined();
  expect(await sendDueReminders(depsOf(other, () => due))).toBe(0);
  expect(await inOutbox(other, due)).toEqual([]);
  expect(await sendDueReminders(depsOf(other, () => lease))).toBe(1);
  expect(await inOutbox(other, lease)).toHaveLength(1);
});

test('whoever wakes up after its lease finds its turn gone, and sends nothing', async () => {
  const [one, other] = await twoProcesses(1);
  const late = new Date(due.getTime() + 120_000);
  let asleep = true;
  // It stops between the claim and the transaction, where it asks Slack for the zone.
  const slow = {
    ...depsOf(one, () => (asleep ? due : late)),
    slack: {
      ...slack,
      person: async (...of: Parameters<typeof slack.person>) => {
        if (asleep) {
          asleep = false;
          expect(await sendDueReminders(depsOf(other, () => late))).toBe(1);
        }
        return slack.person(...of);
      },
    },
  };
  expect(await sendDueReminders(slow)).toBe(0);
  expect(asleep).toBe(false);
  expect(await inOutbox(other, late)).toHaveLength(1);
});

test('a message that is still on its way is the only one, however many days it waits', async () => {
  const [store] = await twoProcesses(1);
  const project = brand<'project'>('project of d0');
  expect(await sendDueReminders(depsOf(store, () => due))).toBe(1);
  const more = {
    key: 'ask-again',
    every: null,
    again: '2027-07-07',
    last: '2027-07-05',
    open: null,
    muted: null,
  };
  await store.reminders.setLine(acme, project, more);
  await store.reminderPlans.lookAgain(acme, project, hours(49));
  expect(await sendDueReminders(depsOf(store, () => hours(49)))).toBe(0);
  expect(await store.outbox.backlog()).toMatchObject({ waiting: 1 });

  const [entry] = await claimDue({ ...depsOf(store, () => hours(49)), chance: () => 0 }, 10);
  if (!entry) throw new Error('It is not in the outbox.');
  await store.outbox.settle(entry, { kind: 'failed', error: 'channel_not_found' }, hours(49));
  expect(await sendDueReminders(depsOf(store, () => hours(49)))).toBe(0);
  expect(await sendDueReminders(depsOf(store, () => hours(49.5)))).toBe(1);
});

test('two processes never hold the same entry of the outbox, and what one lost it may not settle', async () => {
  const [one, other] = await twoProcesses(0);
  const entries = Array.from({ length: 60 }, (_, n) => ({
    id: brand<'outbox entry'>(`e${n}`),
    lane: `lane ${n}`,
    message: { kind: 'direct', person: ana, text: 'Hello' } as const,
  }));
  await one.outbox.add(acme, entries, due);
  const taken: string[] = [];
  const take = async (store: Store): Promise<void> => {
    for (;;) {
      const claimed = await store.outbox.claim(due, hours(1), 7);
      if (claimed.length === 0) return;
      taken.push(...claimed.map(({ id }) => id));
    }
  };
  await Promise.all([take(one), take(other)]);
  expect(taken.toSorted()).toEqual(entries.map(({ id }) => id).toSorted());

  const [again] = await other.outbox.claim(hours(1), hours(2), 1);
  if (!again) throw new Error('The lease has not ended.');
  const lost = { ...again, fence: again.fence - 1 };
  expect(await one.outbox.markSending(lost, hours(3))).toBe(false);
  expect(await one.outbox.settle(lost, { kind: 'sent' }, hours(1))).toBe(false);
  expect(await other.outbox.settle(again, { kind: 'sent' }, hours(1))).toBe(true);
});
