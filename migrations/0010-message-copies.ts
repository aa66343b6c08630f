import type { Kysely } from 'kysely';
import { run } from './statements.ts';

export const up = (db: Kysely<unknown>): Promise<void> =>
  run(db, [
    // Of any message, not of cards alone.
    'alter table card_copies rename to message_copies',

    // Where the message is that an entry posted: another one with its mark is a second copy.
    'alter table outbox add column posted_channel_id text',
    'alter table outbox add column posted_ts text',
  ]);
