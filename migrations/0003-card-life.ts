import type { Kysely } from 'kysely';
import { run } from './statements.ts';

export const up = (db: Kysely<unknown>): Promise<void> =>
  run(db, [
    // Why Slack will not take the card, in Slack's own word, and null while it does.
    'alter table cards add column trouble text',
    `create index cards_in_trouble on cards (team_id, channel_id) where trouble is not null`,

    // What one person's checkboxes showed after their latest click on one drawing of a card.
    `create table card_clicks (
      team_id text not null,
      project_id text not null,
      version integer not null,
      group_no integer not null,
      person_id text not null,
      selected text not null,
      -- Slack's own count of when it was clicked: two clicks may arrive in the wrong order.
      clicked_at text not null,
      primary key (team_id, project_id, version, group_no, person_id),
      foreign key (team_id, project_id, version)
        references card_drawings (team_id, project_id, version) on delete cascade
    ) :strict`,

    `create table thread_messages (
      team_id text not null,
      project_id text not null,
      part text not null,
      ts text not null,
      posted_at text not null,
      primary key (team_id, project_id, part),
      foreign key (team_id, project_id) references cards (team_id, project_id) on delete cascade
    ) :strict`,

    // Workspaces that refused Slack's newer blocks, and until when they get sections and text instead.
    `create table plain_workspaces (
      team_id text not null primary key,
      until text not null
    ) :strict`,
  ]);
