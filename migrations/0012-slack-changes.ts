import type { Kysely } from 'kysely';
import { run } from './statements.ts';

export const up = (db: Kysely<unknown>): Promise<void> =>
  run(db, [
    // Slack told one replica that people came to a channel or left it, or, without one, that the bot came or left:
    // what the others remember of it holds no more.
    `create table slack_changes (
      seq :sequence,
      team_id text not null,
      channel_id text,
      at text not null
    ) :strict`,
  ]);
