CREATE TABLE answer_history (
  seq integer primary key autoincrement,
  team_id text not null,
  draft_id text not null,
  -- Null until the draft is submitted.
  assessment_id text,
  key text not null,
  answer text not null,
  person_id text not null,
  at text not null,
  foreign key (team_id, assessment_id) references assessments (team_id, id) on delete cascade
) strict;

CREATE INDEX answer_history_by_assessment on answer_history (team_id, assessment_id)
  where assessment_id is not null;

CREATE INDEX answer_history_by_draft on answer_history (team_id, draft_id);

CREATE TABLE assessments (
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
) strict;

CREATE UNIQUE INDEX assessments_by_draft on assessments (team_id, draft_id);

CREATE UNIQUE INDEX assessments_by_revision on assessments (team_id, project_id, revision);

CREATE TABLE card_clicks (
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
) strict;

CREATE TABLE card_drawings (
  team_id text not null,
  project_id text not null,
  version integer not null,
  ticked text not null,
  drawn_at text not null,
  primary key (team_id, project_id, version),
  foreign key (team_id, project_id) references cards (team_id, project_id) on delete cascade
) strict;

CREATE TABLE cards (
  team_id text not null,
  project_id text not null,
  channel_id text not null,
  ts text,
  version integer not null,
  posted_at text,
  drawn_at text,
  missing_at text, trouble text,
  primary key (team_id, project_id),
  foreign key (team_id, project_id) references projects (team_id, id) on delete cascade
) strict;

CREATE UNIQUE INDEX cards_by_message on cards (team_id, channel_id, ts);

CREATE INDEX cards_in_trouble on cards (team_id, channel_id) where trouble is not null;

CREATE TABLE digests (
  team_id text not null,
  person_id text not null,
  next_at text not null,
  primary key (team_id, person_id)
) strict;

CREATE INDEX digests_by_date on digests (next_at);

CREATE TABLE drafts (
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
  reply_until text, clicked text not null default '{}',
  primary key (team_id, id),
  foreign key (team_id, project_id) references projects (team_id, id) on delete cascade
) strict;

CREATE INDEX drafts_by_age on drafts (saved_at);

CREATE INDEX drafts_by_person on drafts (team_id, person_id, channel_id);

CREATE INDEX drafts_by_project on drafts (team_id, project_id);

CREATE TABLE first_steps (
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
) strict;

CREATE INDEX first_steps_by_due on first_steps (team_id, owner_id, due)
  where done_at is null and not_needed_at is null and dropped_at is null;

CREATE TABLE home_views (
  team_id text not null,
  person_id text not null,
  opened_at text not null,
  drawn_at text, looking_at text not null default '',
  primary key (team_id, person_id)
) strict;

CREATE INDEX home_views_by_opening on home_views (opened_at);

CREATE TABLE install_states (
  state text not null primary key,
  until text not null
) strict;

CREATE TABLE installations (
  team_id text not null primary key,
  enterprise_id text,
  sealed_token text not null,
  bot_id text not null,
  bot_user_id text not null,
  scopes text not null,
  installed_by text not null,
  installed_at text not null,
  revoked_at text
) strict;

CREATE INDEX installations_revoked on installations (revoked_at) where revoked_at is not null;

CREATE TABLE "kysely_migration" ("name" varchar(255) not null primary key, "timestamp" varchar(255) not null);

CREATE TABLE "kysely_migration_lock" ("id" varchar(255) not null primary key, "is_locked" integer default 0 not null);

CREATE TABLE "message_copies" (
  team_id text not null,
  channel_id text not null,
  ts text not null,
  project_id text,
  noticed_at text not null,
  removed_at text,
  primary key (team_id, channel_id, ts)
) strict;

CREATE TABLE outbox (
  seq integer primary key autoincrement,
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
, posted_channel_id text, posted_ts text) strict;

CREATE INDEX outbox_by_attempt on outbox (next_attempt_at) where settled_at is null;

CREATE UNIQUE INDEX outbox_by_id on outbox (team_id, id);

CREATE INDEX outbox_by_state on outbox (state, settled_at);

CREATE UNIQUE INDEX outbox_once on outbox (team_id, same_as) where state = 'waiting' and same_as is not null;

CREATE INDEX outbox_unsettled on outbox (team_id, lane, seq) where settled_at is null;

CREATE TABLE outcomes (
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
) strict;

CREATE INDEX outcomes_by_assessment on outcomes (team_id, assessment_id);

CREATE INDEX outcomes_by_project on outcomes (team_id, project_id, at);

CREATE TABLE pending_answers (
  team_id text not null,
  project_id text not null,
  key text not null,
  answer text not null,
  person_id text not null,
  at text not null,
  primary key (team_id, project_id, key),
  foreign key (team_id, project_id) references projects (team_id, id) on delete cascade
) strict;

CREATE INDEX pending_answers_by_age on pending_answers (at);

CREATE TABLE people (
  team_id text not null,
  person_id text not null,
  digest integer not null,
  primary key (team_id, person_id)
) strict;

CREATE TABLE plain_workspaces (
  team_id text not null primary key,
  until text not null
) strict;

CREATE TABLE presences (
  team_id text not null primary key,
  since text not null,
  left_at text
) strict;

CREATE INDEX presences_left on presences (left_at) where left_at is not null;

CREATE TABLE processed_events (
  team_id text not null,
  event_id text not null,
  at text not null,
  primary key (team_id, event_id)
) strict;

CREATE INDEX processed_events_by_age on processed_events (at);

CREATE TABLE project_blockers (
  team_id text not null,
  project_id text not null,
  blocker text not null,
  primary key (team_id, project_id, blocker),
  foreign key (team_id, project_id) references projects (team_id, id) on delete cascade
) strict;

CREATE TABLE project_words (
  team_id text not null,
  word text not null,
  project_id text not null,
  -- The project's own, here too, so that a search in one channel reads no other.
  channel_id text not null,
  primary key (team_id, word, project_id),
  foreign key (team_id, project_id) references projects (team_id, id) on delete cascade
) strict;

CREATE INDEX project_words_by_channel on project_words (team_id, channel_id, word, project_id);

CREATE INDEX project_words_by_project on project_words (team_id, project_id, word);

CREATE TABLE projects (
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
  archived_at text, ask_outcome_at text,
  primary key (team_id, id)
) strict;

CREATE INDEX projects_archived on projects (team_id, changed_at, id) where archived_at is not null;

CREATE INDEX projects_by_channel on projects (team_id, channel_id, changed_at, id);

CREATE INDEX projects_by_destination on projects (team_id, destination, changed_at, id);

CREATE UNIQUE INDEX projects_by_name on projects (team_id, channel_id, folded_name);

CREATE INDEX projects_by_owner on projects (team_id, owner_id, changed_at, id);

CREATE INDEX projects_by_status on projects (team_id, status, changed_at, id);

CREATE INDEX projects_live_by_change on projects (team_id, changed_at, id) where archived_at is null;

CREATE INDEX projects_live_by_channel_status on projects (team_id, channel_id, status, changed_at, id)
  where archived_at is null;

CREATE INDEX projects_live_by_name on projects (team_id, folded_name, id) where archived_at is null;

CREATE INDEX projects_live_by_verdict on projects (team_id, status, destination, changed_at, id)
  where archived_at is null;

CREATE INDEX projects_retiring on projects (team_id, archived_at) where archived_at is not null;

CREATE INDEX projects_to_ask on projects (ask_outcome_at) where ask_outcome_at is not null;

CREATE TABLE question_asks (
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
) strict;

CREATE INDEX question_asks_by_project on question_asks (team_id, project_id, asked_at);

CREATE INDEX question_asks_to_remind on question_asks (asked_at) where state = 'open' and reminded_at is null;

CREATE TABLE reminder_events (
  seq integer primary key autoincrement,
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
) strict;

CREATE INDEX reminder_events_by_project on reminder_events (team_id, project_id, seq);

CREATE TABLE reminder_lines (
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
) strict;

CREATE INDEX reminder_lines_unanswered on reminder_lines (team_id) where open_reminder is not null;

CREATE TABLE reminder_plans (
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
) strict;

CREATE INDEX reminder_plans_by_person on reminder_plans (team_id, person_id);

CREATE INDEX reminder_plans_by_turn on reminder_plans (next_at);

CREATE TABLE reminder_snoozes (
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
) strict;

CREATE TABLE reminders (
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
) strict;

CREATE UNIQUE INDEX reminders_once on reminders (team_id, project_id, day);

CREATE TABLE reviews (
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
) strict;

CREATE INDEX reviews_by_assessment on reviews (team_id, assessment_id);

CREATE INDEX reviews_by_project on reviews (team_id, project_id, at);

CREATE TABLE settings (
  team_id text not null primary key,
  settings text not null,
  changed_by text not null,
  changed_at text not null
) strict;

CREATE TABLE slack_changes (
  seq integer primary key autoincrement,
  team_id text not null,
  channel_id text,
  at text not null
) strict;

CREATE TABLE tallies (
  team_id text not null,
  channel_id text not null,
  kind text not null,
  word text not null,
  projects integer not null,
  primary key (team_id, channel_id, kind, word)
) strict;

CREATE TABLE thread_messages (
  team_id text not null,
  project_id text not null,
  part text not null,
  ts text not null,
  posted_at text not null,
  primary key (team_id, project_id, part),
  foreign key (team_id, project_id) references cards (team_id, project_id) on delete cascade
) strict;

CREATE TABLE trail (
  seq integer primary key autoincrement,
  team_id text not null,
  project_id text,
  person_id text not null,
  act text not null,
  detail text not null,
  at text not null
) strict;

CREATE INDEX trail_by_project on trail (team_id, project_id, seq);

CREATE INDEX trail_by_team on trail (team_id, seq);
