import type { Generated } from 'kysely';

/** What follows an assessment. */
export interface AftercareTables {
  readonly reviews: ReviewRow;
  readonly outcomes: OutcomeRow;
  readonly reminder_plans: ReminderPlanRow;
  readonly reminder_lines: ReminderLineRow;
  readonly reminders: ReminderRow;
  readonly reminder_snoozes: ReminderSnoozeRow;
  readonly reminder_events: ReminderEventRow;
  readonly trail: TrailRow;
}

export interface ReviewRow {
  team_id: string;
  id: string;
  project_id: string;
  assessment_id: string;
  act: string;
  person_id: string;
  comment: string;
  at: string;
}

export interface OutcomeRow {
  team_id: string;
  id: string;
  project_id: string;
  assessment_id: string;
  built: string;
  advice_held: string;
  note: string;
  person_id: string;
  at: string;
}

export interface ReminderPlanRow {
  team_id: string;
  project_id: string;
  agreed_by: string;
  agreed_at: string;
  since: string;
  launch: string | null;
  person_id: string;
  reviewer_id: string | null;
  zone: string;
  hour: number;
  place: string;
  provider: string;
  base_model: string;
  embedding_model: string;
  ends_on: string | null;
  ends_day: string | null;
  muted_by: string | null;
  muted_at: string | null;
  next_at: string;
  lease_until: string | null;
  fence: number;
}

export interface ReminderLineRow {
  team_id: string;
  project_id: string;
  key: string;
  every: string | null;
  again: string | null;
  last: string | null;
  open_reminder: string | null;
  open_due: string | null;
  muted_by: string | null;
  muted_at: string | null;
}

export interface ReminderRow {
  team_id: string;
  id: string;
  project_id: string;
  kind: string;
  day: string;
  zone: string;
  to_id: string;
  lines: string;
  about: string | null;
  channel_id: string | null;
  ts: string | null;
  created_at: string;
}

export interface ReminderSnoozeRow {
  team_id: string;
  project_id: string;
  key: string;
  person_id: string;
  zone: string;
  until: string;
  due: string;
  reminder_id: string;
}

export interface ReminderEventRow {
  seq: Generated<number>;
  team_id: string;
  project_id: string;
  key: string;
  due: string;
  kind: string;
  by_id: string;
  at: string;
  figure: string;
  note: string;
  until: string | null;
}

export interface TrailRow {
  seq: Generated<number>;
  team_id: string;
  project_id: string | null;
  person_id: string;
  act: string;
  detail: string;
  at: string;
}
