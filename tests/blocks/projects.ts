import { asAsked } from '#scoping/as-asked';
import type { Assessment, FirstStepProgress, Project } from '#scoping/assessment';
import { brand } from '#scoping/ids';
import type { Ask, PendingAnswer } from '#scoping/open-questions';
import type { Answers } from '#scoping/questionnaire';
import { questionnaireVersion } from '#scoping/questionnaire';
import { recommended } from '#tests/recommended';

const at = new Date('2027-01-04T09:00:00Z');

/** As long as Slack’s ids get. */
export const ana = brand<'person'>('U0ANA0000000');

export interface Scoped {
  readonly project: Project;
  readonly assessment: Assessment;
  readonly steps: readonly FirstStepProgress[];
  readonly asked: readonly Ask[];
  readonly pending: readonly PendingAnswer[];
}

/** A project as it stands right after these answers were submitted. */
export function scoped(answers: Answers, more: Partial<Project> = {}): Scoped {
  const recommendation = recommended(answers);
  const project: Project = {
    team: brand<'team'>('T0HARBOUR00'),
    id: brand<'project'>('4f9f3a52-7d0e-4c6f-9a53-0f6c1b6f2a11'),
    name: 'Help desk',
    description: 'Answers customers’ questions.',
    link: null,
    channel: brand<'channel'>('C0AIPROJECTS'),
    owner: ana,
    revision: 1,
    assessment: brand<'assessment'>('8d4b1c9e-2f50-4e8e-8f43-b7f3a8a4d6c2'),
    destination: recommendation.destination,
    start: recommendation.start,
    status: 'open',
    createdAt: at,
    changedAt: at,
    archivedAt: null,
    ...more,
  };
  const assessment: Assessment = {
    team: project.team,
    id: project.assessment,
    project: project.id,
    revision: project.revision,
    draft: brand<'draft'>('draft'),
    author: ana,
    answers,
    given: {},
    asked: asAsked(answers),
    questionnaireVersion,
    rulesVersion: recommendation.rules_version,
    recommendation,
    provisional: false,
    submittedAt: at,
    status: 'open',
  };
  const steps = recommendation.first_steps.map(({ id, ...step }, place) => ({
    ...stepWith({ ...step, key: id, place }),
    project: project.id,
  }));
  return { project, assessment, steps, asked: [], pending: [] };
}

export const stepWith = (more: Partial<FirstStepProgress>): FirstStepProgress => ({
  project: brand<'project'>('4f9f3a52-7d0e-4c6f-9a53-0f6c1b6f2a11'),
  key: 'own',
  own: false,
  text: 'Do something',
  why: '',
  claims: [],
  place: 0,
  owner: null,
  due: null,
  note: null,
  done: null,
  notNeeded: null,
  ...more,
});
