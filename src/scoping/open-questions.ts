import type { ChannelId, Id, PersonId, ProjectId, TeamId } from './ids.ts';
import type { QuestionKey } from './questionnaire.ts';

export type AskId = Id<'ask'>;

export const askStates = ['open', 'answered', 'passed'] as const;

/** One open question of a project, put to one person. */
export interface Ask {
  readonly team: TeamId;
  readonly id: AskId;
  readonly project: ProjectId;
  readonly key: QuestionKey;
  /** Who wants to know: whoever asked first, however often it was passed on. */
  readonly by: PersonId;
  readonly of: PersonId;
  readonly at: Date;
  readonly message: { readonly channel: ChannelId; readonly ts: string } | null;
  readonly remindedAt: Date | null;
  readonly state: (typeof askStates)[number];
}

/** An answer that is not in a revision yet. */
export interface PendingAnswer {
  readonly key: QuestionKey;
  readonly answer: string | readonly string[];
  readonly by: PersonId;
  readonly at: Date;
}

/** Answers that come within ten minutes of the first make one revision. */
export const GATHER_MS = 10 * 60_000;

/** When the answers that wait become a revision. */
export const revisionDue = (pending: readonly PendingAnswer[]): Date | undefined =>
  pending.length === 0 ? undefined : new Date(Math.min(...pending.map(({ at }) => at.getTime())) + GATHER_MS);
