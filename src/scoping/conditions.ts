import type { Answers, QuestionKey } from './questionnaire.ts';
import { labelledAtLeast, names } from './readings.ts';

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
  | 'examples-wanted'
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
  'examples-wanted': {
    label:
      'if behaviour falls short or cost presses, unless 200 examples are there but must stay out of training',
    reads: ['behaviour_gaps', 'labelled_examples', 'data_rules', 'cost_pressure'],
    // Where the data is what holds training back and examples abound, nothing we say depends on where more come from.
    holds: (answers) =>
      trainingMayPay(answers) &&
      !(labelledAtLeast(answers, 200) === true && names(answers.data_rules, 'no_training') === true),
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
