import type { Kysely } from 'kysely';
import { run } from './statements.ts';

export const up = (db: Kysely<unknown>): Promise<void> =>
  run(db, [
    // Whoever has steps with a date, and when their weekly list of overdue ones is due next.
    `create table digests (
      team_id text not null,
      person_id text not null,
      next_at text not null,
      primary key (team_id, person_id)
    ) :strict`,
    'create index digests_by_date on digests (next_at)',
  ]);
