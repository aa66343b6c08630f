import type { Selectable } from 'kysely';
import { z } from 'zod';
import { type Assessment, reviewStatuses } from '#scoping/assessment';
import { type AssessmentId, brand, type DraftId, type ProjectId, type TeamId } from '#scoping/ids';
import type { Access, Db } from './access.ts';
import { builtOnce } from './built-once.ts';
import { parsedOnce } from './parsed-once.ts';
import { instant, iso, type Report, readable, reading } from './reading.ts';
import { storedAnswers, storedAsked, storedGiven } from './stored-answers.ts';
import { storedRecommendation } from './stored-recommendation.ts';
import { type Submission, type Submitted, submit } from './submit.ts';
import type { AssessmentRow } from './tables.ts';

const status = z.enum(reviewStatuses);

export function assessmentStore({ read, write }: Access, report: Report) {
  return {
    find: (team: TeamId, id: AssessmentId): Promise<Assessment | undefined> =>
      read(async (db) => one((await byId(db, { team, id })).rows[0])),

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
  one((await byDraft(db, { team, draft })).rows[0]);

export const findLatest = async (db: Db, team: TeamId, project: ProjectId): Promise<Assessment | undefined> =>
  one((await newest(db, { team, project })).rows[0]);

const ofTeam = (db: Db, team: TeamId) => db.selectFrom('assessments').selectAll().where('team_id', '=', team);

const byId = builtOnce(['team', 'id'], (db, { team, id }) => ofTeam(db, team).where('id', '=', id));

const byDraft = builtOnce(['team', 'draft'], (db, { team, draft }) =>
  ofTeam(db, team).where('draft_id', '=', draft),
);

const newest = builtOnce(['team', 'project'], (db, { team, project }) =>
  ofTeam(db, team).where('project_id', '=', project).orderBy('revision', 'desc').limit(1),
);

const insertRow = builtOnce(
  [
    'team_id',
    'id',
    'project_id',
    'revision',
    'draft_id',
    'author_id',
    'answers',
    'given',
    'asked',
    'questionnaire_version',
    'rules_version',
    'recommendation',
    'provisional',
    'submitted_at',
    'status',
  ],
  (db, row) => db.insertInto('assessments').values(row),
);

export async function insertAssessment(db: Db, assessment: Assessment): Promise<void> {
  await insertRow(db, {
    team_id: assessment.team,
    id: assessment.id,
    project_id: assessment.project,
    revision: assessment.revision,
    draft_id: assessment.draft,
    author_id: assessment.author,
    answers: JSON.stringify(assessment.answers),
    given: JSON.stringify(assessment.given),
    asked: JSON.stringify(assessment.asked),
    questionnaire_version: assessment.questionnaireVersion,
    rules_version: assessment.rulesVersion,
    recommendation: JSON.stringify(assessment.recommendation),
    provisional: assessment.provisional ? 1 : 0,
    submitted_at: iso(assessment.submittedAt),
    status: assessment.status,
  });
}

const one = (row: Selectable<AssessmentRow> | undefined): Assessment | undefined => row && toAssessment(row);

type Frozen = Pick<Assessment, 'answers' | 'given' | 'asked' | 'recommendation'>;

/** Parsing a recommendation alone takes 0.3 ms, several times what its query takes; 200 of those fill 6 MiB. */
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
