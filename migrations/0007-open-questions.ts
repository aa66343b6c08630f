import type { Kysely } from 'kysely';
import { run } from './statements.ts';

export const up = (db: Kysely<unknown>): Promise<void> =>
  run(db, [
    // One open question, put to one person.
    `create table question_asks (
      team_id text not null,
      id text not null,
      project_id text not null,
      key text not null,
      asked_by text not null,
      asked_of text not null,
      asked_at text not null,
      -- Where they were asked, once Slack has taken it.
      channel_id text,
      ts text,
      reminded_at text,
      state text not null,
      settled_at text,
      primary key (team_id, id),
      foreign key (team_id, project_id) references projects (team_id, id) on delete cascade
    ) :strict`,
    'create index question_asks_by_project on question_asks (team_id, project_id, asked_at)',
    `create index question_asks_to_remind on question_asks (asked_at) where state = 'open' and reminded_at is null`,

    // Answers that wait to become a revision together.
    `create table pending_answers (
      team_id text not null,
      project_id text not null,
      key text not null,
      answer text not null,
      person_id text not null,
      at text not null,
      primary key (team_id, project_id, key),
      foreign key (team_id, project_id) references projects (team_id, id) on delete cascade
    ) :strict`,
    'create index pending_answers_by_age on pending_answers (at)',
  ]);
