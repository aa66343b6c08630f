import type { TrialOptions } from '#tests/trials';
import { gather } from './gathering.ts';
import { judge } from './measure.ts';
import { unlessStill } from './standstill.ts';

const PEOPLE = 200;
/** Before the five minutes that count: until then what is bounded, and is remembered of each draft, still fills. */
const WARMING_SECONDS = 120;
const SECONDS = WARMING_SECONDS + 300;
const PATIENCE_MS = 3_000;
const MOST_MB = 300;
/** The last of them, in which nothing may grow any more. */
const LAST_SECONDS = 180;
/**
 * Each of the two looks is three, of which the least counts: some of what is in use was asked for just now. No more of
 * them, since every collection also makes the process smaller than it would be.
 */
const LOOKS = [6, 4, 2];
/** Ten thousand acts lie between the looks, so whatever keeps 600 bytes of each is found. */
const GROWTH_MB = 6;

/**
 * Two hundred people at once for seven minutes, each doing something every two to five seconds: nobody waits for
 * Slack’s patience to end, and the bot holds no more memory at the end than three minutes before.
 */
export async function run({ scale, log }: TrialOptions): Promise<void> {
  const seconds = Math.max(8, SECONDS * scale);
  const people = Math.max(20, Math.min(PEOPLE, Math.round(PEOPLE * scale * 4)));
  const calm = seconds - LAST_SECONDS * Math.min(1, scale);
  const looks = [calm, seconds].flatMap((end) => LOOKS.map((before) => Math.max(0, end - before)));
  const strict = scale >= 1;
  const once = async () => {
    const measured = await gather({ people, seconds, mode: 'socket', strict, looks, log });
    judge(measured, scale);
    return measured;
  };
  const { acks, waitMs, memoryMb, heldMb } = await (strict ? once() : unlessStill(once, log));
  const slowest = acks.max + waitMs.max;
  if (scale >= 1 && slowest > PATIENCE_MS)
    throw new Error(`The slowest acknowledgement took ${slowest.toFixed(0)} ms with its wait.`);

  if (memoryMb.length === 0) return log('memory: this system does not tell, so it was not looked at');
  const peak = Math.max(0, ...memoryMb);
  const [before, after] = [heldMb.slice(0, LOOKS.length), heldMb.slice(-LOOKS.length)].map((held) =>
    Math.min(...held),
  ) as [number, number];
  const grew = `in use after a collection: ${before.toFixed(1)} MB after ${calm.toFixed(0)} s, ${after.toFixed(1)} in the end`;
  log(`memory: at most ${peak.toFixed(0)} MB taken from the system; ${grew}`);
  if (peak > MOST_MB) throw new Error(`The bot took ${peak.toFixed(0)} MB, more than ${MOST_MB}.`);
  // In a short trial what is bounded still fills.
  if (scale >= 1 && after > before + GROWTH_MB) throw new Error(`Memory grew; ${grew}.`);
}
