import type { Selectable } from 'kysely';
import type { Draft, DraftPage, Given, GivenBy, Pen, ReplyAddress } from '#scoping/assessment';
import type { ChannelId, DraftId, PersonId, ProjectId, TeamId } from '#scoping/ids';
import { type Answers, pages, type QuestionKey, questions } from '#scoping/questionnaire';
import type { Db } from './access.ts';
import { noteAnswers } from './answer-history.ts';
import { builtOnce } from './built-once.ts';
import { filledBy, filledColumns, penColumns, replyColumns } from './draft-row.ts';
import { folded } from './folded.ts';
import { iso } from './reading.ts';
import type { DraftRow } from './tables.ts';

export interface NewDraft {
  readonly id: DraftId;
  readonly person: PersonId;
  readonly channel: ChannelId;
  readonly project: ProjectId | null;
  readonly name: string;
  readonly description?: string;
  readonly link?: string | null;
  /** Answers a re-assessment starts from, who gave them, and the revision they come from. */
  readonly answers?: Answers;
  readonly given?: GivenBy;
  readonly basis?: number;
  readonly reply?: ReplyAddress | null;
}

/** What is left out stays as it is; answers are merged, and only those named in `cleared` are forgotten. */
export interface DraftChange {
  readonly answers?: Answers;
  /** Who gave them, where that was not the one who now fills them in. */
  readonly given?: GivenBy;
  readonly cleared?: readonly QuestionKey[];
  readonly name?: string;
  readonly description?: string;
  readonly project?: ProjectId | null;
  readonly target?: ChannelId;
  readonly page?: DraftPage;
  readonly basis?: number;
  readonly reply?: ReplyAddress | null;
  readonly pen?: Pen;
  readonly clicked?: Draft['clicked'];
  readonly raiseEpoch?: boolean;
}

/** A draft as it begins. */
const freshDraft = (team: TeamId, start: NewDraft, now: Date): Draft => ({
  team,
  id: start.id,
  person: start.person,
  channel: start.channel,
  target: start.channel,
  project: start.project,
  name: start.name,
  description: start.description ?? '',
  link: start.link ?? null,
  page: pages[0].id,
  answers: start.answers ?? {},
  given: start.given ?? {},
  epoch: 1,
  basis: start.basis ?? 0,
  version: 1,
  begunAt: now,
  savedAt: now,
  setAsideAt: null,
  warnedAt: null,
  closeToldAt: null,
  pen: null,
  clicked: {},
  reply: start.reply ?? null,
});

export async function begin(db: Db, team: TeamId, start: NewDraft, now: Date): Promise<Draft> {
  const draft = freshDraft(team, start, now);
  const row: Selectable<DraftRow> = {
    team_id: team,
    id: draft.id,
    person_id: draft.person,
    channel_id: draft.channel,
    link: draft.link,
    begun_at: iso(now),
    set_aside_at: null,
    close_told_at: null,
    ...changing(draft),
  };
  await db.insertInto('drafts').values(row).execute();
  return draft;
}

/** The columns that any change touches, and those that few do: on them hang an index, and a look at the project. */
const often = [
  'page',
  'answers',
  'given',
  'clicked',
  'questionnaire_version',
  'epoch',
  'version',
  'saved_at',
  'warned_at',
  'pen_view',
  'pen_at',
] as const satisfies readonly (keyof DraftRow)[];

const seldom = [
  'target_id',
  'project_id',
  'name',
  'folded_name',
  'description',
  'basis',
  'reply_url',
  'reply_until',
] as const satisfies readonly (keyof DraftRow)[];

type Changing = Pick<Selectable<DraftRow>, (typeof often | typeof seldom)[number]>;

const changing = (draft: Draft): Changing => ({
  target_id: draft.target,
  project_id: draft.project,
  name: draft.name,
  folded_name: folded(draft.name),
  description: draft.description,
  page: draft.page,
  ...filledColumns(draft),
  epoch: draft.epoch,
  basis: draft.basis,
  version: draft.version,
  saved_at: iso(draft.savedAt),
  warned_at: null,
  ...penColumns(draft.pen),
  ...replyColumns(draft.reply),
});

const saving = (columns: readonly (keyof Changing)[]) =>
  builtOnce(['team_id', 'id', ...columns], (db, { team_id, id, ...set }) =>
    db.updateTable('drafts').set(set).where('team_id', '=', team_id).where('id', '=', id),
  );
const saveOften = saving(often);
const saveAll = saving([...often, ...seldom]);

export async function keepChange(
  db: Db,
  draft: Draft,
  by: PersonId,
  change: DraftChange,
  now: Date,
): Promise<Draft> {
  const { raiseEpoch, answers = {}, given = {}, cleared = [], ...rest } = change;
  const forgotten = cleared.filter((key) => draft.answers[key] !== undefined);
  const fresh = changedAnswers(draft.answers, answers);
  const kept: Draft = {
    ...draft,
    ...rest,
    answers: merged(draft.answers, Object.fromEntries(fresh), forgotten),
    given: merged(draft.given, { ...stamped(fresh, { by, at: now }), ...given }, forgotten),
    epoch: draft.epoch + (raiseEpoch ? 1 : 0),
  };
  const renamed = differ(draft, kept, ['name', 'description', 'project', 'target', 'basis', 'reply']);
  // Most pages arrive with every choice saved already; then there is nothing to write.
  const moved = renamed || raiseEpoch || differ(draft, kept, ['page', 'pen', 'clicked']);
  if (fresh.length + forgotten.length === 0 && !moved) return draft;

  const saved: Draft = { ...kept, version: draft.version + 1, savedAt: now, warnedAt: null };
  const columns = changing(saved);
  const save = renamed ? saveAll : saveOften;
  await save(db, { ...columns, team_id: draft.team, id: draft.id });
  filledBy(saved, columns);
  await noteAnswers(db, draft, [...fresh, ...forgotten.map((key) => [key, null] as const)], by, now);
  return saved;
}

type Answered = readonly [key: QuestionKey, answer: string | readonly string[]];

function changedAnswers(before: Answers, given: Answers): readonly Answered[] {
  const keys = Object.keys(given) as QuestionKey[];
  return keys.flatMap((key) => {
    const answer = given[key];
    return answer === undefined || JSON.stringify(answer) === JSON.stringify(before[key])
      ? []
      : [[key, answer]];
  });
}

type ByQuestion = { readonly [Key in QuestionKey]?: unknown };

/** In the questionnaire’s order, as they are read. */
function merged<Of extends ByQuestion>(before: Of, fresh: Of, forgotten: readonly QuestionKey[]): Of {
  const all: { [Key in QuestionKey]?: unknown } = {};
  for (const { key } of questions) {
    const one = fresh[key] ?? before[key];
    if (one !== undefined && !forgotten.includes(key)) all[key] = one;
  }
  return all as Of;
}

const stamped = (answered: readonly Answered[], stamp: Given): GivenBy =>
  Object.fromEntries(answered.map(([key]) => [key, stamp]));

const differ = (draft: Draft, kept: Draft, fields: readonly (keyof Draft)[]): boolean =>
  fields.some((field) => draft[field] !== kept[field]);
