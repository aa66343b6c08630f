import type { Answers, QuestionKey } from '../questionnaire.ts';

/** Something that carries weight in the verdict, with its ground in words and claims. */
export interface Ground {
  readonly id: string;
  readonly holds: (answers: Answers) => boolean;
  /** The answers it rests on. */
  readonly rests: readonly QuestionKey[];
  readonly claims: readonly string[];
  /** Why, as a person reads it. */
  readonly because: string;
}

/** A belief that speaks for a need. It holds only on what is known; an open question never speaks. */
export interface Rule extends Ground {
  readonly need: 'knowledge' | 'behaviour';
  readonly weight: 1 | 2 | 3;
}
