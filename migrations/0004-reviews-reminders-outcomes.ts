import type { Kysely } from 'kysely';
import { run } from './statements.ts';

export const up = (db: Kysely<unknown>): Promise<void> =>
  run(db, [
    `create table reviews (
      team_id text not null,
      id text not null,
      project_id text not null,
      assessment_id text not null,
      act text not null,
      person_id text not null,
      comment text not null,
      at text not null,
      primary key (team_id, id),
      foreign key (team_id, project_id) references projects (team_id, id) on delete cascade,
      foreign key (team_id, assessment_id) references assessments (team_id, id) on delete cascade
    ) :strict`,
    'create index reviews_by_project on reviews (team_id, project_id, at)',
    'create index reviews_by_assessment on reviews (team_id, assessment_id)',

    `create table outcomes (
      team_id text not null,
      id text not null,
      project_id text not null,
      assessment_id text not null,
      built text not null,
      advice_held text not null,
      note text not null,
      person_id text not null,
      at text not null,
      primary key (team_id, id),
      foreign key (team_id, project_id) references projects (team_id, id) on delete cascade,
      foreign key (team_id, assessment_id) references assessments (team_id, id) on delete cascade
    ) :strict`,
    'create index outcomes_by_project on outcomes (team_id, project_id, at)',
    'create index outcomes_by_assessment on outcomes (team_id, assessment_id)',

    // Only what somebody said yes to: a project without a plan is never reminded of.
    `create table reminder_plans (
      team_id text not null,
      project_id text not null,
      agreed_by text not null,
      agreed_at text not null,
      since text not null,
      launch text,
      person_id text not null,
      reviewer_id text,
      zone text not null,
      hour integer not null,
      place text not null,
      provider text not null,
      base_model text not null,
      embedding_model text not null,
      ends_on text,
      ends_day text,
      muted_by text,
      muted_at text,
      -- When to look again, which is now after every change.
      next_at text not null,
      lease_until text,
      fence integer not null,
      primary key (team_id, project_id),
      foreign key (team_id, project_id) references projects (team_id, id) on delete cascade
    ) :strict`,
    'create index reminder_plans_by_turn on reminder_plans (next_at)',
    'create index reminder_plans_by_person on reminder_plans (team_id, person_id)',

    // What became of a line of the plan; the lines themselves follow from the newest assessment.
    `create table reminder_lines (
      team_id text not null,
      project_id text not null,
      key text not null,
      every text,
      again text,
      last text,
      open_reminder text,
      open_due text,
      muted_by text,
      muted_at text,
      primary key (team_id, project_id, key),
      foreign key (team_id, project_id) references reminder_plans (team_id, project_id) on delete cascade
    ) :strict`,

    `create table reminders (
      team_id text not null,
      id text not null,
      project_id text not null,
      kind text not null,
      day text not null,
      zone text not null,
      to_id text not null,
      lines text not null,
      about text,
      channel_id text,
      ts text,
      created_at text not null,
      primary key (team_id, id),
      foreign key (team_id, project_id) references reminder_plans (team_id, project_id) on delete cascade
    ) :strict`,
    // One message per project and day, whoever asks for it.
    'create unique index reminders_once on reminders (team_id, project_id, day)',
    'create index reminders_about on reminders (team_id, about) where about is not null',

    `create table reminder_snoozes (
      team_id text not null,
      project_id text not null,
      key text not null,
      person_id text not null,
      zone text not null,
      until text not null,
      due text not null,
      reminder_id text not null,
      primary key (team_id, project_id, key, person_id),
      foreign key (team_id, project_id) references reminder_plans (team_id, project_id) on delete cascade
    ) :strict`,

    `create table reminder_events (
      seq :sequence,
      team_id text not null,
      project_id text not null,
      key text not null,
      due text not null,
      kind text not null,
      by_id text not null,
      at text not null,
      figure text not null,
      note text not null,
      until text,
      foreign key (team_id, project_id) references projects (team_id, id) on delete cascade
    ) :strict`,
    'create index reminder_events_by_project on reminder_events (team_id, project_id, seq)',

    // Who did what: it outlives what it was done to.
    `create table trail (
      seq :sequence,
      team_id text not null,
      project_id text,
      person_id text not null,
      act text not null,
      detail text not null,
      at text not null
    ) :strict`,
    'create index trail_by_project on trail (team_id, project_id, seq)',
  ]);
