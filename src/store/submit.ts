import { asAsked } from '#scoping/as-asked';
import type { Assessment, Draft } from '#scoping/assessment';
import type { AssessmentId, ChannelId, DraftId, ProjectId, TeamId } from '#scoping/ids';
import { questionnaireVersion } from '#scoping/questionnaire';
import type { Recommendation } from '#scoping/recommendation';
import type { Db } from './access.ts';
import { historyOf } from './answer-history.ts';
import { findFromDraft, findLatest, insertAssessment } from './assessments.ts';
import { findDraft, submittedDraft } from './draft-row.ts';
import { addMessages, type NewEntry } from './outbox-entry.ts';
import { findNamed, findProject } from './projects.ts';
import { lookAgain } from './reminder-plans.ts';
import { createProject, reviseProject, writeBlockers, writeFirstSteps } from './submitted-project.ts';
import { counted, recounted } from './tally.ts';
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
  | {
      readonly kind: 'submitted';
      readonly assessment: Assessment;
      /** Of its project. */
      readonly name: string;
      readonly channel: ChannelId;
    }
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
  if (project) await revise(db, assessment, now);
  else await create(db, draft, assessment, now);
  await insertAssessment(db, assessment);
  await addToTrail(db, team, {
    project: assessment.project,
    by: assessment.author,
    act: 'submitted',
    detail: { revision: String(assessment.revision), verdict: recommendation.destination },
    at: now,
  });
  await addMessages(db, team, submission.messages(assessment), now);
  await historyOf(db, draft, assessment.id);
  await submittedDraft(db, draft);
  const { name, channel } = project ?? { name: draft.name, channel: draft.target };
  return { kind: 'submitted', assessment, name, channel };
}

/** A new name may have been taken meanwhile; then it is that project's next revision. */
const projectOf = (db: Db, { team, project, target, name }: Draft) =>
  project ? findProject(db, team, project) : findNamed(db, team, target, name);

async function create(db: Db, draft: Draft, assessment: Assessment, now: Date): Promise<void> {
  const { team, project } = assessment;
  await createProject(db, draft, assessment, now);
  await writeBlockers(db, assessment);
  await counted(db, team, project);
  await writeFirstSteps(db, assessment);
}

async function revise(db: Db, assessment: Assessment, now: Date): Promise<void> {
  const { team, project } = assessment;
  await recounted(db, team, project, async () => {
    await reviseProject(db, assessment, now);
    await writeBlockers(db, assessment);
  });
  await lookAgain(db, team, project, now);
  await writeFirstSteps(db, assessment);
}
