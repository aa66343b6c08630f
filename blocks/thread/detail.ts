import type { Assessment, FirstStepProgress, Project } from '#scoping/assessment';
import type { Ask, PendingAnswer } from '#scoping/open-questions';

/** What the thread of a card is drawn from. */
export interface Details {
  readonly project: Project;
  readonly assessment: Assessment;
  readonly steps: readonly FirstStepProgress[];
  /** Who was asked what, and answers that are not in a revision yet. */
  readonly asked: readonly Ask[];
  readonly pending: readonly PendingAnswer[];
  /** Dated facts are marked as old by it. */
  readonly now: Date;
  /** The workspace refuses Slack's newer blocks: say the same in sections and text. */
  readonly plainBlocks: boolean;
}
