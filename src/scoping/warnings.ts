import type { Warning } from './recommendation.ts';
import type { Situation } from './situation.ts';
import type { Caution } from './warnings/caution.ts';
import { dataCautions } from './warnings/data.ts';
import { cautionsForEveryone, methodCautions } from './warnings/method.ts';
import { trainingCautions } from './warnings/training.ts';

/** Every warning there is, in the order in which it is read: how to decide, then what is at stake. */
export const allWarnings: readonly Caution[] = [
  ...methodCautions,
  ...dataCautions,
  ...trainingCautions,
  ...cautionsForEveryone,
];

/** The mistakes that these answers invite. */
export const warnings = (situation: Situation): Warning[] =>
  allWarnings
    .filter((caution) => caution.applies(situation))
    .map(({ id, text, claims }) => ({ id, text, claims }));
