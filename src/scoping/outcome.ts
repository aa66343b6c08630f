import { approaches } from './approaches.ts';
import type { AssessmentId, Id, PersonId, ProjectId } from './ids.ts';

type OutcomeId = Id<'outcome'>;

export const builtThings = [...approaches, 'other', 'nothing'] as const;
export const adviceHelds = ['yes', 'partly', 'no'] as const;

/** What was really built, and whether the advice held. */
export interface Outcome {
  readonly id: OutcomeId;
  readonly project: ProjectId;
  readonly assessment: AssessmentId;
  readonly built: (typeof builtThings)[number];
  readonly adviceHeld: (typeof adviceHelds)[number];
  readonly note: string;
  readonly by: PersonId;
  readonly at: Date;
}
