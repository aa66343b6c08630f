import type { Answers, QuestionKey } from './questionnaire.ts';

export interface Condition {
  /** Reads after “asked”: it labels the edge in the flow diagram. */
  readonly label: string;
  /** The questions it looks at; they come before those it opens. */
  readonly reads: readonly QuestionKey[];
  readonly holds: (answers: Answers) => boolean;
}

export type ConditionId =
  | 'needs-knowledge'
  | 'knowledge-in-documents'
  | 'training-may-pay'
  | 'training-in-question';

/** At least one real choice was made; “none” and “Don't know” are not choices. */
const some = (answer: readonly string[] | 'unknown' | undefined): boolean =>
  answer !== undefined && answer !== 'unknown' && answer.length > 0;

const needsKnowledge = (answers: Answers) => answers.needs_knowledge !== 'no';

const trainingMayPay = (answers: Answers) => some(answers.behaviour_gaps) || some(answers.cost_pressure);

export const conditions: Record<ConditionId, Condition> = {
  'needs-knowledge': {
    label: 'unless it needs no knowledge of its own',
    reads: ['needs_knowledge'],
    holds: needsKnowledge,
  },
  'knowledge-in-documents': {
    label: 'unless it needs none, or finds all of it in live systems',
    reads: ['needs_knowledge', 'knowledge_source'],
    holds: (answers) => needsKnowledge(answers) && answers.knowledge_source !== 'live_systems',
  },
  'training-may-pay': {
    label: 'if behaviour falls short or running cost presses',
    reads: ['behaviour_gaps', 'cost_pressure'],
    holds: trainingMayPay,
  },
  'training-in-question': {
    label: 'if behaviour, cost, a hard time limit or offline use may call for training',
    reads: ['behaviour_gaps', 'deployment', 'latency', 'cost_pressure'],
    holds: (answers) =>
      trainingMayPay(answers) ||
      answers.latency === 'subsecond_hard' ||
      answers.latency === 'none_spare' ||
      answers.deployment === 'offline_edge',
  },
};
