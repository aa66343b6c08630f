import type { TrialOptions } from '#tests/trials';
import { gather } from './gathering.ts';
import { judge } from './measure.ts';

const PEOPLE = 50;
const SECONDS = 180;

/**
 * Fifty people at once for three minutes in each mode, each doing something every two to five seconds: our part of
 * every acknowledgement stays within its bound, and every assessment and every draft holds what was picked.
 */
export async function run({ scale, log }: TrialOptions): Promise<void> {
  for (const mode of ['socket', 'http'] as const) {
    const seconds = Math.max(8, SECONDS * scale);
    judge(await gather({ people: PEOPLE, seconds, mode, log: (line) => log(`${mode}: ${line}`) }), scale);
  }
}
