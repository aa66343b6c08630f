import type { Answers } from '#scoping/questionnaire';
import { recommend } from '#scoping/recommend';
import type { Recommendation } from '#scoping/recommendation';

const known = new Map<string, Recommendation>();

/** For whoever needs one, whatever it says: of the same answers it is made once, which takes long enough. */
export function recommended(answers: Answers): Recommendation {
  const key = JSON.stringify(answers);
  const recommendation = known.get(key) ?? recommend(answers);
  known.set(key, recommendation);
  return recommendation;
}
