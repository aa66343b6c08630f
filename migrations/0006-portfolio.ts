import type { Kysely } from 'kysely';
import { run } from './statements.ts';

export const up = (db: Kysely<unknown>): Promise<void> =>
  run(db, [
    // When the owner of an approved project is to be asked what became of it.
    'alter table projects add column ask_outcome_at text',
    'create index projects_to_ask on projects (ask_outcome_at) where ask_outcome_at is not null',

    // The lists: each filter with each order, so that a page costs the same at any size.
    'create index projects_live_by_change on projects (team_id, changed_at, id) where archived_at is null',
    'create index projects_live_by_name on projects (team_id, folded_name, id) where archived_at is null',
    `create index projects_live_by_verdict on projects (team_id, status, destination, changed_at, id)
      where archived_at is null`,
    'create index projects_archived on projects (team_id, changed_at, id) where archived_at is not null',

    `create table project_blockers (
      team_id text not null,
      project_id text not null,
      blocker text not null,
      primary key (team_id, project_id, blocker),
      foreign key (team_id, project_id) references projects (team_id, id) on delete cascade
    ) :strict`,

    // Kept as projects change, because counting 100,000 rows takes longer than anybody waits for.
    `create table tallies (
      team_id text not null,
      channel_id text not null,
      kind text not null,
      word text not null,
      projects integer not null,
      primary key (team_id, channel_id, kind, word)
    ) :strict`,
    `insert into tallies
      select team_id, channel_id, 'all', '', count(*) from projects
      where archived_at is null group by team_id, channel_id`,
    `insert into tallies
      select team_id, channel_id, 'destination', destination, count(*) from projects
      where archived_at is null group by team_id, channel_id, destination`,
    `insert into tallies
      select team_id, channel_id, 'status', status, count(*) from projects
      where archived_at is null group by team_id, channel_id, status`,

    // What each person looks at in their Home: its filters, and how far they have leafed.
    `alter table home_views add column looking_at text not null default ''`,
  ]);
