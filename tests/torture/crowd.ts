import type { TrialOptions } from '#tests/trials';
import { gather } from './gathering.ts';
import { judge } from './measure.ts';
import { unlessStill } from './standstill.ts';

const PEOPLE = 50;
const SECONDS = 180;

/**
 * Fifty people at once for three minutes in each mode, each doing something every two to five seconds: our part of
 * every acknowledgement stays within its bound, and every assessment and every draft holds what was picked.
 */
export async function run({ scale, log }: TrialOptions): Promise<void> {
  for (const mode of ['socket', 'http'] as const) {
    const seconds = Math.max(8, SECONDS * scale);
    const named = (line: string) => log(`${mode}: ${line}`);
    const strict = scale >= 1;
    const once = async () =>
      judge(await gather({ people: PEOPLE, seconds, mode, strict, log: named }), scale);
    await (strict ? once() : unlessStill(once, named));
  }
}
