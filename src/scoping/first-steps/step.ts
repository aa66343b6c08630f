import type { ClaimId } from '../claims.ts';
import type { FirstStep } from '../recommendation.ts';
import type { Situation } from '../situation.ts';

export interface Step extends FirstStep {
  /** At most 75 characters: it stands in a Slack checkbox. */
  readonly text: string;
  readonly claims: readonly ClaimId[];
  /** How much it matters here: 0 leaves it out, 1 only fills a short list up, 4 is never left out. */
  readonly matters: (situation: Situation) => 0 | 1 | 2 | 3 | 4;
}
