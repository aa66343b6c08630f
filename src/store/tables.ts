import type { Generated } from 'kysely';
import type { AftercareTables } from './aftercare-tables.ts';
import type { WorkspaceTables } from './workspace-tables.ts';

/** The rows as they lie in the database: instants as UTC ISO text, lists and answers as JSON text, flags as 0 and 1. */
export interface Tables extends AftercareTables, WorkspaceTables {
  readonly projects: ProjectRow;
  readonly project_words: ProjectWordRow;
  readonly drafts: DraftRow;
  readonly answer_history: AnswerHistoryRow;
  readonly assessments: AssessmentRow;
  readonly first_steps: FirstStepRow;
  readonly cards: CardRow;
  readonly card_drawings: CardDrawingRow;
  readonly card_clicks: CardClickRow;
  readonly thread_messages: ThreadMessageRow;
  readonly plain_workspaces: PlainWorkspaceRow;
  readonly question_asks: QuestionAskRow;
  readonly pending_answers: PendingAnswerRow;
  readonly digests: DigestRow;
  readonly outbox: OutboxRow;
  readonly message_copies: MessageCopyRow;
  readonly processed_events: ProcessedEventRow;
  readonly project_blockers: ProjectBlockerRow;
  readonly tallies: TallyRow;
}

export interface ProjectRow {
  team_id: string;
  id: string;
  channel_id: string;
  name: string;
  folded_name: string;
  description: string;
  link: string | null;
  owner_id: string;
  revision: number;
  assessment_id: string;
  destination: string;
  start: string;
  status: string;
  created_at: string;
  changed_at: string;
  archived_at: string | null;
  ask_outcome_at: string | null;
}

interface ProjectWordRow {
  team_id: string;
  word: string;
  project_id: string;
  channel_id: string;
}

export interface DraftRow {
  team_id: string;
  id: string;
  person_id: string;
  channel_id: string;
  target_id: string;
  project_id: string | null;
  name: string;
  folded_name: string;
  description: string;
  link: string | null;
  page: string;
  answers: string;
  given: string;
  questionnaire_version: number;
  epoch: number;
  basis: number;
  version: number;
  begun_at: string;
  saved_at: string;
  set_aside_at: string | null;
  warned_at: string | null;
  close_told_at: string | null;
  pen_view: string | null;
  pen_at: string;
  clicked: string;
  reply_url: string | null;
  reply_until: string | null;
}

interface AnswerHistoryRow {
  seq: Generated<number>;
  team_id: string;
  draft_id: string;
  assessment_id: string | null;
  key: string;
  answer: string;
  person_id: string;
  at: string;
}

export interface AssessmentRow {
  team_id: string;
  id: string;
  project_id: string;
  revision: number;
  draft_id: string;
  author_id: string;
  answers: string;
  given: string;
  asked: string;
  questionnaire_version: number;
  rules_version: number;
  recommendation: string;
  provisional: number;
  submitted_at: string;
  status: string;
}

export interface FirstStepRow {
  team_id: string;
  project_id: string;
  key: string;
  own: number;
  text: string;
  why: string;
  claims: string;
  place: number;
  dropped_at: string | null;
  owner_id: string | null;
  due: string | null;
  note: string | null;
  done_by: string | null;
  done_at: string | null;
  not_needed_by: string | null;
  not_needed_at: string | null;
  not_needed_reason: string | null;
}

export interface CardRow {
  team_id: string;
  project_id: string;
  channel_id: string;
  ts: string | null;
  version: number;
  posted_at: string | null;
  drawn_at: string | null;
  missing_at: string | null;
  trouble: string | null;
}

interface CardDrawingRow {
  team_id: string;
  project_id: string;
  version: number;
  ticked: string;
  drawn_at: string;
}

interface MessageCopyRow {
  team_id: string;
  channel_id: string;
  ts: string;
  project_id: string | null;
  noticed_at: string;
  removed_at: string | null;
}

interface CardClickRow {
  team_id: string;
  project_id: string;
  version: number;
  group_no: number;
  person_id: string;
  selected: string;
  clicked_at: string;
}

interface ThreadMessageRow {
  team_id: string;
  project_id: string;
  part: string;
  ts: string;
  posted_at: string;
}

interface PlainWorkspaceRow {
  team_id: string;
  until: string;
}

export interface QuestionAskRow {
  team_id: string;
  id: string;
  project_id: string;
  key: string;
  asked_by: string;
  asked_of: string;
  asked_at: string;
  channel_id: string | null;
  ts: string | null;
  reminded_at: string | null;
  state: string;
  settled_at: string | null;
}

export interface PendingAnswerRow {
  team_id: string;
  project_id: string;
  key: string;
  answer: string;
  person_id: string;
  at: string;
}

export interface DigestRow {
  team_id: string;
  person_id: string;
  next_at: string;
}

export interface OutboxRow {
  seq: Generated<number>;
  team_id: string;
  id: string;
  lane: string;
  same_as: string | null;
  message: string;
  state: string;
  attempts: number;
  doubts: number;
  next_attempt_at: string;
  lease_until: string | null;
  fence: number;
  error: string | null;
  created_at: string;
  settled_at: string | null;
  posted_channel_id: string | null;
  posted_ts: string | null;
}

interface ProcessedEventRow {
  team_id: string;
  event_id: string;
  at: string;
}

interface ProjectBlockerRow {
  team_id: string;
  project_id: string;
  blocker: string;
}

interface TallyRow {
  team_id: string;
  channel_id: string;
  kind: string;
  word: string;
  projects: number;
}
