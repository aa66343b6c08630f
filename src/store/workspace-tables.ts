import type { Generated } from 'kysely';

/** What belongs to a workspace as a whole. */
export interface WorkspaceTables {
  readonly settings: SettingsRow;
  readonly people: PersonRow;
  readonly presences: PresenceRow;
  readonly installations: InstallationRow;
  readonly install_states: InstallStateRow;
  readonly home_views: HomeViewRow;
  readonly slack_changes: SlackChangeRow;
}

interface SettingsRow {
  team_id: string;
  settings: string;
  changed_by: string;
  changed_at: string;
}

interface PersonRow {
  team_id: string;
  person_id: string;
  digest: number;
}

interface PresenceRow {
  team_id: string;
  since: string;
  left_at: string | null;
}

export interface InstallationRow {
  team_id: string;
  enterprise_id: string | null;
  sealed_token: string;
  bot_id: string;
  bot_user_id: string;
  scopes: string;
  installed_by: string;
  installed_at: string;
  revoked_at: string | null;
}

interface InstallStateRow {
  state: string;
  until: string;
}

interface HomeViewRow {
  team_id: string;
  person_id: string;
  opened_at: string;
  drawn_at: string | null;
  looking_at: Generated<string>;
}

interface SlackChangeRow {
  seq: Generated<number>;
  team_id: string;
  channel_id: string | null;
  at: string;
}
