import type { Day } from '#scoping/calendar';
import type { ProjectId, TeamId } from '#scoping/ids';
import { type ReminderEvent, results } from '#scoping/reminders';
import type { Access, Db } from './access.ts';
import { iso, type Report, readable } from './reading.ts';
import { toEvent } from './reminder-rows.ts';
import { addToTrail } from './trail.ts';

/** What people did about reminders, for good. */
export function reminderEventStore({ read, write }: Access, report: Report) {
  return {
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
        const row = await newest(db, team, project)
          .where('kind', 'in', [...results])
          .limit(1)
          .executeTakeFirst();
        return row && toEvent(row);
      }),

    /** What people did about what fell due on these days, however long ago, the newest first. */
    eventsOn: (team: TeamId, project: ProjectId, dues: readonly Day[]): Promise<ReminderEvent[]> =>
      read(async (db) => {
        if (dues.length === 0) return [];
        const rows = await newest(db, team, project).where('due', 'in', dues).execute();
        return readable(rows, toEvent, report);
      }),

    /** The newest first. */
    events: (team: TeamId, project: ProjectId, limit: number): Promise<ReminderEvent[]> =>
      read(async (db) => {
        const rows = await newest(db, team, project).limit(limit).execute();
        return readable(rows, toEvent, report);
      }),
  };
}

const newest = (db: Db, team: TeamId, project: ProjectId) =>
  db
    .selectFrom('reminder_events')
    .selectAll()
    .where('team_id', '=', team)
    .where('project_id', '=', project)
    .orderBy('seq', 'desc');
