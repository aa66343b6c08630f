import type { Kysely } from 'kysely';
import { run } from './statements.ts';

/** Every page that a write touches is written twice, so what is saved at each click stands in no index it need not. */
export const up = (db: Kysely<unknown>): Promise<void> =>
  run(db, [
    'drop index answer_history_by_assessment',
    `create index answer_history_by_assessment on answer_history (team_id, assessment_id)
      where assessment_id is not null`,
    'drop index drafts_by_person',
    'create index drafts_by_person on drafts (team_id, person_id, channel_id)',
  ]);
