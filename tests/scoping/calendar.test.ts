import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import {
  dayIn,
  daysAfter,
  durationAfter,
  hours,
  isDay,
  isWorkingDay,
  isZone,
  nextInSeries,
  nextOpening,
  workingDayFrom,
} from '#scoping/calendar';

/** Both halves of the world, half and quarter hours, a date line each way, and clocks that change by half an hour. */
const zones = [
  'UTC',
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Australia/Sydney',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Africa/Casablanca',
];

const zone = fc.constantFrom(...zones);
const hour = fc.constantFrom(...hours);
const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true });
const day = moment.map((at) => at.toISOString().slice(0, 10));
const every = fc.constantFrom('P1D', 'P1W', 'P1M', 'P3M', 'P6M', 'P1Y', 'P6W', 'P2M');

const there = (at: Date, inZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(inZone);

test('an opening is never early, never past, on a working day and within its hours, in any zone', () => {
  fc.assert(
    fc.property(day, hour, zone, moment, (due, at, where, now) => {
      const opening = nextOpening(due, at, where, now);
      const local = there(opening, where);
      expect(opening.getTime()).toBeGreaterThanOrEqual(now.getTime());
      expect(local.toPlainDate().toString() >= due).toBe(true);
      expect(local.dayOfWeek).toBeLessThanOrEqual(5);
      expect(local.hour).toBeGreaterThanOrEqual(at);
      expect(local.hour).toBeLessThan(18);
    }),
    { numRuns: 1_000 },
  );
});

test('no working hour between now and the opening is let pass', () => {
  fc.assert(
    fc.property(day, hour, zone, moment, (due, at, where, now) => {
      const opening = nextOpening(due, at, where, now).getTime();
      for (let t = now.getTime(); t < opening; t += 3_600_000) {
        const local = there(new Date(t), where);
        const open = local.dayOfWeek <= 5 && local.hour >= at && local.hour < 18;
        expect(open && local.toPlainDate().toString() >= due).toBe(false);
        if (t - now.getTime() > 10 * 86_400_000) break;
      }
    }),
    { numRuns: 200 },
  );
});

test.each([
  {
    what: 'the day the clocks go forward',
    zone: 'Europe/Berlin',
    due: '2027-03-28',
    is: '2027-03-29T07:00:00.000Z',
  },
  {
    what: 'the Monday after they go back',
    zone: 'Europe/Berlin',
    due: '2027-10-31',
    is: '2027-11-01T08:00:00.000Z',
  },
  {
    what: 'the last Friday of winter',
    zone: 'America/New_York',
    due: '2028-03-10',
    is: '2028-03-10T14:00:00.000Z',
  },
  {
    what: 'the first Monday of summer',
    zone: 'America/New_York',
    due: '2028-03-12',
    is: '2028-03-13T13:00:00.000Z',
  },
  { what: 'a leap day', zone: 'Asia/Kathmandu', due: '2028-02-29', is: '2028-02-29T03:15:00.000Z' },
])('nine o’clock stays nine o’clock: $what in $zone', ({ zone: where, due, is }) => {
  expect(nextOpening(due, 9, where, new Date('2026-11-20T12:00:00Z')).toISOString()).toBe(is);
});

test('what was missed in the morning comes in the afternoon, and after six on the next working day', () => {
  const friday = '2027-01-08';
  const at = (time: string) => nextOpening(friday, 9, 'Europe/London', new Date(time)).toISOString();
  expect(at('2027-01-08T16:30:00Z')).toBe('2027-01-08T16:30:00.000Z');
  expect(at('2027-01-08T18:00:00Z')).toBe('2027-01-11T09:00:00.000Z');
  expect(at('2027-01-09T10:00:00Z')).toBe('2027-01-11T09:00:00.000Z');
});

test('a series is counted from where it began', () => {
  const series = (anchor: string, step: string, count: number) => {
    const days: string[] = [];
    let last = anchor;
    while (days.length < count) {
      last = nextInSeries(anchor, step, last);
      days.push(last);
    }
    return days;
  };
  expect(series('2027-01-31', 'P1M', 4)).toEqual(['2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31']);
  expect(series('2027-11-30', 'P3M', 3)).toEqual(['2028-02-29', '2028-05-30', '2028-08-30']);
  expect(series('2028-02-29', 'P1Y', 4)).toEqual(['2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29']);
});

test('the next of a series is the first one after that day, however long ago it began', () => {
  fc.assert(
    fc.property(day, every, day, (anchor, step, after) => {
      const next = nextInSeries(anchor, step, after);
      expect(next > after).toBe(true);
      expect(next > anchor).toBe(true);

      const all: string[] = [];
      const one = Temporal.Duration.from(step);
      for (let n = 1; all.length === 0 || (all.at(-1) ?? '') <= after; n += 1) {
        const { years, months, weeks, days } = one;
        all.push(
          Temporal.PlainDate.from(anchor)
            .add({ years: years * n, months: months * n, weeks: weeks * n, days: days * n })
            .toString(),
        );
      }
      expect(next).toBe(all.at(-1));
    }),
    { numRuns: 500 },
  );
});

test('an interval that leads nowhere is refused rather than counted for ever', () => {
  expect(() => nextInSeries('2027-01-01', 'PT0S', '2027-01-02')).toThrow(RangeError);
  expect(() => nextInSeries('2027-01-01', '-P1M', '2027-01-02')).toThrow(RangeError);
});

test('days', () => {
  expect(durationAfter('2027-01-31', 'P1M')).toBe('2027-02-28');
  expect(daysAfter('2028-02-28', 1)).toBe('2028-02-29');
  expect(workingDayFrom('2027-01-09')).toBe('2027-01-11');
  expect(workingDayFrom('2027-01-08')).toBe('2027-01-08');
  expect(isWorkingDay('2027-01-10')).toBe(false);
  expect(dayIn('Pacific/Kiritimati', new Date('2027-01-01T11:00:00Z'))).toBe('2027-01-02');
  expect(dayIn('Pacific/Pago_Pago', new Date('2027-01-01T10:00:00Z'))).toBe('2026-12-31');
});

test('what is no day and no zone is known as such', () => {
  expect([isDay('2028-02-29'), isDay('2027-02-29'), isDay('2027-1-1'), isDay('soon')]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect([isZone('Asia/Kolkata'), isZone('Mars/Olympus'), isZone('')]).toEqual([true, false, false]);
});
