import type { Kysely } from 'kysely';
import { run } from './statements.ts';

export const up = (db: Kysely<unknown>): Promise<void> =>
  run(db, [
    'create index reminder_lines_unanswered on reminder_lines (team_id) where open_reminder is not null',
  ]);
