import type { Insertable } from 'kysely';
import type { Day } from '#scoping/calendar';
import { brand, type PersonId, type ProjectId, type TeamId } from '#scoping/ids';
import type { Unanswered } from '#scoping/reminder-turn';
import {
  type LineState,
  type Reminder,
  type ReminderEvent,
  type ReminderId,
  results,
  type Snooze,
} from '#scoping/reminders';
import type { Access, Db } from './access.ts';
import type { ReminderLineRow } from './aftercare-tables.ts';
import { iso, type Report, readable } from './reading.ts';
import { toEvent, toReminder, toSnooze, toState } from './reminder-rows.ts';
import { addToTrail } from './trail.ts';

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

export function reminderStore({ read, write }: Access, report: Report) {
  return {
    of: (team: TeamId, project: ProjectId): Promise<Remembered> =>
      read((db) => remembered(db, team, project, report)),

    find: (team: TeamId, id: ReminderId): Promise<Reminder | undefined> =>
      read(async (db) => {
        const row = await db
          .selectFrom('reminders')
          .selectAll()
          .where('team_id', '=', team)
          .where('id', '=', id)
          .executeTakeFirst();
        return row && toReminder(row);
      }),

    /** False where the project has had its message of that day. */
    add: (reminder: Omit<Reminder, 'sent'>, now: Date): Promise<boolean> =>
      write(reminder.team, async (db) => {
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('reminders')
          .values({
            team_id: reminder.team,
            id: reminder.id,
            project_id: reminder.project,
            kind: reminder.kind,
            day: reminder.day,
            zone: reminder.zone,
            to_id: reminder.to,
            lines: JSON.stringify(reminder.lines),
            about: reminder.about,
            channel_id: null,
            ts: null,
            created_at: iso(now),
          })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        return (numInsertedOrUpdatedRows ?? 0n) > 0n;
      }),

    /** Its day is the one on which people get it; where the project has had a message then, it keeps its own. */
    comesOn: (team: TeamId, { id, project }: Reminder, day: Day): Promise<void> =>
      write(team, async (db) => {
        const taken = await db
          .selectFrom('reminders')
          .select('id')
          .where('team_id', '=', team)
          .where('project_id', '=', project)
          .where('day', '=', day)
          .executeTakeFirst();
        if (taken) return;
        await db
          .updateTable('reminders')
          .set({ day })
          .where('team_id', '=', team)
          .where('id', '=', id)
          .execute();
      }),

    posted: (
      team: TeamId,
      id: ReminderId,
      sent: { readonly channel: string; readonly ts: string },
    ): Promise<void> =>
      write(team, async (db) => {
        await db
          .updateTable('reminders')
          .set({ channel_id: sent.channel, ts: sent.ts })
          .where('team_id', '=', team)
          .where('id', '=', id)
          .execute();
      }),

    /** Where the channel does not take it, whoever is reminded gets it. False where there is no other place. */
    redirect: (team: TeamId, { id, to, sent }: Reminder, person: PersonId): Promise<boolean> =>
      write(team, async (db) => {
        if (sent !== null || to === person) return false;
        const { numUpdatedRows } = await db
          .updateTable('reminders')
          .set({ to_id: person })
          .where('team_id', '=', team)
          .where('id', '=', id)
          .where('kind', '=', 'asked')
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),

    /** What becomes of a line. */
    setLine: (team: TeamId, project: ProjectId, state: LineState): Promise<void> =>
      write(team, async (db) => {
        const columns: Insertable<ReminderLineRow> = {
          team_id: team,
          project_id: project,
          key: state.key,
          every: state.every,
          again: state.again,
          last: state.last,
          open_reminder: state.open?.reminder ?? null,
          open_due: state.open?.due ?? null,
          muted_by: state.muted?.by ?? null,
          muted_at: state.muted && iso(state.muted.at),
        };
        await db
          .insertInto('reminder_lines')
          .values(columns)
          .onConflict((conflict) => conflict.columns(['team_id', 'project_id', 'key']).doUpdateSet(columns))
          .execute();
      }),

    snooze: (team: TeamId, project: ProjectId, snooze: Snooze): Promise<void> =>
      write(team, async (db) => {
        const columns = {
          team_id: team,
          project_id: project,
          key: snooze.key,
          person_id: snooze.person,
          zone: snooze.zone,
          until: snooze.until,
          due: snooze.due,
          reminder_id: snooze.reminder,
        };
        await db
          .insertInto('reminder_snoozes')
          .values(columns)
          .onConflict((conflict) =>
            conflict.columns(['team_id', 'project_id', 'key', 'person_id']).doUpdateSet(columns),
          )
          .execute();
      }),

    snoozers: (team: TeamId, project: ProjectId): Promise<PersonId[]> =>
      read(async (db) => {
        const rows = await db
          .selectFrom('reminder_snoozes')
          .select('person_id')
          .distinct()
          .where('team_id', '=', team)
          .where('project_id', '=', project)
          .execute();
        return rows.map(({ person_id }) => brand<'person'>(person_id));
      }),

    /** Of one person, or of everybody: what is settled need not come back. */
    unsnooze: (team: TeamId, project: ProjectId, key: string, person?: PersonId): Promise<void> =>
      write(team, async (db) => {
        let query = db
          .deleteFrom('reminder_snoozes')
          .where('team_id', '=', team)
          .where('project_id', '=', project)
          .where('key', '=', key);
        if (person) query = query.where('person_id', '=', person);
        await query.execute();
      }),

    record: (team: TeamId, project: ProjectId, event: ReminderEvent): Promise<void> =>
      write(team, async (db) => {
        await db
          .insertInto('reminder_events')
          .values({
            team_id: team,
            project_id: project,
            key: event.key,
            due: event.due,
            kind: event.kind,
            by_id: event.by,
            at: iso(event.at),
            figure: event.figure,
            note: event.note,
            until: event.until,
          })
          .execute();
        const { by, at, key: line, due, kind } = event;
        const detail = { line, due };
        await addToTrail(db, team, { project, by, act: `reminder_${kind}`, detail, at });
      }),

    lastResult: (team: TeamId, project: ProjectId): Promise<ReminderEvent | undefined> =>
      read(async (db) => {
        const row = await db
          .selectFrom('reminder_events')
          .selectAll()
          .where('team_id', '=', team)
          .where('project_id', '=', project)
          .where('kind', 'in', [...results])
          .orderBy('seq', 'desc')
          .limit(1)
          .executeTakeFirst();
        return row && toEvent(row);
      }),

    /** The newest first. */
    events: (team: TeamId, project: ProjectId, limit: number): Promise<ReminderEvent[]> =>
      read(async (db) => {
        const rows = await db
          .selectFrom('reminder_events')
          .selectAll()
          .where('team_id', '=', team)
          .where('project_id', '=', project)
          .orderBy('seq', 'desc')
          .limit(limit)
          .execute();
        return readable(rows, toEvent, report);
      }),
  };
}

export type ReminderStore = ReturnType<typeof reminderStore>;

async function remembered(db: Db, team: TeamId, project: ProjectId, report: Report): Promise<Remembered> {
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
