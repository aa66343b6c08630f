import type { Kysely } from 'kysely';
import { run } from './statements.ts';

/** A status that is rare in a channel was looked for among all projects of the channel. */
export const up = (db: Kysely<unknown>): Promise<void> =>
  run(db, [
    `create index projects_live_by_channel_status on projects (team_id, channel_id, status, changed_at, id)
      where archived_at is null`,
    // Live and archived ones each have their own.
    'drop index projects_by_change',
  ]);
