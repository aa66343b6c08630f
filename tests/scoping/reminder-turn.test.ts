import { expect, test } from 'vitest';
import { untouched } from '#scoping/due-dates';
import { brand } from '#scoping/ids';
import { type ProjectReminders, turnOf } from '#scoping/reminder-turn';
import type { LineState, Reminder, ReminderLine, ReminderPlan } from '#scoping/reminders';

const ana = brand<'person'>('U_ANA');
const ben = brand<'person'>('U_BEN');
const lab = brand<'channel'>('C_LAB');
const project = brand<'project'>('p1');
const team = brand<'team'>('T1');

const plan: ReminderPlan = {
  team,
  project,
  agreed: { by: ana, at: new Date('2027-01-04T09:00:00Z') },
  since: '2027-01-04',
  launch: '2027-01-29',
  person: ana,
  reviewer: ben,
  zone: 'Europe/Lisbon',
  hour: 9,
  place: 'channel',
  models: { provider: '', base: '', embedding: '', end: null },
  muted: null,
};

const line = (key: string, every = 'P1M'): ReminderLine => ({
  key,
  words: { title: key, whyNow: '', check: '', held: '', slipped: '', failed: '' },
  basis: 'inferred',
  sources: [],
  rhythm: { kind: 'every', every, from: 'launch' },
  when: null,
});

const asked = (day: string, more: Partial<Reminder> = {}): Reminder => ({
  team,
  id: brand<'reminder'>(`r ${day}`),
  project,
  kind: 'asked',
  day,
  zone: plan.zone,
  to: lab,
  lines: [{ key: 'a', due: day }],
  about: null,
  sent: { channel: lab, ts: '1.2' },
  ...more,
});

const standing = (
  more: Partial<ProjectReminders> = {},
  ...states: readonly LineState[]
): ProjectReminders => ({
  plan,
  channel: lab,
  assessed: plan.agreed.at,
  lines: [line('a'), line('b', 'P3M')],
  states: new Map(states.map((state) => [state.key, state])),
  unanswered: [],
  snoozes: [],
  zones: new Map(),
  daysTaken: [],
  onTheWay: false,
  ...more,
});

const at = (time: string) => new Date(`${time}:00Z`);

test('nothing before its day and hour; then everything that is due, in one message', () => {
  // A month after 29 January is the last of February, a Sunday.
  expect(turnOf(standing(), at('2027-02-26T12:00'))).toEqual({
    turn: undefined,
    next: at('2027-03-01T09:00'),
  });
  expect(turnOf(standing(), at('2027-03-01T09:00')).turn).toMatchObject({
    kind: 'asked',
    day: '2027-03-01',
    to: lab,
    lines: [{ key: 'a', due: '2027-02-28' }],
  });
  const both = turnOf(standing(), at('2027-05-03T09:00')).turn;
  expect(both?.lines).toEqual([
    { key: 'a', due: '2027-02-28' },
    { key: 'b', due: '2027-04-29' },
  ]);
});

test('a day that has had its message has no other', () => {
  const { turn, next } = turnOf(standing({ daysTaken: ['2027-03-01'] }), at('2027-03-01T09:00'));
  expect(turn).toBeUndefined();
  expect(next).toEqual(at('2027-03-02T09:00'));
});

test('while a message is on its way there is no other, and it is looked at again soon', () => {
  const { turn, next } = turnOf(standing({ onTheWay: true }), at('2027-03-01T09:00'));
  expect(turn).toBeUndefined();
  expect(next).toEqual(at('2027-03-01T09:15'));
});

test('a wall of lines is cut at twelve, the oldest first', () => {
  const lines = Array.from({ length: 20 }, (_, index) => line(`l${index}`, index < 3 ? 'P2M' : 'P1M'));
  const { turn } = turnOf(standing({ lines }), at('2027-04-01T09:00'));
  expect(turn?.lines).toHaveLength(12);
  expect(turn?.lines.every(({ due }) => due === '2027-02-28')).toBe(true);
});

const open = {
  ...untouched('a'),
  last: '2027-03-01',
  open: { reminder: asked('2027-03-01').id, due: '2027-03-01' },
};
const waiting = { reminder: asked('2027-03-01'), nudged: false, reviewerTold: false };
const onlyA = { lines: [line('a', 'P1Y')] };

test('after a week it nudges in the thread, after two it tells the reviewer in their own hours, then it rests', () => {
  const zones = new Map([[ben, 'America/New_York']]);
  const late = (more: Partial<typeof waiting>) =>
    standing({ ...onlyA, zones, unanswered: [{ ...waiting, ...more }] }, open);
  expect(turnOf(late({}), at('2027-03-05T12:00'))).toEqual({ turn: undefined, next: at('2027-03-08T09:00') });
  expect(turnOf(late({}), at('2027-03-08T09:00')).turn).toMatchObject({
    kind: 'nudge',
    about: waiting.reminder.id,
    lines: [{ key: 'a' }],
  });
  // New York is on summer time already, Lisbon is not.
  expect(turnOf(late({ nudged: true }), at('2027-03-15T12:59'))).toEqual({
    turn: undefined,
    next: at('2027-03-15T13:00'),
  });
  expect(turnOf(late({ nudged: true }), at('2027-03-15T13:00')).turn).toMatchObject({
    kind: 'reviewer',
    to: ben,
    zone: 'America/New_York',
  });
  const told = turnOf(late({ nudged: true, reviewerTold: true }), at('2027-06-01T09:00'));
  expect(told.turn).toBeUndefined();
});

test('what never reached Slack has no thread to be nudged in', () => {
  const lost = { ...waiting, reminder: asked('2027-03-01', { sent: null }) };
  expect(
    turnOf(standing({ ...onlyA, unanswered: [lost] }, open), at('2027-03-08T09:00')).turn,
  ).toBeUndefined();
});

test('what somebody put off in a channel comes back to them, where they are by now', () => {
  const snooze = {
    key: 'a',
    person: ben,
    zone: 'America/New_York',
    until: '2027-03-04',
    due: '2027-03-01',
    reminder: waiting.reminder.id,
  };
  const put = (zones: ReadonlyMap<typeof ben, string>) =>
    standing({ ...onlyA, zones, snoozes: [snooze] }, open);
  expect(turnOf(put(new Map()), at('2027-03-04T13:59')).next).toEqual(at('2027-03-04T14:00'));
  expect(turnOf(put(new Map([[ben, 'Asia/Tokyo']])), at('2027-03-04T00:00')).turn).toMatchObject({
    kind: 'again',
    to: ben,
    zone: 'Asia/Tokyo',
    lines: [{ key: 'a', due: '2027-03-01' }],
  });
});

test('a paused project has no turn at all', () => {
  const paused = standing({
    plan: { ...plan, muted: plan.agreed },
    unanswered: [waiting],
  });
  expect(turnOf(paused, at('2027-06-01T09:00'))).toEqual({ turn: undefined, next: undefined });
});
