import type { ClaimId } from '../claims.ts';
import { isKnown, labelledAtLeast } from '../readings.ts';
import type { Warning } from '../recommendation.ts';
import { type Situation, trainingAhead } from '../situation.ts';

export interface Caution extends Warning {
  readonly claims: readonly ClaimId[];
  readonly applies: (situation: Situation) => boolean;
}

/** Training is on the path, or somebody has prepared for it: examples were collected, or a model was picked. */
export const trainingConsidered = (situation: Situation): boolean =>
  trainingAhead(situation) ||
  labelledAtLeast(situation.answers, 200) === true ||
  isKnown(situation.answers.train_target);
