import type { Answers, AnswerTo, QuestionKey } from './questionnaire.ts';
import type { Truth } from './truth.ts';

/** Was this answered with a choice (“none” included), rather than left out or “Don't know”? */
export const isKnown = (answer: AnswerTo<QuestionKey> | undefined): boolean =>
  answer !== undefined && answer !== 'unknown';

/** Does a many-choice answer name at least one of these? Unknown while the question is open. */
export function names<C extends string>(
  answer: readonly C[] | 'unknown' | undefined,
  ...choices: readonly C[]
): Truth {
  if (answer === undefined || answer === 'unknown') return undefined;
  return choices.some((choice) => answer.includes(choice));
}

/** Does a many-choice answer name anything at all? */
export function namesAny(answer: readonly string[] | 'unknown' | undefined): Truth {
  return answer === undefined || answer === 'unknown' ? undefined : answer.length > 0;
}

/** Is a one-choice answer among these? Unknown while the question is open. */
export function isOneOf<C extends string>(
  answer: C | 'unknown' | undefined,
  ...choices: readonly C[]
): Truth {
  if (answer === undefined || answer === 'unknown') return undefined;
  return choices.includes(answer);
}

const fewestLabels = {
  '0': 0,
  '1_199': 1,
  '200_499': 200,
  '500_999': 500,
  '1000_1999': 1000,
  '2000_4999': 2000,
  '5000_plus': 5000,
} as const;

/** Are there at least so many reviewed examples? The lower end of the band counts. */
export function labelledAtLeast(answers: Answers, count: number): Truth {
  const band = answers.labelled_examples;
  return band === undefined || band === 'unknown' ? undefined : fewestLabels[band] >= count;
}

/** What all five sources would call frequent: within a sprint or a month. */
export const changesFrequently = ({ change_rate }: Answers): Truth =>
  isOneOf(change_rate, 'daily', 'weekly', 'sprint_monthly');

export const hardLatency = ({ latency }: Answers): Truth => isOneOf(latency, 'subsecond_hard', 'none_spare');

/** At 90% the rest is cheapest to gain in the prompt, unless retrieval was already measured beside it. */
export const worthPolishing = ({ prompt_result, eval_state }: Answers): boolean =>
  prompt_result === '90_plus' &&
  isOneOf(eval_state, 'rag_ok', 'rag_short_behaviour', 'rag_short_facts') !== true;
