import { rhythmsForEveryone } from './cadence/everyone.ts';
import { retrievalRhythms } from './cadence/retrieval.ts';
import type { CadenceWords, Rhythm } from './cadence/rhythm.ts';
import { trainingRhythms } from './cadence/training.ts';
import type { CadenceLine } from './recommendation.ts';
import type { Situation } from './situation.ts';

/**
 * All that comes back. Only “quarterly” for a tuned model is an interval that a source states; each other one is
 * ours and says so.
 */
export const allRhythms: readonly Rhythm[] = [...trainingRhythms, ...retrievalRhythms, ...rhythmsForEveryone];

/** What has to be looked at again on this path, and how often. */
export function cadence(situation: Situation): CadenceLine[] {
  return allRhythms.flatMap(({ id, basis, claims, beat }) => {
    const here = beat(situation);
    return here ? [{ id, every: here.every, on: here.on, basis, claims }] : [];
  });
}

/** What a reminder of each line says, by its id. */
export const cadenceWords: ReadonlyMap<string, CadenceWords> = new Map(
  allRhythms.map(({ id, words }) => [id, words]),
);
