import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Project, ReviewStatus } from '#scoping/assessment';
import { type AssessmentId, brand, type ProjectId, type TeamId } from '#scoping/ids';
import { type Review, type ReviewAct, reviewActs } from '#scoping/review';
import type { Access, Db } from './access.ts';
import type { ReviewRow } from './aftercare-tables.ts';
import { resting } from './presences.ts';
import { toProject } from './projects.ts';
import { instant, iso, type Report, readable, reading } from './reading.ts';
import { recounted } from './tally.ts';
import { addToTrail, type TrailEntry } from './trail.ts';

export type Reviewed =
  | { readonly kind: 'recorded'; readonly status: ReviewStatus; readonly superseded: readonly AssessmentId[] }
  /** Somebody was quicker: the assessment is no longer what the reviewer looked at. */
  | { readonly kind: 'moved'; readonly status: ReviewStatus }
  | { readonly kind: 'gone' };

/** Ninety days: long enough for something to have been built. */
const OUTCOME_AFTER_MS = 90 * 86_400_000;

const after: Record<ReviewAct, ReviewStatus> = {
  propose: 'proposed',
  approve: 'approved',
  request_changes: 'changes_requested',
  withdraw: 'open',
};

const act = z.enum(reviewActs);

export function reviewStore({ read, write }: Access, report: Report) {
  return {
    /** All steps of all revisions, the newest first. */
    of: (team: TeamId, project: ProjectId): Promise<Review[]> =>
      read(async (db) => {
        const rows = await db
          .selectFrom('reviews')
          .selectAll()
          .where('team_id', '=', team)
          .where('project_id', '=', project)
          .orderBy('at', 'desc')
          .orderBy('id', 'desc')
          .execute();
        return readable(rows, toReview, report);
      }),

    /** Counts only if the assessment still stands as its reviewer saw it; an approval supersedes the one before. */
    record: (team: TeamId, review: Review, seen: ReviewStatus): Promise<Reviewed> =>
      write(team, async (db) => {
        const stands = await standingOf(db, team, review);
        if (!stands) return { kind: 'gone' };
        const { status, revision } = stands;
        if (status !== seen) return { kind: 'moved', status: status as ReviewStatus };

        const superseded = review.act === 'approve' ? await supersede(db, team, review.project) : [];
        await insert(db, team, review);
        await stand(db, team, review, after[review.act]);
        await addToTrail(db, team, traceOf(review, revision));
        return { kind: 'recorded', status: after[review.act], superseded };
      }),

    /** Of all workspaces: approved long enough ago to ask what became of them. */
    toAskAbout: (now: Date, limit: number): Promise<Project[]> =>
      read(async (db) => {
        const rows = await db
          .selectFrom('projects')
          .selectAll()
          .where('team_id', 'not in', resting(db))
          .where('ask_outcome_at', 'is not', null)
          .where('ask_outcome_at', '<=', iso(now))
          .orderBy('ask_outcome_at')
          .limit(limit)
          .execute();
        return readable(rows, toProject, report);
      }),

    /** True for whoever asks first. */
    asked: (team: TeamId, project: ProjectId): Promise<boolean> =>
      write(team, async (db) => {
        const { numUpdatedRows } = await db
          .updateTable('projects')
          .set({ ask_outcome_at: null })
          .where('team_id', '=', team)
          .where('id', '=', project)
          .where('ask_outcome_at', 'is not', null)
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),
  };
}

export type ReviewStore = ReturnType<typeof reviewStore>;

/** As it is called in the trail; what was said about it stands with the review. */
const deeds: Record<ReviewAct, string> = {
  propose: 'proposed',
  approve: 'approved',
  request_changes: 'changes_requested',
  withdraw: 'withdrawn',
};

const traceOf = ({ project, by, act, at }: Review, revision: number): TrailEntry => ({
  project,
  by,
  act: deeds[act],
  detail: { revision: String(revision) },
  at,
});

const standingOf = (db: Db, team: TeamId, { assessment, project }: Review) =>
  db
    .selectFrom('assessments')
    .select(['status', 'revision'])
    .where('team_id', '=', team)
    .where('id', '=', assessment)
    .where('project_id', '=', project)
    .executeTakeFirst();

async function supersede(db: Db, team: TeamId, project: ProjectId): Promise<AssessmentId[]> {
  const rows = await db
    .updateTable('assessments')
    .set({ status: 'superseded' })
    .where('team_id', '=', team)
    .where('project_id', '=', project)
    .where('status', '=', 'approved')
    .returning('id')
    .execute();
  return rows.map(({ id }) => brand<'assessment'>(id));
}

async function insert(db: Db, team: TeamId, review: Review): Promise<void> {
  await db
    .insertInto('reviews')
    .values({
      team_id: team,
      id: review.id,
      project_id: review.project,
      assessment_id: review.assessment,
      act: review.act,
      person_id: review.by,
      comment: review.comment,
      at: iso(review.at),
    })
    .execute();
}

/** The project stands as its newest revision does. */
async function stand(db: Db, team: TeamId, review: Review, status: ReviewStatus): Promise<void> {
  const asking = new Date(review.at.getTime() + OUTCOME_AFTER_MS);
  await db
    .updateTable('assessments')
    .set({ status })
    .where('team_id', '=', team)
    .where('id', '=', review.assessment)
    .execute();
  await recounted(db, team, review.project, async () => {
    await db
      .updateTable('projects')
      .set({
        status,
        changed_at: iso(review.at),
        ...(status === 'approved' ? { ask_outcome_at: iso(asking) } : {}),
      })
      .where('team_id', '=', team)
      .where('id', '=', review.project)
      .where('assessment_id', '=', review.assessment)
      .execute();
  });
}

function toReview(row: Selectable<ReviewRow>): Review {
  return {
    id: brand<'review'>(row.id),
    project: brand<'project'>(row.project_id),
    assessment: brand<'assessment'>(row.assessment_id),
    act: reading('reviews', row.id).value(act, 'act', row.act),
    by: brand<'person'>(row.person_id),
    comment: row.comment,
    at: instant(row.at),
  };
}
