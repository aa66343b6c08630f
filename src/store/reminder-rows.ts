import type { Selectable } from 'kysely';
import { z } from 'zod';
import { brand } from '#scoping/ids';
import { type LineState, type Reminder, type ReminderEvent, results, type Snooze } from '#scoping/reminders';
import type {
  ReminderEventRow,
  ReminderLineRow,
  ReminderRow,
  ReminderSnoozeRow,
} from './aftercare-tables.ts';
import { instant, reading } from './reading.ts';
import { givenFrom } from './reminder-plans.ts';

const lines = z.array(z.object({ key: z.string(), due: z.string() }));
const kinds = z.enum(['asked', 'nudge', 'reviewer', 'again']);
const deeds = z.enum([...results, 'snoozed', 'muted', 'unmuted', 'happened']);

export const toState = (row: Selectable<ReminderLineRow>): LineState => ({
  key: row.key,
  every: row.every,
  again: row.again,
  last: row.last,
  open:
    row.open_reminder === null || row.open_due === null
      ? null
      : { reminder: brand<'reminder'>(row.open_reminder), due: row.open_due },
  muted: givenFrom(row.muted_by, row.muted_at),
});

export function toReminder(row: Selectable<ReminderRow>): Reminder {
  const { json, value } = reading('reminders', row.id);
  const kind = value(kinds, 'kind', row.kind);
  return {
    team: brand<'team'>(row.team_id),
    id: brand<'reminder'>(row.id),
    project: brand<'project'>(row.project_id),
    kind,
    day: row.day,
    zone: row.zone,
    to: /^[CG]/.test(row.to_id) ? brand<'channel'>(row.to_id) : brand<'person'>(row.to_id),
    lines: json(lines, 'lines', row.lines),
    about: row.about === null ? null : brand<'reminder'>(row.about),
    sent:
      row.channel_id === null || row.ts === null
        ? null
        : { channel: brand<'channel'>(row.channel_id), ts: row.ts },
  };
}

export const toSnooze = (row: Selectable<ReminderSnoozeRow>): Snooze => ({
  key: row.key,
  person: brand<'person'>(row.person_id),
  zone: row.zone,
  until: row.until,
  due: row.due,
  reminder: brand<'reminder'>(row.reminder_id),
});

export const toEvent = (row: Selectable<ReminderEventRow>): ReminderEvent => ({
  key: row.key,
  due: row.due,
  kind: reading('reminder_events', String(row.seq)).value(deeds, 'kind', row.kind),
  by: brand<'person'>(row.by_id),
  at: instant(row.at),
  figure: row.figure,
  note: row.note,
  until: row.until,
});
