import { Temporal } from 'temporal-polyfill';

/** A calendar day, `2027-01-31`; days compare as their texts do. */
export type Day = string;

/** The hours a reminder may come at; what was missed is made up until the day closes, then on the next working day. */
export const hours = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17] as const;
export type Hour = (typeof hours)[number];
const CLOSES_AT = 18;

/** What Slack says of people's zones comes from their computers, so it may be a name nobody knows. */
export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

export function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

export const dayIn = (zone: string, at: Date): Day => zoned(zone, at).toPlainDate().toString();

export const daysAfter = (day: Day, days: number): Day =>
  Temporal.PlainDate.from(day).add({ days }).toString();

/** 31 January and a month is the last of February. */
export const durationAfter = (day: Day, duration: string): Day =>
  Temporal.PlainDate.from(day).add(duration).toString();

export const isWorkingDay = (day: Day): boolean => Temporal.PlainDate.from(day).dayOfWeek <= 5;

/** The next Monday; of a Monday, the one after. */
export function mondayAfter(day: Day): Day {
  const date = Temporal.PlainDate.from(day);
  return date.add({ days: 8 - date.dayOfWeek }).toString();
}

/** The day itself, or the Monday after it. */
export function workingDayFrom(day: Day): Day {
  const date = Temporal.PlainDate.from(day);
  return date.add({ days: date.dayOfWeek > 5 ? 8 - date.dayOfWeek : 0 }).toString();
}

/**
 * The first day of the series `anchor + every`, `anchor + 2 × every` … that lies after `after`. Always counted from the
 * anchor: a series that began on the 31st returns to it after each shorter month.
 */
export function nextInSeries(anchor: Day, every: string, after: Day): Day {
  const start = Temporal.PlainDate.from(anchor);
  const step = Temporal.Duration.from(every);
  if (step.sign !== 1) throw new RangeError(`${every} leads nowhere.`);
  const nth = (n: number) => start.add(times(step, n)).toString();

  const passed = start.until(Temporal.PlainDate.from(after)).days;
  // Counted with the longest months and years, so that the guess is never too late.
  const longest = step.years * 366 + step.months * 31 + step.weeks * 7 + step.days;
  let n = Math.max(1, Math.floor(passed / longest));
  let day = nth(n);
  while (day <= after) {
    n += 1;
    day = nth(n);
  }
  return day;
}

const times = ({ years, months, weeks, days }: Temporal.Duration, n: number) => ({
  years: years * n,
  months: months * n,
  weeks: weeks * n,
  days: days * n,
});

/**
 * The first moment from `now` on at which somebody there may be reminded of what is due on `day`: at their hour or
 * later that day, on a working day, before it closes. Where a clock change skips the hour, the next one that exists.
 */
export function nextOpening(day: Day, hour: Hour, zone: string, now: Date): Date {
  const here = zoned(zone, now);
  const today = here.toPlainDate().toString();
  const opensToday = openingOn(today, hour, zone);
  if (day <= today && isWorkingDay(today) && here.hour < CLOSES_AT) return later(opensToday, now);
  const next = workingDayFrom(day > today ? day : daysAfter(today, 1));
  return openingOn(next, hour, zone);
}

const openingOn = (day: Day, hour: Hour, zone: string): Date =>
  new Date(
    Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: { hour } }).epochMilliseconds,
  );

const later = (a: Date, b: Date): Date => (a > b ? a : b);

const inWords = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** The same day wherever it is read: “12 February 2027”. */
export const dayInWords = (day: Day): string => inWords.format(Date.parse(`${day}T00:00:00Z`));

const zoned = (zone: string, at: Date): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
