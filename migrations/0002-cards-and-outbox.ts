import type { Kysely } from 'kysely';
import { run } from './statements.ts';

export const up = (db: Kysely<unknown>): Promise<void> =>
  run(db, [
    `create table cards (
      team_id text not null,
      project_id text not null,
      channel_id text not null,
      ts text,
      version integer not null,
      posted_at text,
      drawn_at text,
      missing_at text,
      primary key (team_id, project_id),
      foreign key (team_id, project_id) references projects (team_id, id) on delete cascade
    ) :strict`,
    'create unique index cards_by_message on cards (team_id, channel_id, ts)',

    // What each drawing showed: a click is judged by the card that was clicked.
    `create table card_drawings (
      team_id text not null,
      project_id text not null,
      version integer not null,
      ticked text not null,
      drawn_at text not null,
      primary key (team_id, project_id, version),
      foreign key (team_id, project_id) references cards (team_id, project_id) on delete cascade
    ) :strict`,

    // Second copies, which exist where Slack took a post and its answer was lost.
    `create table card_copies (
      team_id text not null,
      channel_id text not null,
      ts text not null,
      project_id text,
      noticed_at text not null,
      removed_at text,
      primary key (team_id, channel_id, ts)
    ) :strict`,

    `create table outbox (
      seq :sequence,
      team_id text not null,
      id text not null,
      -- Entries of one lane are sent one after the other, in the order they were written.
      lane text not null,
      -- A second waiting entry with the same word would say the same again.
      same_as text,
      message text not null,
      state text not null,
      attempts integer not null,
      -- How often Slack's answer was lost, so that a second copy may exist.
      doubts integer not null,
      next_attempt_at text not null,
      lease_until text,
      fence integer not null,
      error text,
      created_at text not null,
      settled_at text
    ) :strict`,
    'create unique index outbox_by_id on outbox (team_id, id)',
    `create index outbox_unsettled on outbox (team_id, lane, seq) where settled_at is null`,
    `create index outbox_by_attempt on outbox (next_attempt_at) where settled_at is null`,
    `create unique index outbox_once on outbox (team_id, same_as) where state = 'waiting' and same_as is not null`,
    'create index outbox_by_state on outbox (state, settled_at)',

    `create table processed_events (
      team_id text not null,
      event_id text not null,
      at text not null,
      primary key (team_id, event_id)
    ) :strict`,
    'create index processed_events_by_age on processed_events (at)',
  ]);
