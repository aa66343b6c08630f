import type { Day } from '#scoping/calendar';
import { brand, type ProjectId, type TeamId } from '#scoping/ids';
import type { Unanswered } from '#scoping/reminder-turn';
import type { LineState, ReminderId, Snooze } from '#scoping/reminders';
import type { Db } from './access.ts';
import { type Report, readable } from './reading.ts';
import { toReminder, toSnooze, toState } from './reminder-rows.ts';

/** What is known of a project's reminders, beside its plan. */
export interface Remembered {
  readonly states: ReadonlyMap<string, LineState>;
  readonly unanswered: readonly Unanswered[];
  readonly snoozes: readonly Snooze[];
  readonly daysTaken: readonly Day[];
  /** Of the latest messages: those that have not reached Slack. */
  readonly unposted: readonly ReminderId[];
}

/** Zones lie at most a day apart on either side. */
const DAYS_REMEMBERED = 4;

export async function remembered(
  db: Db,
  team: TeamId,
  project: ProjectId,
  report: Report,
): Promise<Remembered> {
  const lines = await db
    .selectFrom('reminder_lines')
    .selectAll()
    .where('team_id', '=', team)
    .where('project_id', '=', project)
    .execute();
  const states = readable(lines, toState, report);
  const open = [...new Set(states.flatMap((state) => (state.open ? [state.open.reminder] : [])))];
  const snoozes = await db
    .selectFrom('reminder_snoozes')
    .selectAll()
    .where('team_id', '=', team)
    .where('project_id', '=', project)
    .execute();
  const days = await db
    .selectFrom('reminders')
    .select(['id', 'day', 'ts'])
    .where('team_id', '=', team)
    .where('project_id', '=', project)
    .orderBy('day', 'desc')
    .limit(DAYS_REMEMBERED)
    .execute();
  return {
    states: new Map(states.map((state) => [state.key, state])),
    unanswered: open.length === 0 ? [] : await unanswered(db, team, project, open, report),
    snoozes: readable(snoozes, toSnooze, report),
    daysTaken: days.map(({ day }) => day),
    unposted: days.filter(({ ts }) => ts === null).map(({ id }) => brand<'reminder'>(id)),
  };
}

async function unanswered(
  db: Db,
  team: TeamId,
  project: ProjectId,
  open: readonly ReminderId[],
  report: Report,
): Promise<Unanswered[]> {
  const rows = await db
    .selectFrom('reminders')
    .selectAll()
    .where('team_id', '=', team)
    // Without it SQLite goes through all that the workspace was ever reminded of, for either of the two below.
    .where('project_id', '=', project)
    .where((row) => row.or([row('id', 'in', open), row('about', 'in', open)]))
    .orderBy('day')
    .execute();
  const all = readable(rows, toReminder, report);
  return all
    .filter(({ id }) => open.includes(id))
    .map((reminder) => {
      const about = all.filter((other) => other.about === reminder.id).map(({ kind }) => kind);
      return { reminder, nudged: about.includes('nudge'), reviewerTold: about.includes('reviewer') };
    });
}
