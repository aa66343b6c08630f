import { type Approach, type Start, usesRetrieval, usesTraining } from './approaches.ts';
import type { Answers } from './questionnaire.ts';
import { isOneOf } from './readings.ts';
import type { Later } from './recommendation.ts';

/** A verdict and what it was reached from: all that advice depends on. `answers` hold visible answers only. */
export interface Situation {
  readonly answers: Answers;
  readonly destination: Approach;
  readonly start: Start;
  readonly later: readonly Later[];
}

export const leadsToRetrieval = ({ destination }: Situation): boolean => usesRetrieval(destination);

export const leadsToTraining = ({ destination }: Situation): boolean => usesTraining(destination);

/** Training is the destination, or waits behind a gate. */
export const trainingAhead = ({ destination, later }: Situation): boolean =>
  usesTraining(destination) ||
  later.some(({ approach }) => approach !== 'fix_data' && usesTraining(approach));

/** Know-how that nobody can write down is no mess of documents: there is nothing to audit. */
export const documentsAreAMess = ({ answers }: Situation): boolean =>
  isOneOf(answers.kb_quality, 'messy', 'sparse') === true && answers.knowledge_size !== 'not_documents';

/** Live systems hold part of the knowledge, and there is time to ask them. */
export const liveSystemsInReach = ({ answers }: Situation): boolean =>
  isOneOf(answers.knowledge_source, 'live_systems', 'mixed') === true && answers.latency !== 'none_spare';
