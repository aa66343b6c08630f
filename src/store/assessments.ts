import type { Selectable } from 'kysely';
import { z } from 'zod';
import { type Assessment, reviewStatuses } from '#scoping/assessment';
import { type AssessmentId, brand, type DraftId, type ProjectId, type TeamId } from '#scoping/ids';
import type { Access, Db } from './access.ts';
import { parsedOnce } from './parsed-once.ts';
import { instant, type Report, readable, reading } from './reading.ts';
import { storedAnswers, storedAsked, storedGiven } from './stored-answers.ts';
import { storedRecommendation } from './stored-recommendation.ts';
import { type Submission, type Submitted, submit } from './submit.ts';
import type { AssessmentRow } from './tables.ts';

const status = z.enum(reviewStatuses);

export function assessmentStore({ read, write }: Access, report: Report) {
  return {
    find: (team: TeamId, id: AssessmentId): Promise<Assessment | undefined> =>
      read(async (db) => one(await ofTeam(db, team).where('id', '=', id).executeTakeFirst())),

    /** What became of a draft, so that a second click sees what the first one did. */
    fromDraft: (team: TeamId, draft: DraftId): Promise<Assessment | undefined> =>
      read((db) => findFromDraft(db, team, draft)),

    latest: (team: TeamId, project: ProjectId): Promise<Assessment | undefined> =>
      read((db) => findLatest(db, team, project)),

    revision: (team: TeamId, project: ProjectId, revision: number): Promise<Assessment | undefined> =>
      read(async (db) =>
        one(
          await ofTeam(db, team)
            .where('project_id', '=', project)
            .where('revision', '=', revision)
            .executeTakeFirst(),
        ),
      ),

    /** All revisions, the newest first. */
    history: (team: TeamId, project: ProjectId): Promise<Assessment[]> =>
      read(async (db) => {
        const rows = await ofTeam(db, team)
          .where('project_id', '=', project)
          .orderBy('revision', 'desc')
          .execute();
        return readable(rows, toAssessment, report);
      }),

    /**
     * The draft becomes the project's next revision, with its first steps and what Slack is to be told, all in one
     * transaction; a draft does so once, however often it is asked.
     */
    submit: (team: TeamId, submission: Submission, now: Date): Promise<Submitted> =>
      write(team, (db) => submit(db, team, submission, now)),
  };
}

export type AssessmentStore = ReturnType<typeof assessmentStore>;

export const findFromDraft = async (db: Db, team: TeamId, draft: DraftId): Promise<Assessment | undefined> =>
  one(await ofTeam(db, team).where('draft_id', '=', draft).executeTakeFirst());

export const findLatest = async (db: Db, team: TeamId, project: ProjectId): Promise<Assessment | undefined> =>
  one(
    await ofTeam(db, team)
      .where('project_id', '=', project)
      .orderBy('revision', 'desc')
      .limit(1)
      .executeTakeFirst(),
  );

const ofTeam = (db: Db, team: TeamId) => db.selectFrom('assessments').selectAll().where('team_id', '=', team);

const one = (row: Selectable<AssessmentRow> | undefined): Assessment | undefined => row && toAssessment(row);

type Frozen = Pick<Assessment, 'answers' | 'given' | 'asked' | 'recommendation'>;

/** Parsing one takes 0.3 ms, several times what its query takes; 200 of them fill 6 MiB. */
const frozenIn = parsedOnce(
  200,
  (id, version: number, answers: string, given: string, asked: string, recommendation: string): Frozen => {
    const { json } = reading('assessments', id);
    return {
      answers: json(storedAnswers(version), 'answers', answers),
      given: json(storedGiven, 'given', given),
      asked: json(storedAsked, 'asked', asked),
      recommendation: json(storedRecommendation, 'recommendation', recommendation),
    };
  },
);

function toAssessment(row: Selectable<AssessmentRow>): Assessment {
  const { value } = reading('assessments', row.id);
  return {
    team: brand<'team'>(row.team_id),
    id: brand<'assessment'>(row.id),
    project: brand<'project'>(row.project_id),
    revision: row.revision,
    draft: brand<'draft'>(row.draft_id),
    author: brand<'person'>(row.author_id),
    ...frozenIn.read(
      row.id,
      row.questionnaire_version,
      row.answers,
      row.given,
      row.asked,
      row.recommendation,
    ),
    questionnaireVersion: row.questionnaire_version,
    rulesVersion: row.rules_version,
    provisional: row.provisional === 1,
    submittedAt: instant(row.submitted_at),
    status: value(status, 'status', row.status),
  };
}
