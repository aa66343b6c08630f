import type { Selectable } from 'kysely';
import { z } from 'zod';
import { brand, type ProjectId, type TeamId } from '#scoping/ids';
import { type Ask, type AskId, askStates, type PendingAnswer } from '#scoping/open-questions';
import { type QuestionKey, questions } from '#scoping/questionnaire';
import type { Access, Db } from './access.ts';
import { resting } from './presences.ts';
import { instant, iso, maybeInstant, type Report, readable, reading } from './reading.ts';
import type { PendingAnswerRow, QuestionAskRow } from './tables.ts';

const key = z.string().refine((word): word is QuestionKey => questions.some((each) => each.key === word));
const answer = z.union([z.string(), z.array(z.string())]);

export type NewAsk = Pick<Ask, 'id' | 'project' | 'key' | 'by' | 'of' | 'at'>;

export function openQuestionStore({ read, write }: Access, report: Report) {
  return {
    find: (team: TeamId, id: AskId): Promise<Ask | undefined> =>
      read(async (db) => {
        const row = await asksOf(db, team).where('id', '=', id).executeTakeFirst();
        return row && toAsk(row);
      }),

    /** Everybody who was asked something about a project, the latest first. */
    asked: (team: TeamId, project: ProjectId): Promise<Ask[]> =>
      read(async (db) => {
        const rows = await asksOf(db, team)
          .where('project_id', '=', project)
          .orderBy('asked_at', 'desc')
          .limit(200)
          .execute();
        return readable(rows, toAsk, report);
      }),

    ask: (team: TeamId, { id, project, key, by, of, at }: NewAsk): Promise<void> =>
      write(team, async (db) => {
        const who = { asked_by: by, asked_of: of, asked_at: iso(at) };
        const fresh = { channel_id: null, ts: null, reminded_at: null, state: 'open', settled_at: null };
        await db
          .insertInto('question_asks')
          .values({ team_id: team, id, project_id: project, key, ...who, ...fresh })
          .execute();
      }),

    posted: (team: TeamId, id: AskId, { channel, ts }: NonNullable<Ask['message']>): Promise<void> =>
      write(team, async (db) => {
        await db
          .updateTable('question_asks')
          .set({ channel_id: channel, ts })
          .where('team_id', '=', team)
          .where('id', '=', id)
          .execute();
      }),

    /** True for one caller only, and while it is open. */
    markReminded: (team: TeamId, id: AskId, now: Date): Promise<boolean> =>
      write(team, async (db) => {
        const { numUpdatedRows } = await db
          .updateTable('question_asks')
          .set({ reminded_at: iso(now) })
          .where('team_id', '=', team)
          .where('id', '=', id)
          .where('state', '=', 'open')
          .where('reminded_at', 'is', null)
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),

    /** False where it was settled already. */
    settle: (team: TeamId, id: AskId, state: 'answered' | 'passed', now: Date): Promise<boolean> =>
      write(team, async (db) => {
        const { numUpdatedRows } = await db
          .updateTable('question_asks')
          .set({ state, settled_at: iso(now) })
          .where('team_id', '=', team)
          .where('id', '=', id)
          .where('state', '=', 'open')
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),

    /** Of all workspaces: asked before then, without an answer, and not reminded yet. */
    toRemind: (askedBefore: Date, limit: number): Promise<Ask[]> =>
      read(async (db) => {
        const rows = await db
          .selectFrom('question_asks')
          .selectAll()
          .where('team_id', 'not in', resting(db))
          .where('state', '=', 'open')
          .where('reminded_at', 'is', null)
          .where('asked_at', '<=', iso(askedBefore))
          .orderBy('asked_at')
          .limit(limit)
          .execute();
        return readable(rows, toAsk, report);
      }),

    /** The latest answer to a question counts. */
    keepAnswer: (team: TeamId, project: ProjectId, given: PendingAnswer): Promise<void> =>
      write(team, async (db) => {
        const row = { answer: JSON.stringify(given.answer), person_id: given.by, at: iso(given.at) };
        await db
          .insertInto('pending_answers')
          .values({ team_id: team, project_id: project, key: given.key, ...row })
          .onConflict((conflict) => conflict.columns(['team_id', 'project_id', 'key']).doUpdateSet(row))
          .execute();
      }),

    /** In the order in which they were given. */
    pending: (team: TeamId, project: ProjectId): Promise<PendingAnswer[]> =>
      read(async (db) => {
        const rows = await db
          .selectFrom('pending_answers')
          .selectAll()
          .where('team_id', '=', team)
          .where('project_id', '=', project)
          .orderBy('at')
          .orderBy('key')
          .execute();
        return readable(rows, toPending, report);
      }),

    dropPending: (team: TeamId, project: ProjectId, keys: readonly QuestionKey[]): Promise<void> =>
      write(team, async (db) => {
        await db
          .deleteFrom('pending_answers')
          .where('team_id', '=', team)
          .where('project_id', '=', project)
          .where('key', 'in', keys)
          .execute();
      }),

    /** Of all workspaces: projects whose oldest waiting answer was given before then. */
    due: (
      givenBefore: Date,
      limit: number,
    ): Promise<readonly { readonly team: TeamId; readonly project: ProjectId }[]> =>
      read(async (db) => {
        const rows = await db
          .selectFrom('pending_answers')
          .select(['team_id', 'project_id'])
          .distinct()
          .where('team_id', 'not in', resting(db))
          .where('at', '<=', iso(givenBefore))
          .limit(limit)
          .execute();
        return rows.map(({ team_id, project_id }) => ({
          team: brand<'team'>(team_id),
          project: brand<'project'>(project_id),
        }));
      }),
  };
}

export type OpenQuestionStore = ReturnType<typeof openQuestionStore>;

const asksOf = (db: Db, team: TeamId) =>
  db.selectFrom('question_asks').selectAll().where('team_id', '=', team);

function toAsk(row: Selectable<QuestionAskRow>): Ask {
  const { value } = reading('question_asks', row.id);
  return {
    team: brand<'team'>(row.team_id),
    id: brand<'ask'>(row.id),
    project: brand<'project'>(row.project_id),
    key: value(key, 'key', row.key),
    by: brand<'person'>(row.asked_by),
    of: brand<'person'>(row.asked_of),
    at: instant(row.asked_at),
    message:
      row.channel_id !== null && row.ts !== null
        ? { channel: brand<'channel'>(row.channel_id), ts: row.ts }
        : null,
    remindedAt: maybeInstant(row.reminded_at),
    state: value(z.enum(askStates), 'state', row.state),
  };
}

function toPending(row: Selectable<PendingAnswerRow>): PendingAnswer {
  const { value, json } = reading('pending_answers', `${row.project_id} ${row.key}`);
  return {
    key: value(key, 'key', row.key),
    answer: json(answer, 'answer', row.answer),
    by: brand<'person'>(row.person_id),
    at: instant(row.at),
  };
}
