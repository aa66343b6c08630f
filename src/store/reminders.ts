import type { Insertable } from 'kysely';
import type { Day } from '#scoping/calendar';
import { brand, type PersonId, type ProjectId, type TeamId } from '#scoping/ids';
import type { LineState, Reminder, ReminderId, Snooze } from '#scoping/reminders';
import type { Access } from './access.ts';
import type { ReminderLineRow } from './aftercare-tables.ts';
import { iso, type Report } from './reading.ts';
import { type Remembered, remembered } from './remembered-reminders.ts';
import { reminderEventStore } from './reminder-events.ts';
import { toReminder } from './reminder-rows.ts';

export function reminderStore(access: Access, report: Report) {
  const { read, write } = access;
  return {
    ...reminderEventStore(access, report),

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
  };
}

export type ReminderStore = ReturnType<typeof reminderStore>;
