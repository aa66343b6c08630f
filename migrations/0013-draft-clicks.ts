import type { Kysely } from 'kysely';
import { run } from './statements.ts';

export const up = (db: Kysely<unknown>): Promise<void> =>
  run(db, [
    // By field of a draft: when the click was made that set it last, so that none that arrives late undoes it.
    "alter table drafts add column clicked text not null default '{}'",
  ]);
