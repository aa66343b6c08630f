import { laterSteps } from '#scoping/later';
import type { Answers } from '#scoping/questionnaire';
import type { Situation } from '#scoping/situation';
import { weigh } from '#scoping/verdict';
import { visibleAnswers } from '#scoping/visible';
import { arbitraryAnswers } from './arbitrary-answers.ts';

/** What advice is given on: the visible answers and the verdict that they really lead to. */
export function situationOf(given: Answers): Situation {
  const answers = visibleAnswers(given);
  const weighing = weigh(answers);
  const { destination, start } = weighing;
  return { answers, destination, start, later: laterSteps(answers, weighing) };
}

export const arbitrarySituation = arbitraryAnswers.map(situationOf);
