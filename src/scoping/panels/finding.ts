import type { Approach, Start } from '../approaches.ts';
import type { Answers } from '../questionnaire.ts';
import type { Truth } from '../truth.ts';

/**
 * What a reader who followed only one article would do.
 *
 * All five are read alike: a statement is yes, no, or not known. A line of theirs takes effect when its condition is
 * definitely yes; “not X” and “X is not no” hold as long as the contrary is not established. Article words that are
 * not ours to settle (any or all? which figure?) are settled as the comments say, “inferred” where the text is silent.
 */
export interface Finding {
  readonly verdict: Approach;
  readonly start: Start;
  /** Claims that qualify the verdict: warnings, and what to come back to later. Told only to those who ask. */
  readonly flags: () => readonly string[];
}

/** The two needs as destinations. */
export function approachFor(retrieval: boolean, training: boolean): Approach {
  if (retrieval) return training ? 'hybrid' : 'rag';
  return training ? 'finetune' : 'prompting';
}

/** The claims whose conditions are definitely yes. */
export const flagged = (...lines: readonly (readonly [Truth, ...string[]])[]): readonly string[] =>
  lines.flatMap(([holds, ...claims]) => (holds === true ? claims : []));

export const promptUntried = ({ prompt_result }: Answers): boolean =>
  prompt_result === undefined || prompt_result === 'unknown' || prompt_result === 'not_tried';
