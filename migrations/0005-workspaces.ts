import type { Kysely } from 'kysely';
import { run } from './statements.ts';

export const up = (db: Kysely<unknown>): Promise<void> =>
  run(db, [
    `create table settings (
      team_id text not null primary key,
      settings text not null,
      changed_by text not null,
      changed_at text not null
    ) :strict`,

    `create table people (
      team_id text not null,
      person_id text not null,
      digest integer not null,
      primary key (team_id, person_id)
    ) :strict`,

    // The token is sealed before it comes here.
    `create table installations (
      team_id text not null primary key,
      enterprise_id text,
      sealed_token text not null,
      bot_id text not null,
      bot_user_id text not null,
      scopes text not null,
      installed_by text not null,
      installed_at text not null,
      revoked_at text
    ) :strict`,
    'create index installations_revoked on installations (revoked_at) where revoked_at is not null',

    // Of no workspace yet: an installation under way.
    `create table install_states (
      state text not null primary key,
      until text not null
    ) :strict`,

    `create table home_views (
      team_id text not null,
      person_id text not null,
      opened_at text not null,
      drawn_at text,
      primary key (team_id, person_id)
    ) :strict`,
    'create index home_views_by_opening on home_views (opened_at)',
  ]);
