import { beforeBuilding } from './first-steps/before-building.ts';
import { prompting } from './first-steps/prompting.ts';
import { retrieval } from './first-steps/retrieval.ts';
import type { Step } from './first-steps/step.ts';
import { combining, training } from './first-steps/training.ts';
import type { FirstStep } from './recommendation.ts';
import type { Situation } from './situation.ts';

/** Every step there is, in the order in which steps are taken: retrieval stands before training. */
export const allFirstSteps: readonly Step[] = [
  ...beforeBuilding,
  ...prompting,
  ...combining,
  ...retrieval,
  ...training,
];

/** A short list gets done: ten at most, and what only rounds it off stops at seven. */
const most = 10;
const plenty = 7;

/** What to do first on this path, in order. */
export function firstSteps(situation: Situation): FirstStep[] {
  const weighed = allFirstSteps
    .map((step, order) => ({ step, order, matters: step.matters(situation) }))
    .filter(({ matters }) => matters > 0)
    .sort((a, b) => b.matters - a.matters || a.order - b.order);

  return weighed
    .filter(({ matters }, place) => place < (matters > 1 ? most : plenty))
    .sort((a, b) => a.order - b.order)
    .map(({ step: { id, text, why, claims } }) => ({ id, text, why, claims }));
}
