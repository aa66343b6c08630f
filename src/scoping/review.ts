import type { ReviewStatus } from './assessment.ts';
import type { AssessmentId, Id, PersonId, ProjectId } from './ids.ts';

type ReviewId = Id<'review'>;

export const reviewActs = ['propose', 'approve', 'request_changes', 'withdraw'] as const;
export type ReviewAct = (typeof reviewActs)[number];

const from: Readonly<Record<ReviewAct, readonly ReviewStatus[]>> = {
  propose: ['open', 'changes_requested'],
  approve: ['proposed'],
  request_changes: ['proposed'],
  withdraw: ['proposed'],
};

/** Whether it makes sense for what stands so. */
export const mayFollow = (status: ReviewStatus, act: ReviewAct): boolean => from[act].includes(status);

/** One step in the review of an assessment. Steps are added, never changed: together they are its trail. */
export interface Review {
  readonly id: ReviewId;
  readonly project: ProjectId;
  readonly assessment: AssessmentId;
  readonly act: ReviewAct;
  readonly by: PersonId;
  readonly comment: string;
  readonly at: Date;
}
