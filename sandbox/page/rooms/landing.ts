import { dayIn, durationAfter, nextOpening } from '#scoping/calendar';

/**
 * Where a jump in time lands: on a working day at noon, by this person's clock. A jump into a night or a weekend
 * would show nothing, because nobody is reminded then.
 */
export const landing = (now: Date, jump: string, zone: string): Date =>
  nextOpening(durationAfter(dayIn(zone, now), jump), 12, zone, now);
