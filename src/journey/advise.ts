import type { Answers } from '#scoping/questionnaire';
import { recommend } from '#scoping/recommend';
import type { Recommendation } from '#scoping/recommendation';
import { visibleAnswers } from '#scoping/visible';

const REMEMBERED = 100;
const remembered = new Map<string, Recommendation>();

/**
 * The whole advice, with its firmness: some 30 ms of trying completions. The same answers always get the same, so
 * what was worked out for the last look serves its redrawing and the submission too.
 */
export function advise(answers: Answers): Recommendation {
  const key = JSON.stringify(visibleAnswers(answers));
  const known = remembered.get(key) ?? recommend(answers);
  remembered.delete(key);
  remembered.set(key, known);
  const [oldest] = remembered.keys();
  if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  return known;
}
