import { Temporal } from 'temporal-polyfill';
import type { Reminded } from '#journey/reminders-of';
import type { ReminderLine } from '#scoping/reminders';
import type { Told } from './year-town.ts';

/** What is found wrong, in words. */
export type Fault = string;

export interface Telling extends Told {
  readonly at: Date;
  /** Where whoever reads it is by now. */
  readonly zone: string;
  readonly hour: number;
}

export const localTime = (at: Date, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);

/** A weekend, a downtime, and days whose message was about something else. */
const PATIENCE_DAYS = 12;

/** Judges every message as it is told, by a calendar of its own. */
export class Judge {
  readonly faults: Fault[] = [];
  readonly asked = new Map<string, string[]>();
  readonly #reminders = new Set<string>();
  readonly #days = new Set<string>();
  readonly #dues = new Set<string>();
  readonly #muted = new Set<string>();
  readonly #made = new Map<string, string[]>();

  mute(project: string, key: string, muted: boolean): void {
    if (muted) this.#muted.add(`${project} ${key}`);
    else this.#muted.delete(`${project} ${key}`);
  }

  /** An answer about another line has made this one due. */
  made(project: string, key: string, day: string): void {
    const line = `${project} ${key}`;
    this.#made.set(line, [...(this.#made.get(line) ?? []), day]);
  }

  /** Whoever answers a line has done what it was about to be asked for. */
  answered(project: string, key: string, day: string): void {
    const line = `${project} ${key}`;
    const asked = this.asked.get(line)?.at(-1) ?? '';
    const made = this.#made.get(line) ?? [];
    this.#made.set(
      line,
      made.filter((one) => one <= asked || withPatience(one) < day),
    );
  }

  told({ reminder, what, project, lines, at, zone, hour }: Telling): void {
    const local = localTime(at, zone);
    const day = local.toPlainDate().toString();
    const where = `${what} ${reminder} of ${project} at ${local.toString()}`;
    const wrong = (words: string): void => void this.faults.push(`${where}: ${words}`);

    if (local.dayOfWeek > 5) wrong('on a weekend');
    if (local.hour < 8 || local.hour >= 18) wrong('outside 08–18');
    if (local.hour < hour) wrong(`before ${hour} o’clock`);
    if (lines.length === 0) wrong('about nothing');
    if (this.#reminders.has(reminder)) wrong('a second time');
    this.#reminders.add(reminder);
    if (this.#days.has(`${project} ${day}`)) wrong('a second message of that day');
    this.#days.add(`${project} ${day}`);

    for (const { key, due } of lines) {
      if (this.#muted.has(`${project} ${key}`)) wrong(`${key} is muted`);
      if (due > day) wrong(`${key} is due on ${due} only`);
      if (what !== 'asked') continue;
      if (this.#dues.has(`${project} ${key} ${due}`)) wrong(`${key} of ${due} was asked before`);
      this.#dues.add(`${project} ${key} ${due}`);
      this.asked.set(`${project} ${key}`, [...(this.asked.get(`${project} ${key}`) ?? []), day]);
    }
  }

  /**
   * Of a line nobody touched: each day it fell due was asked for before long, and it was never asked without
   * one. Returns how many days those were.
   */
  complete({ plan, assessment, project }: Reminded, line: ReminderLine, end: string): number {
    const anchor = plan.launch ?? plan.since;
    const due = [
      ...expectedDays(line, anchor, plan.since, assessment.submittedAt, plan.zone, end),
      ...(this.#made.get(`${project.id} ${line.key}`) ?? []),
    ];
    const asked = this.asked.get(`${project.id} ${line.key}`) ?? [];
    const settled = due.filter((day) => withPatience(day) < end);
    for (const day of settled)
      if (!asked.some((one) => one >= day && one <= withPatience(day)))
        this.faults.push(
          `${line.key} of ${project.id} fell due on ${day} and was not asked: ${asked.join()}`,
        );
    for (const [at, one] of asked.entries()) {
      const before = asked[at - 1] ?? '';
      if (!due.some((day) => day > before && day <= one))
        this.faults.push(`${line.key} of ${project.id} was asked on ${one} without having fallen due`);
    }
    return settled.length;
  }
}

const withPatience = (day: string): string =>
  Temporal.PlainDate.from(day).add({ days: PATIENCE_DAYS }).toString();

/** All days a line falls due, walked one by one from its anchor. */
function expectedDays(
  { rhythm }: ReminderLine,
  launch: string,
  since: string,
  submittedAt: Date,
  zone: string,
  end: string,
): string[] {
  if (rhythm.kind === 'event') return [];
  if (rhythm.kind === 'on') return rhythm.days.filter((day) => day >= since && day <= end).toSorted();
  const anchor = rhythm.from === 'launch' ? launch : localTime(submittedAt, zone).toPlainDate().toString();
  const start = Temporal.PlainDate.from(anchor);
  const { years, months } = Temporal.Duration.from(rhythm.every);
  const days: string[] = [];
  for (let n = 1; ; n += 1) {
    const day = start.add({ months: (years * 12 + months) * n }).toString();
    if (day > end) return days;
    if (day >= since) days.push(day);
  }
}
