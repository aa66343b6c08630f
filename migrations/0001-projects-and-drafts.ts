import type { Kysely } from 'kysely';
import { run } from './statements.ts';

export const up = (db: Kysely<unknown>): Promise<void> =>
  run(db, [
    `create table projects (
      team_id text not null,
      id text not null,
      channel_id text not null,
      name text not null,
      -- Without regard to case, so that a name is given once per channel.
      folded_name text not null,
      description text not null,
      link text,
      owner_id text not null,
      -- What the newest assessment says, so that lists read one table.
      revision integer not null,
      assessment_id text not null,
      destination text not null,
      start text not null,
      status text not null,
      created_at text not null,
      changed_at text not null,
      archived_at text,
      primary key (team_id, id)
    ) :strict`,
    'create unique index projects_by_name on projects (team_id, channel_id, folded_name)',
    'create index projects_by_change on projects (team_id, changed_at, id)',
    'create index projects_by_owner on projects (team_id, owner_id, changed_at, id)',
    'create index projects_by_status on projects (team_id, status, changed_at, id)',
    'create index projects_by_destination on projects (team_id, destination, changed_at, id)',
    'create index projects_by_channel on projects (team_id, channel_id, changed_at, id)',

    `create table project_words (
      team_id text not null,
      word text not null,
      project_id text not null,
      -- The project's own, here too, so that a search in one channel reads no other.
      channel_id text not null,
      primary key (team_id, word, project_id),
      foreign key (team_id, project_id) references projects (team_id, id) on delete cascade
    ) :strict`,
    'create index project_words_by_channel on project_words (team_id, channel_id, word, project_id)',
    'create index project_words_by_project on project_words (team_id, project_id, word)',

    `create table drafts (
      team_id text not null,
      id text not null,
      person_id text not null,
      channel_id text not null,
      target_id text not null,
      project_id text,
      name text not null,
      folded_name text not null,
      description text not null,
      link text,
      page text not null,
      answers text not null,
      given text not null,
      questionnaire_version integer not null,
      epoch integer not null,
      basis integer not null,
      version integer not null,
      begun_at text not null,
      saved_at text not null,
      set_aside_at text,
      warned_at text,
      close_told_at text,
      pen_view text,
      pen_at text not null,
      reply_url text,
      reply_until text,
      primary key (team_id, id),
      foreign key (team_id, project_id) references projects (team_id, id) on delete cascade
    ) :strict`,
    'create index drafts_by_person on drafts (team_id, person_id, channel_id, saved_at)',
    'create index drafts_by_project on drafts (team_id, project_id)',
    'create index drafts_by_age on drafts (saved_at)',

    `create table assessments (
      team_id text not null,
      id text not null,
      project_id text not null,
      revision integer not null,
      draft_id text not null,
      author_id text not null,
      answers text not null,
      given text not null,
      asked text not null,
      questionnaire_version integer not null,
      rules_version integer not null,
      recommendation text not null,
      provisional integer not null,
      submitted_at text not null,
      status text not null,
      primary key (team_id, id),
      foreign key (team_id, project_id) references projects (team_id, id) on delete cascade
    ) :strict`,
    'create unique index assessments_by_revision on assessments (team_id, project_id, revision)',
    'create unique index assessments_by_draft on assessments (team_id, draft_id)',

    `create table answer_history (
      seq :sequence,
      team_id text not null,
      draft_id text not null,
      -- Null until the draft is submitted.
      assessment_id text,
      key text not null,
      answer text not null,
      person_id text not null,
      at text not null,
      foreign key (team_id, assessment_id) references assessments (team_id, id) on delete cascade
    ) :strict`,
    'create index answer_history_by_draft on answer_history (team_id, draft_id)',
    'create index answer_history_by_assessment on answer_history (team_id, assessment_id)',

    `create table first_steps (
      team_id text not null,
      project_id text not null,
      key text not null,
      own integer not null,
      text text not null,
      why text not null,
      claims text not null,
      place integer not null,
      -- Since when the newest recommendation no longer asks for it.
      dropped_at text,
      owner_id text,
      due text,
      note text,
      done_by text,
      done_at text,
      not_needed_by text,
      not_needed_at text,
      not_needed_reason text,
      primary key (team_id, project_id, key),
      foreign key (team_id, project_id) references projects (team_id, id) on delete cascade
    ) :strict`,
    `create index first_steps_by_due on first_steps (team_id, owner_id, due)
      where done_at is null and not_needed_at is null and dropped_at is null`,
  ]);
