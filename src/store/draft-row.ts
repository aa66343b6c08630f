import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Draft, DraftPage, FieldClick, Pen, ReplyAddress } from '#scoping/assessment';
import { brand, type DraftId, type TeamId } from '#scoping/ids';
import { pages, questionnaireVersion } from '#scoping/questionnaire';
import type { Db } from './access.ts';
import { builtOnce } from './built-once.ts';
import { parsedOnce } from './parsed-once.ts';
import { instant, iso, maybeInstant, reading } from './reading.ts';
import { storedAnswers, storedGiven } from './stored-answers.ts';
import type { DraftRow } from './tables.ts';

const draftPage: z.ZodType<DraftPage> = z.enum([
  ...pages.map(({ id }) => id),
  'quick-verdict',
  'your-answers',
]);

const draftOf = builtOnce(['team', 'id'], (db, { team, id }) =>
  db.selectFrom('drafts').selectAll().where('team_id', '=', team).where('id', '=', id),
);

export async function findDraft(db: Db, team: TeamId, id: DraftId): Promise<Draft | undefined> {
  const { rows } = await draftOf(db, { team, id });
  return rows[0] && toDraft(rows[0]);
}

const deleteDraft = builtOnce(['team', 'id'], (db, { team, id }) =>
  db.deleteFrom('drafts').where('team_id', '=', team).where('id', '=', id),
);

/** It became an assessment, which has taken its answers' history over. */
export async function submittedDraft(db: Db, { team, id }: Draft): Promise<void> {
  await deleteDraft(db, { team, id });
}

/** Its answers' history goes with it, unless it was submitted and the assessment has taken that over. */
export async function removeDraft(db: Db, team: TeamId, id: DraftId): Promise<void> {
  await deleteDraft(db, { team, id });
  await db
    .deleteFrom('answer_history')
    .where('team_id', '=', team)
    .where('draft_id', '=', id)
    .where('assessment_id', 'is', null)
    .execute();
}

export async function updateDraft(
  db: Db,
  { team, id }: Pick<Draft, 'team' | 'id'>,
  set: Partial<DraftRow>,
): Promise<void> {
  await db.updateTable('drafts').set(set).where('team_id', '=', team).where('id', '=', id).execute();
}

export const penColumns = (pen: Pen | null) => ({ pen_view: pen?.view ?? null, pen_at: pen?.at ?? '' });

export const replyColumns = (reply: ReplyAddress | null) => ({
  reply_url: reply?.url ?? null,
  reply_until: reply ? iso(reply.until) : null,
});

type Filled = Pick<Draft, 'answers' | 'given' | 'clicked'>;

const storedClick = z.object({
  at: z.string(),
  form: z.string().optional(),
  left: z.array(z.string()).optional(),
});

/** Once they were no more than their time. */
const storedClicks = z.record(
  z.string(),
  z.union([storedClick, z.string().transform((at): FieldClick => ({ at }))]),
);

/** Whoever fills in a page changes one draft click after click; 500 of them fill 5 MiB. */
const filledIn = parsedOnce(
  500,
  (id, version: number, answers: string, given: string, clicked: string): Filled => {
    const { json } = reading('drafts', id);
    return {
      answers: json(storedAnswers(version), 'answers', answers),
      given: json(storedGiven, 'given', given),
      clicked: json(storedClicks, 'clicked', clicked),
    };
  },
);

export const filledColumns = ({ answers, given, clicked }: Filled) => ({
  questionnaire_version: questionnaireVersion,
  answers: JSON.stringify(answers),
  given: JSON.stringify(given),
  clicked: JSON.stringify(clicked),
});

/** It was stored in these columns, so whoever reads them next need not parse them. */
export const filledBy = (
  { id, answers, given, clicked }: Draft,
  columns: ReturnType<typeof filledColumns>,
): void =>
  filledIn.wrote(
    id,
    { answers, given, clicked },
    columns.questionnaire_version,
    columns.answers,
    columns.given,
    columns.clicked,
  );

export function toDraft(row: Selectable<DraftRow>): Draft {
  const { value } = reading('drafts', row.id);
  return {
    team: brand<'team'>(row.team_id),
    id: brand<'draft'>(row.id),
    person: brand<'person'>(row.person_id),
    channel: brand<'channel'>(row.channel_id),
    target: brand<'channel'>(row.target_id),
    project: row.project_id === null ? null : brand<'project'>(row.project_id),
    name: row.name,
    description: row.description,
    link: row.link,
    page: value(draftPage, 'page', row.page),
    ...filledIn.read(row.id, row.questionnaire_version, row.answers, row.given, row.clicked),
    epoch: row.epoch,
    basis: row.basis,
    version: row.version,
    begunAt: instant(row.begun_at),
    savedAt: instant(row.saved_at),
    setAsideAt: maybeInstant(row.set_aside_at),
    warnedAt: maybeInstant(row.warned_at),
    closeToldAt: maybeInstant(row.close_told_at),
    pen: row.pen_view === null ? null : { view: row.pen_view, at: row.pen_at },
    reply:
      row.reply_url !== null && row.reply_until !== null
        ? { url: row.reply_url, until: instant(row.reply_until) }
        : null,
  };
}
