import { asAsked } from '#scoping/as-asked';
import type { Assessment, Draft } from '#scoping/assessment';
import { blockersOf } from '#scoping/blockers';
import type { AssessmentId, DraftId, ProjectId, TeamId } from '#scoping/ids';
import { questionnaireVersion } from '#scoping/questionnaire';
import type { FirstStep, Recommendation } from '#scoping/recommendation';
import type { Db } from './access.ts';
import { findFromDraft, findLatest } from './assessments.ts';
import { findDraft, removeDraft } from './draft-row.ts';
import { folded } from './folded.ts';
import { addMessages, type NewEntry } from './outbox-entry.ts';
import { findNamed, findProject, writeWords } from './projects.ts';
import { iso } from './reading.ts';
import { lookAgain } from './reminder-plans.ts';
import { recounted } from './tally.ts';
import { addToTrail } from './trail.ts';

export interface Submission {
  readonly draft: DraftId;
  /** The version of the draft that the recommendation was computed from. */
  readonly draftVersion: number;
  /** The ids to use, should it become an assessment and the project be new. */
  readonly assessment: AssessmentId;
  readonly project: ProjectId;
  readonly recommendation: Recommendation;
  readonly provisional: boolean;
  /** The revision its author has seen, and submits on top of. */
  readonly basis: number;
  /** What Slack is to be told. */
  readonly messages: (assessment: Assessment) => readonly NewEntry[];
}

export type Submitted =
  | { readonly kind: 'submitted'; readonly assessment: Assessment }
  /** By an earlier click on the same draft. */
  | { readonly kind: 'already'; readonly assessment: Assessment }
  /** Somebody else submitted meanwhile: `latest` is newer than what this draft knows of. */
  | { readonly kind: 'overtaken'; readonly latest: Assessment }
  /** The draft has moved on since the recommendation was computed. */
  | { readonly kind: 'changed'; readonly draft: Draft }
  | { readonly kind: 'gone' };

export async function submit(db: Db, team: TeamId, submission: Submission, now: Date): Promise<Submitted> {
  const earlier = await findFromDraft(db, team, submission.draft);
  if (earlier) return { kind: 'already', assessment: earlier };

  const draft = await findDraft(db, team, submission.draft);
  if (!draft) return { kind: 'gone' };
  if (draft.version !== submission.draftVersion) return { kind: 'changed', draft };

  const project = await projectOf(db, draft);
  const latest = project && (await findLatest(db, team, project.id));
  if (latest && latest.revision > submission.basis) return { kind: 'overtaken', latest };

  const { recommendation } = submission;
  const assessment: Assessment = {
    team,
    id: submission.assessment,
    project: project?.id ?? submission.project,
    revision: (latest?.revision ?? 0) + 1,
    draft: draft.id,
    author: draft.person,
    answers: draft.answers,
    given: draft.given,
    asked: asAsked(draft.answers),
    questionnaireVersion,
    rulesVersion: recommendation.rules_version,
    recommendation,
    provisional: submission.provisional,
    submittedAt: now,
    status: 'open',
  };
  await recounted(db, team, assessment.project, async () => {
    if (project) {
      await reviseProject(db, assessment, now);
      await lookAgain(db, team, project.id, now);
    } else await createProject(db, draft, assessment, now);
    await writeBlockers(db, assessment);
  });
  await insertAssessment(db, assessment);
  await writeFirstSteps(db, assessment, recommendation.first_steps, now);
  await addToTrail(db, team, {
    project: assessment.project,
    by: assessment.author,
    act: 'submitted',
    detail: { revision: String(assessment.revision), verdict: recommendation.destination },
    at: now,
  });
  await addMessages(db, team, submission.messages(assessment), now);
  await db
    .updateTable('answer_history')
    .set({ assessment_id: assessment.id })
    .where('team_id', '=', team)
    .where('draft_id', '=', draft.id)
    .execute();
  await removeDraft(db, team, draft.id);
  return { kind: 'submitted', assessment };
}

/** A new name may have been taken meanwhile; then it is that project's next revision. */
const projectOf = (db: Db, { team, project, target, name }: Draft) =>
  project ? findProject(db, team, project) : findNamed(db, team, target, name);

const standing = ({ id, revision, recommendation, status }: Assessment, now: Date) => ({
  revision,
  assessment_id: id,
  destination: recommendation.destination,
  start: recommendation.start,
  status,
  changed_at: iso(now),
  archived_at: null,
});

async function createProject(db: Db, draft: Draft, assessment: Assessment, now: Date): Promise<void> {
  const { team, project } = assessment;
  await db
    .insertInto('projects')
    .values({
      team_id: team,
      id: project,
      channel_id: draft.target,
      name: draft.name,
      folded_name: folded(draft.name),
      description: draft.description,
      link: draft.link,
      owner_id: draft.person,
      created_at: iso(now),
      ...standing(assessment, now),
    })
    .execute();
  await writeWords(db, team, { id: project, channel: draft.target, name: draft.name });
  await db
    .insertInto('cards')
    .values({
      team_id: team,
      project_id: project,
      channel_id: draft.target,
      ts: null,
      version: 0,
      posted_at: null,
      drawn_at: null,
      missing_at: null,
      trouble: null,
    })
    .execute();
}

async function reviseProject(db: Db, assessment: Assessment, now: Date): Promise<void> {
  await db
    .updateTable('projects')
    .set(standing(assessment, now))
    .where('team_id', '=', assessment.team)
    .where('id', '=', assessment.project)
    .execute();
}

async function insertAssessment(db: Db, assessment: Assessment): Promise<void> {
  await db
    .insertInto('assessments')
    .values({
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
    })
    .execute();
}

async function writeBlockers(db: Db, { team, project, answers, recommendation }: Assessment): Promise<void> {
  await db
    .deleteFrom('project_blockers')
    .where('team_id', '=', team)
    .where('project_id', '=', project)
    .execute();
  const rows = blockersOf(answers, recommendation).map((blocker) => ({
    team_id: team,
    project_id: project,
    blocker,
  }));
  if (rows.length > 0) await db.insertInto('project_blockers').values(rows).execute();
}

/** What was ticked, assigned or ruled out under an earlier revision stays so; steps no longer advised step back. */
async function writeFirstSteps(
  db: Db,
  { team, project }: Assessment,
  steps: readonly FirstStep[],
  now: Date,
): Promise<void> {
  await db
    .updateTable('first_steps')
    .set({ dropped_at: iso(now) })
    .where('team_id', '=', team)
    .where('project_id', '=', project)
    .where('own', '=', 0)
    .where('dropped_at', 'is', null)
    .execute();
  if (steps.length === 0) return;
  await db
    .insertInto('first_steps')
    .values(
      steps.map(({ id, text, why, claims }, place) => ({
        team_id: team,
        project_id: project,
        key: id,
        own: 0,
        text,
        why,
        claims: JSON.stringify(claims),
        place,
        dropped_at: null,
      })),
    )
    .onConflict((step) =>
      step.columns(['team_id', 'project_id', 'key']).doUpdateSet((row) => ({
        text: row.ref('excluded.text'),
        why: row.ref('excluded.why'),
        claims: row.ref('excluded.claims'),
        place: row.ref('excluded.place'),
        dropped_at: null,
      })),
    )
    .execute();
}
