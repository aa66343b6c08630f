import type { TrialOptions } from '#tests/trials';
import { gather } from './gathering.ts';
import { judge } from './measure.ts';

const PEOPLE = 200;
const SECONDS = 300;
const PATIENCE_MS = 3_000;
const MOST_MB = 300;
/** Of the five minutes, those in which nothing may grow any more. */
const LAST_SECONDS = 180;
/** Garbage comes and goes between two looks; what stays is found where the least is held. */
const WINDOW_SECONDS = 45;
const NOISE_MB = 12;

/**
 * Two hundred people at once for five minutes, each doing something every two to five seconds: nobody waits for
 * Slack’s patience to end, and the bot holds no more memory at the end than it did.
 */
export async function run({ scale, log }: TrialOptions): Promise<void> {
  const seconds = Math.max(8, SECONDS * scale);
  const people = Math.max(20, Math.min(PEOPLE, Math.round(PEOPLE * scale * 4)));
  const measured = await gather({ people, seconds, mode: 'socket', log });
  const { acks, waitMs, memoryMb } = measured;
  judge(measured, scale);
  const slowest = acks.max + waitMs.max;
  if (scale >= 1 && slowest > PATIENCE_MS)
    throw new Error(`The slowest acknowledgement took ${slowest.toFixed(0)} ms with its wait.`);

  if (memoryMb.length === 0) return log('memory: this system does not tell, so it was not looked at');
  const peak = Math.max(0, ...memoryMb);
  const last = memoryMb.slice(-LAST_SECONDS * Math.min(1, scale));
  const window = Math.max(2, Math.round(WINDOW_SECONDS * Math.min(1, scale)));
  const [before, after] = [Math.min(...last.slice(0, window)), Math.min(...last.slice(-window))];
  log(
    `memory: at most ${peak.toFixed(0)} MB; in the last ${last.length} s the least held went from ` +
      `${before.toFixed(0)} to ${after.toFixed(0)} MB`,
  );
  if (peak > MOST_MB) throw new Error(`The bot held ${peak.toFixed(0)} MB, more than ${MOST_MB}.`);
  if (scale >= 1 && after > before + NOISE_MB)
    throw new Error(`Memory grew from ${before.toFixed(0)} to ${after.toFixed(0)} MB in the last minutes.`);
}
