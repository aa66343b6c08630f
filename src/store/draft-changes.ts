import type { Selectable } from 'kysely';
import type { Draft, DraftPage, Given, GivenBy, Pen, ReplyAddress } from '#scoping/assessment';
import type { ChannelId, DraftId, PersonId, ProjectId, TeamId } from '#scoping/ids';
import { type Answers, pages, type QuestionKey, questionnaireVersion } from '#scoping/questionnaire';
import type { Db } from './access.ts';
import { builtOnce } from './built-once.ts';
import { penColumns, replyColumns } from './draft-row.ts';
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

/** A draft as it begins, whether or not it is kept already. */
export const freshDraft = (team: TeamId, start: NewDraft, now: Date): Draft => ({
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

/** The columns that a saved change may touch. */
const changingColumns = [
  'target_id',
  'project_id',
  'name',
  'folded_name',
  'description',
  'page',
  'answers',
  'given',
  'questionnaire_version',
  'epoch',
  'basis',
  'version',
  'saved_at',
  'warned_at',
  'pen_view',
  'pen_at',
  'clicked',
  'reply_url',
  'reply_until',
] as const satisfies readonly (keyof DraftRow)[];

const changing = (draft: Draft): Pick<Selectable<DraftRow>, (typeof changingColumns)[number]> => ({
  target_id: draft.target,
  project_id: draft.project,
  name: draft.name,
  folded_name: folded(draft.name),
  description: draft.description,
  page: draft.page,
  answers: JSON.stringify(draft.answers),
  given: JSON.stringify(draft.given),
  questionnaire_version: questionnaireVersion,
  epoch: draft.epoch,
  basis: draft.basis,
  version: draft.version,
  saved_at: iso(draft.savedAt),
  warned_at: null,
  ...penColumns(draft.pen),
  clicked: JSON.stringify(draft.clicked),
  ...replyColumns(draft.reply),
});

const saveDraft = builtOnce(['team_id', 'id', ...changingColumns], (db, { team_id, id, ...set }) =>
  db.updateTable('drafts').set(set).where('team_id', '=', team_id).where('id', '=', id),
);

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
    answers: without(forgotten, { ...draft.answers, ...Object.fromEntries(fresh) }),
    given: without(forgotten, { ...draft.given, ...stamped(fresh, { by, at: now }), ...given }),
    epoch: draft.epoch + (raiseEpoch ? 1 : 0),
  };
  // Most pages arrive with every choice saved already; then there is nothing to write.
  if (fresh.length + forgotten.length === 0 && !raiseEpoch && !differs(draft, kept)) return draft;

  const saved: Draft = { ...kept, version: draft.version + 1, savedAt: now, warnedAt: null };
  await saveDraft(db, { ...changing(saved), team_id: draft.team, id: draft.id });
  const said = [...fresh, ...forgotten.map((key) => [key, null] as const)];
  if (said.length > 0) await noteAnswers(db, draft, said, by, now);
  return saved;
}

/** A row for each, in one statement. */
async function noteAnswers(
  db: Db,
  { team, id }: Draft,
  said: readonly (readonly [key: QuestionKey, answer: unknown])[],
  by: PersonId,
  now: Date,
): Promise<void> {
  const values: Record<string, unknown> = { team, draft: id, by, at: iso(now) };
  for (const [n, [key, answer]] of said.entries()) {
    values[`key ${n}`] = key;
    values[`answer ${n}`] = JSON.stringify(answer);
  }
  const insert = historyOf.get(said.length) ?? historyInsert(said.length);
  historyOf.set(said.length, insert);
  await insert(db, values);
}

/** By how many rows it has. */
const historyOf = new Map<number, ReturnType<typeof historyInsert>>();

const historyInsert = (rows: number) => {
  const each = Array.from({ length: rows }, (_, n) => [`key ${n}`, `answer ${n}`] as const);
  return builtOnce<string, unknown>(['team', 'draft', 'by', 'at', ...each.flat()], (db, blank) =>
    db.insertInto('answer_history').values(
      each.map(([key, answer]) => ({
        team_id: blank.team as never,
        draft_id: blank.draft as never,
        assessment_id: null,
        person_id: blank.by as never,
        at: blank.at as never,
        key: blank[key] as never,
        answer: blank[answer] as never,
      })),
    ),
  );
};

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

const without = <Of extends object>(keys: readonly QuestionKey[], of: Of): Of =>
  Object.fromEntries(Object.entries(of).filter(([key]) => !keys.some((gone) => gone === key))) as Of;

const stamped = (answered: readonly Answered[], stamp: Given): GivenBy =>
  Object.fromEntries(answered.map(([key]) => [key, stamp]));

const differs = (draft: Draft, kept: Draft): boolean =>
  (['name', 'description', 'project', 'target', 'page', 'basis', 'reply', 'pen', 'clicked'] as const).some(
    (field) => draft[field] !== kept[field],
  );
