import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Draft, DraftPage, Pen, ReplyAddress } from '#scoping/assessment';
import { brand, type DraftId, type TeamId } from '#scoping/ids';
import { pages } from '#scoping/questionnaire';
import type { Db } from './access.ts';
import { builtOnce } from './built-once.ts';
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

/** Its answers' history goes with it, unless it was submitted and the assessment has taken that over. */
export async function removeDraft(db: Db, team: TeamId, id: DraftId): Promise<void> {
  await db.deleteFrom('drafts').where('team_id', '=', team).where('id', '=', id).execute();
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

export function toDraft(row: Selectable<DraftRow>): Draft {
  const { json, value } = reading('drafts', row.id);
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
    answers: json(storedAnswers(row.questionnaire_version), 'answers', row.answers),
    given: json(storedGiven, 'given', row.given),
    epoch: row.epoch,
    basis: row.basis,
    version: row.version,
    begunAt: instant(row.begun_at),
    savedAt: instant(row.saved_at),
    setAsideAt: maybeInstant(row.set_aside_at),
    warnedAt: maybeInstant(row.warned_at),
    closeToldAt: maybeInstant(row.close_told_at),
    pen: row.pen_view === null ? null : { view: row.pen_view, at: row.pen_at },
    clicked: json(z.record(z.string(), z.string()), 'clicked', row.clicked),
    reply:
      row.reply_url !== null && row.reply_until !== null
        ? { url: row.reply_url, until: instant(row.reply_until) }
        : null,
  };
}
