import { type Day, dayIn, daysAfter, nextOpening } from './calendar.ts';
import { nextDue, untouched } from './due-dates.ts';
import type { ChannelId, PersonId } from './ids.ts';
import type { LineState, Reminder, ReminderLine, ReminderPlan, Snooze } from './reminders.ts';

/** All that decides when the next message of a project goes out, and what it says. */
export interface ProjectReminders {
  readonly plan: ReminderPlan;
  readonly channel: ChannelId;
  readonly assessed: Date;
  readonly lines: readonly ReminderLine[];
  readonly states: ReadonlyMap<string, LineState>;
  /** Messages that somebody still owes an answer to, each with what has been sent about it. */
  readonly unanswered: readonly Unanswered[];
  readonly snoozes: readonly Snooze[];
  /** Where people are by now, as far as Slack says; else where they were last. */
  readonly zones: ReadonlyMap<PersonId, string>;
  /** The latest days that have had their message, by who is reminded where. */
  readonly daysTaken: readonly Day[];
  /** A message that the outbox still holds: it may be posted on a later day than its own, and that day is its day then. */
  readonly onTheWay: boolean;
}

export interface Unanswered {
  readonly reminder: Reminder;
  readonly nudged: boolean;
  readonly reviewerTold: boolean;
}

/** A message that is due, as it will be kept. */
export type Turn = Pick<Reminder, 'kind' | 'day' | 'zone' | 'to' | 'lines' | 'about'>;

const NUDGE_AFTER_DAYS = 7;
const REVIEWER_AFTER_DAYS = 14;
/** Slack may be out of reach for hours; looking is cheap. */
const LOOK_AFTER_IT_MS = 15 * 60_000;
/** More would be a wall, and beyond fifty blocks; the rest comes on the next working day. */
const LINES_AT_ONCE = 12;

interface Candidate {
  readonly opens: Date;
  readonly turn: () => Turn;
}

/** What is to be sent now, and when to look again. */
export function turnOf(
  project: ProjectReminders,
  now: Date,
): { readonly turn: Turn | undefined; readonly next: Date | undefined } {
  const afterIt = new Date(now.getTime() + LOOK_AFTER_IT_MS);
  if (project.onTheWay) return { turn: undefined, next: afterIt };
  const candidates = project.plan.muted
    ? []
    : [...asked(project, now), ...unanswered(project, now), ...putOff(project, now)];
  const open = candidates.find(({ opens }) => opens <= now);
  const next = candidates.map(({ opens }) => opens).toSorted((a, b) => a.getTime() - b.getTime())[0];
  return open ? { turn: open.turn(), next: afterIt } : { turn: undefined, next };
}

function asked(project: ProjectReminders, now: Date): Candidate[] {
  const { plan, channel, assessed, lines } = project;
  const due = lines
    .flatMap((line) => {
      const day = nextDue(line, project.states.get(line.key) ?? untouched(line.key), plan, assessed);
      return day === undefined ? [] : [{ key: line.key, due: day }];
    })
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  const [first] = due;
  if (!first) return [];
  const today = dayIn(plan.zone, now);
  const turn = (): Turn => ({
    kind: 'asked',
    day: today,
    zone: plan.zone,
    to: plan.place === 'channel' ? channel : plan.person,
    lines: due.filter(({ due: day }) => day <= today).slice(0, LINES_AT_ONCE),
    about: null,
  });
  return [{ opens: opening(project, first.due, plan.zone, now), turn }];
}

/** After a week a reply in its thread, after two the reviewer, after that it rests. */
function unanswered(project: ProjectReminders, now: Date): Candidate[] {
  const { plan } = project;
  const about =
    (reminder: Reminder, { kind, to, zone }: Pick<Turn, 'kind' | 'to' | 'zone'>): (() => Turn) =>
    () => ({
      kind,
      day: dayIn(zone, now),
      zone,
      to,
      lines: reminder.lines.filter(({ key }) => project.states.get(key)?.open?.reminder === reminder.id),
      about: reminder.id,
    });
  return project.unanswered.flatMap(({ reminder, nudged, reviewerTold }) => {
    const at = (days: number, turn: Pick<Turn, 'kind' | 'to' | 'zone'>): Candidate => ({
      opens: opening(project, daysAfter(reminder.day, days), turn.zone, now),
      turn: about(reminder, turn),
    });
    const { zone, reviewer } = plan;
    const reply = at(NUDGE_AFTER_DAYS, { kind: 'nudge', to: reminder.to, zone });
    // What has not reached Slack by then has no thread.
    const nudge = nudged || reviewerTold || (reminder.sent === null && reply.opens <= now) ? [] : [reply];
    const theirZone = (reviewer && project.zones.get(reviewer)) ?? zone;
    const tell =
      reviewerTold || reviewer === null
        ? []
        : [at(REVIEWER_AFTER_DAYS, { kind: 'reviewer', to: reviewer, zone: theirZone })];
    return [...tell, ...nudge];
  });
}

/** Put off in a channel by one person: it comes back to them alone, if nobody has answered meanwhile. */
function putOff(project: ProjectReminders, now: Date): Candidate[] {
  const people = [...new Set(project.snoozes.map(({ person }) => person))];
  return people.flatMap((person) => {
    const snoozes = project.snoozes.filter((snooze) => snooze.person === person);
    const first = snoozes.toSorted((a, b) => (a.until < b.until ? -1 : 1))[0];
    if (!first) return [];
    const zone = project.zones.get(person) ?? first.zone;
    const today = dayIn(zone, now);
    const turn = (): Turn => ({
      kind: 'again',
      day: today,
      zone,
      to: person,
      lines: snoozes.filter(({ until }) => until <= today).map(({ key, due }) => ({ key, due })),
      about: first.reminder,
    });
    return [{ opens: opening(project, first.until, zone, now), turn }];
  });
}

/** A project has one message a day: what else is due waits for the next working day. */
function opening({ plan, daysTaken }: ProjectReminders, due: Day, zone: string, now: Date): Date {
  const today = dayIn(zone, now);
  const free = daysTaken.includes(today) && due <= today ? daysAfter(today, 1) : due;
  return nextOpening(free, plan.hour, zone, now);
}
