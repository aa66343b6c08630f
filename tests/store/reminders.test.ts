import { expect, test } from 'vitest';
import { untouched } from '#scoping/due-dates';
import { brand } from '#scoping/ids';
import type { Reminder, ReminderPlan } from '#scoping/reminders';
import { acme, ana, ben, general, lab, minute, umbrella } from './samples.ts';
import { resubmitted, submitted } from './submitted.ts';

async function planned(more: Partial<ReminderPlan> = {}) {
  const { store, project } = await submitted();
  const plan: ReminderPlan = {
    team: acme,
    project,
    agreed: { by: ana, at: minute(2) },
    since: '2027-01-04',
    launch: '2027-02-01',
    person: ana,
    reviewer: ben,
    zone: 'Europe/Lisbon',
    hour: 9,
    place: 'channel',
    models: { provider: 'OpenAI', base: 'gpt-x', embedding: '', end: { on: '2028-01-01', day: 'earliest' } },
    muted: null,
    ...more,
  };
  await store.reminderPlans.save(plan, minute(2));
  return { store, project, plan };
}

const reminder = (id: string, more: Partial<Omit<Reminder, 'sent'>> = {}): Omit<Reminder, 'sent'> => ({
  team: acme,
  id: brand<'reminder'>(id),
  project: brand<'project'>('project of d1'),
  kind: 'asked',
  day: '2027-05-03',
  zone: 'Europe/Lisbon',
  to: general,
  lines: [{ key: 'read-feedback', due: '2027-05-01' }],
  about: null,
  ...more,
});

test('a plan is kept as it was said, and changed by saying it again', async () => {
  const { store, project, plan } = await planned();
  expect(await store.reminderPlans.find(acme, project)).toEqual(plan);
  expect(await store.reminderPlans.find(umbrella, project)).toBeUndefined();

  const muted = { ...plan, launch: null, muted: { by: ben, at: minute(3) } };
  await store.reminderPlans.save(muted, minute(3));
  expect(await store.reminderPlans.find(acme, project)).toEqual(muted);
});

test('a project’s turn goes to one caller, until the lease ends', async () => {
  const { store, project } = await planned();
  const { reminderPlans } = store;
  const [one, other] = await Promise.all([
    reminderPlans.claim(minute(3), minute(4), 10),
    reminderPlans.claim(minute(3), minute(4), 10),
  ]);
  expect([one.length, other.length]).toEqual([1, 0]);
  const [lost] = one;
  const [taken] = await reminderPlans.claim(minute(4), minute(6), 10);
  if (!lost || !taken) throw new Error('Nothing was claimed.');
  expect(taken.project).toBe(project);
  expect(await reminderPlans.release(lost, minute(9))).toBe(false);
  expect(await reminderPlans.release(taken, minute(9))).toBe(true);
  expect(await reminderPlans.claim(minute(8), minute(10), 10)).toEqual([]);
  expect(await reminderPlans.claim(minute(9), minute(10), 10)).toHaveLength(1);
});

test('whoever holds a turn while the plan changes has lost it', async () => {
  const { store, plan, project } = await planned();
  const [held] = await store.reminderPlans.claim(minute(3), minute(4), 10);
  if (!held) throw new Error('Nothing was claimed.');
  await store.reminderPlans.save({ ...plan, hour: 10 }, minute(3));
  expect(await store.reminderPlans.release(held, minute(9))).toBe(false);

  const [again] = await store.reminderPlans.claim(minute(3), minute(4), 10);
  if (!again) throw new Error('It is not looked at again.');
  await store.reminderPlans.lookAgain(acme, project, minute(3));
  expect(await store.reminderPlans.release(again, minute(9))).toBe(false);
});

test('a new revision has the reminders looked at again', async () => {
  const { store, project } = await planned();
  const [held] = await store.reminderPlans.claim(minute(3), minute(4), 1);
  if (!held) throw new Error('Nothing was claimed.');
  await store.reminderPlans.release(held, minute(99));
  expect(await store.reminderPlans.anyDue(minute(50))).toBe(false);
  await resubmitted({ store, project });
  expect(await store.reminderPlans.anyDue(minute(50))).toBe(true);
});

test('a project has one message a day', async () => {
  const { store, project } = await planned();
  expect(await store.reminders.add(reminder('r1'), minute(3))).toBe(true);
  expect(await store.reminders.add(reminder('r2', { kind: 'nudge' }), minute(3))).toBe(false);
  expect(await store.reminders.add(reminder('r3', { day: '2027-05-04' }), minute(3))).toBe(true);
  expect((await store.reminders.of(acme, project)).daysTaken).toEqual(['2027-05-04', '2027-05-03']);

  await store.reminders.posted(acme, brand('r1'), { channel: general, ts: '1.2' });
  expect(await store.reminders.find(acme, brand('r1'))).toEqual({
    ...reminder('r1'),
    sent: { channel: general, ts: '1.2' },
  });
  expect(await store.reminders.find(umbrella, brand('r1'))).toBeUndefined();
});

test('a message that waited comes on the day it is posted, unless the project has had another then', async () => {
  const { store, project } = await planned();
  const { reminders } = store;
  const sent = (id: string, day: string) => ({ ...reminder(id, { day }), sent: null });
  await reminders.add(reminder('r1'), minute(3));
  await reminders.add(reminder('r2', { day: '2027-05-04' }), minute(3));
  expect((await reminders.of(acme, project)).unposted).toEqual(['r2', 'r1']);

  await reminders.comesOn(acme, sent('r1', '2027-05-03'), '2027-05-04');
  await reminders.comesOn(acme, sent('r2', '2027-05-04'), '2027-05-05');
  await reminders.posted(acme, brand('r2'), { channel: general, ts: '1.3' });
  const of = await reminders.of(acme, project);
  expect(of.daysTaken).toEqual(['2027-05-05', '2027-05-03']);
  expect(of.unposted).toEqual(['r1']);
});

test('what is open knows what has been sent about it', async () => {
  const { store, project } = await planned();
  const { reminders } = store;
  await reminders.add(reminder('r1'), minute(3));
  const state = {
    ...untouched('read-feedback'),
    every: 'P6W',
    again: '2027-06-01',
    last: '2027-05-03',
    open: { reminder: brand<'reminder'>('r1'), due: '2027-05-01' },
    muted: { by: ben, at: minute(3) },
  };
  await reminders.setLine(acme, project, state);
  const of = await reminders.of(acme, project);
  expect(of.states.get('read-feedback')).toEqual(state);
  expect(of.unanswered).toMatchObject([{ reminder: { id: 'r1' }, nudged: false, reviewerTold: false }]);

  await reminders.add(reminder('r2', { kind: 'nudge', day: '2027-05-10', about: brand('r1') }), minute(4));
  expect((await reminders.of(acme, project)).unanswered).toMatchObject([
    { nudged: true, reviewerTold: false },
  ]);
  await reminders.setLine(acme, project, { ...state, open: null });
  expect((await reminders.of(acme, project)).unanswered).toEqual([]);
});

test('what one person puts off is theirs, until it is settled for all', async () => {
  const { store, project } = await planned();
  const { reminders } = store;
  const snooze = {
    key: 'read-feedback',
    person: ana,
    zone: 'Asia/Tokyo',
    until: '2027-05-10',
    due: '2027-05-01',
    reminder: brand<'reminder'>('r1'),
  };
  await reminders.snooze(acme, project, snooze);
  await reminders.snooze(acme, project, { ...snooze, until: '2027-05-11' });
  await reminders.snooze(acme, project, { ...snooze, person: ben });
  expect((await reminders.of(acme, project)).snoozes).toEqual([
    { ...snooze, until: '2027-05-11' },
    { ...snooze, person: ben },
  ]);
  await reminders.unsnooze(acme, project, 'read-feedback', ana);
  expect((await reminders.of(acme, project)).snoozes).toEqual([{ ...snooze, person: ben }]);
  await reminders.unsnooze(acme, project, 'read-feedback');
  expect((await reminders.of(acme, project)).snoozes).toEqual([]);
});

test('what people did is kept, the newest first, and goes with the project', async () => {
  const { store, project } = await planned();
  const { reminders } = store;
  const held = {
    key: 'read-feedback',
    due: '2027-05-01',
    kind: 'held',
    by: ana,
    at: minute(5),
    figure: '0.91',
    note: 'as good as ever',
    until: null,
  } as const;
  const snoozed = { ...held, kind: 'snoozed', figure: '', note: '', until: '2027-06-01' } as const;
  await reminders.record(acme, project, held);
  await reminders.record(acme, project, snoozed);
  expect(await reminders.events(acme, project, 10)).toEqual([snoozed, held]);
  expect(await reminders.events(umbrella, project, 10)).toEqual([]);
  await reminders.record(acme, project, { ...held, due: '2027-06-01' });
  expect(await reminders.eventsOn(acme, project, ['2027-05-01', '2027-05-03'])).toEqual([snoozed, held]);
  expect(await reminders.eventsOn(acme, project, [])).toEqual([]);
  expect(await reminders.eventsOn(umbrella, project, ['2027-05-01'])).toEqual([]);

  await store.projects.remove(acme, project);
  expect(await reminders.events(acme, project, 10)).toEqual([]);
  expect(await store.reminderPlans.find(acme, project)).toBeUndefined();
});

test('plans are found by who is reminded and by channel, without archived projects', async () => {
  const { store, project, plan } = await planned();
  const { reminderPlans } = store;
  expect(await reminderPlans.ofPerson(acme, ana, 10)).toEqual([plan]);
  expect(await reminderPlans.ofPerson(acme, ben, 10)).toEqual([]);
  expect(await reminderPlans.ofChannel(acme, general, 10)).toEqual([plan]);
  expect(await reminderPlans.ofChannel(acme, lab, 10)).toEqual([]);
  await store.projects.archive(acme, project, minute(5), minute(5));
  expect(await reminderPlans.ofPerson(acme, ana, 10)).toEqual([]);
});
