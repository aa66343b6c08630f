import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { hours } from '#scoping/calendar';
import type { ReminderLine } from '#scoping/reminders';
import { planned, type Told, walked } from './walked-reminders.ts';

const DAY_MS = 86_400_000;

/** Clocks that change by an hour and by half of one, on both halves of the world, and on both sides of the date line. */
const zone = fc.constantFrom(
  'Europe/Lisbon',
  'America/New_York',
  'America/Santiago',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Pacific/Auckland',
  'Pacific/Pago_Pago',
);
const hour = fc.constantFrom(...hours);
const launch = fc
  .date({ min: new Date('2026-06-01'), max: new Date('2028-02-29'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const every = fc.constantFrom('P1W', 'P2W', 'P1M', 'P3M', 'P6M', 'P1Y');

const lines = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), every), {
  minLength: 1,
  selector: ([key]) => key,
});

const lineOf = ([key, beat]: readonly [string, string]): ReminderLine => ({
  key,
  words: { title: key, whyNow: '', check: '', held: '', slipped: '', failed: '' },
  basis: 'inferred',
  sources: [],
  rhythm: { kind: 'every', every: beat, from: 'launch' },
  when: null,
});

const there = ({ at, zone: where }: Told) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(where);

const until = new Date('2028-06-30T00:00:00Z');

test('whatever the rhythm, the place and the outages: in working hours, one message a day, nothing early, nothing twice', () => {
  fc.assert(
    fc.property(
      lines,
      fc.array(zone, { minLength: 1, maxLength: 4 }),
      hour,
      launch,
      fc.array(fc.integer({ min: 0, max: 5 * DAY_MS }), { minLength: 1, maxLength: 7 }),
      (drawn, zones, at, start, outages) => {
        const told = walked({
          lines: drawn.map(lineOf),
          plan: planned({ launch: start, hour: at, zone: zones[0] ?? 'UTC' }),
          until,
          late: (look) => outages[look % outages.length] ?? 0,
          zone: (look) => zones[Math.floor(look / 5) % zones.length] ?? 'UTC',
        });
        const days = told.map(({ day }) => day);
        expect(new Set(days).size).toBe(days.length);
        const asked = told.flatMap((one) => one.lines.map(({ key, due }) => `${key} ${due}`));
        expect(new Set(asked).size).toBe(asked.length);
        for (const one of told) {
          const local = there(one);
          expect(local.dayOfWeek).toBeLessThanOrEqual(5);
          expect(local.hour).toBeGreaterThanOrEqual(at);
          expect(local.hour).toBeLessThan(18);
          expect(local.toPlainDate().toString()).toBe(one.day);
          expect(one.lines.length).toBeGreaterThan(0);
          for (const { due } of one.lines) expect(due <= one.day).toBe(true);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('whoever is always there asks for each day that falls due, on it or on the next working day that is free', () => {
  fc.assert(
    fc.property(every, zone, hour, launch, (beat, where, at, start) => {
      const told = walked({
        lines: [lineOf(['a', beat])],
        plan: planned({ launch: start, hour: at, zone: where }),
        until,
      });
      const due: string[] = [];
      const { years, months, weeks } = Temporal.Duration.from(beat);
      for (let n = 1; ; n += 1) {
        const day = Temporal.PlainDate.from(start)
          .add({ months: (years * 12 + months) * n, weeks: weeks * n })
          .toString();
        if (day > '2028-06-20') break;
        if (day >= '2027-01-04') due.push(day);
      }
      expect(
        told.flatMap((one) => one.lines.map((line) => line.due)).filter((day) => day <= '2028-06-20'),
      ).toEqual(due);
      for (const { day, lines: asked } of told)
        expect(Temporal.PlainDate.from(asked[0]?.due ?? '').until(day).days).toBeLessThanOrEqual(2);
    }),
    { numRuns: 40 },
  );
});

test('an outage of weeks ends with one message that asks for all of it once', () => {
  fc.assert(
    fc.property(lines, zone, fc.integer({ min: 40, max: 90 }), (drawn, where, days) => {
      const outage = (look: number) => (look === 0 ? days * DAY_MS : 0);
      const told = walked({
        lines: drawn.map(lineOf),
        plan: planned({ zone: where, launch: '2026-12-20' }),
        until: new Date(Date.parse('2027-01-04T00:00:00Z') + (days + 4) * DAY_MS),
        late: outage,
      });
      const keys = told.slice(0, 1).flatMap((one) => one.lines.map(({ key }) => key));
      expect(new Set(keys).size).toBe(keys.length);
      // What fell due before the outage ended is in the first message; what comes later is of its own day.
      for (const one of told.slice(1))
        for (const { due } of one.lines) expect(due > (told[0]?.day ?? '')).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test.each([
  { launch: '2027-01-31', every: 'P1M', first: ['2027-03-01', '2027-03-31', '2027-04-30', '2027-05-31'] },
  { launch: '2027-11-29', every: 'P3M', first: ['2028-02-29', '2028-05-29'] },
  { launch: '2027-11-30', every: 'P3M', first: ['2028-02-29', '2028-05-30'] },
  { launch: '2024-02-29', every: 'P1Y', first: ['2027-03-01', '2028-02-29'] },
])(
  'from $launch each $every: month ends and leap days, and Mondays for Sundays',
  ({ launch: start, every: beat, first }) => {
    const told = walked({ lines: [lineOf(['a', beat])], plan: planned({ launch: start }), until });
    expect(told.slice(0, first.length).map(({ day }) => day)).toEqual(first);
  },
);

test.each([
  { what: 'clocks go forward', zone: 'Europe/Lisbon', launch: '2027-02-28', at: '2027-03-29T08:00:00.000Z' },
  { what: 'clocks go back', zone: 'America/New_York', launch: '2027-10-07', at: '2027-11-08T14:00:00.000Z' },
])('nine o’clock stays nine o’clock when $what in $zone', ({ zone: where, launch: start, at }) => {
  const [one] = walked({
    lines: [lineOf(['a', 'P1M'])],
    plan: planned({ launch: start, zone: where }),
    until,
  });
  expect(one?.at.toISOString()).toBe(at);
});

test('whoever moves is asked by the clock of where they are by then', () => {
  const [one] = walked({
    lines: [lineOf(['a', 'P1M'])],
    plan: planned({ launch: '2027-01-15', zone: 'Pacific/Auckland' }),
    until,
    zone: (look) => (look === 0 ? 'Pacific/Auckland' : 'America/Los_Angeles'),
  });
  // It is looked at when Auckland’s day opens, which in Los Angeles is the day before.
  expect(one?.at.toISOString()).toBe('2027-02-15T17:00:00.000Z');
});
