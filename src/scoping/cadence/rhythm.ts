import type { ClaimId } from '../claims.ts';
import type { CadenceLine } from '../recommendation.ts';
import type { Situation } from '../situation.ts';

/** What a reminder says. Its three last lines answer: and what if it held, slipped, or failed? */
export interface CadenceWords {
  /** Reads as a line in a list: what is done again and again. */
  readonly title: string;
  readonly whyNow: string;
  /** The one check to run. */
  readonly check: string;
  readonly held: string;
  readonly slipped: string;
  readonly failed: string;
}

/** An interval as an ISO 8601 duration, an event that reads after “when”, or both. */
type Beat = Pick<CadenceLine, 'every' | 'on'>;

export interface Rhythm extends Pick<CadenceLine, 'id' | 'basis'> {
  readonly claims: readonly ClaimId[];
  /** How often here; nothing where it does not apply. */
  readonly beat: (situation: Situation) => Beat | undefined;
  readonly words: CadenceWords;
}

export const each = (every: string, on: string | null = null): Beat => ({ every, on });
export const onlyWhen = (on: string): Beat => ({ every: null, on });
