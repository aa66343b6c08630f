import type { Kysely } from 'kysely';
import { run } from './statements.ts';

export const up = (db: Kysely<unknown>): Promise<void> =>
  run(db, [
    // Since when a workspace has the bot, and since when it has it no longer.
    `create table presences (
      team_id text not null primary key,
      since text not null,
      left_at text
    ) :strict`,
    'create index presences_left on presences (left_at) where left_at is not null',

    // What is kept only so long after it was archived.
    'create index projects_retiring on projects (team_id, archived_at) where archived_at is not null',

    // The trail of a whole workspace, read from its beginning.
    'create index trail_by_team on trail (team_id, seq)',
  ]);
