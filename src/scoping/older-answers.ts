import { understood } from './answers.ts';
import { type Answers, type QuestionKey, questions } from './questionnaire.ts';

type Stored = Readonly<Record<string, unknown>>;

/** One version’s answers rewritten for the next: keys and choices that were renamed, split or merged. */
export type Upgrade = (answers: Stored) => Stored;

/** The first turns answers to version 1 into answers to version 2, and so on: as many as there are older versions. */
export const upgrades: readonly Upgrade[] = [];

/**
 * What an older questionnaire’s answers say to today’s. What today’s no longer offers is left out, so that it is asked
 * again; of a list, the choices that are still there are kept.
 */
export function carryOver(version: number, stored: Stored, steps: readonly Upgrade[] = upgrades): Answers {
  const answers = steps.slice(version - 1).reduce((older, upgrade) => upgrade(older), stored);
  const kept: Partial<Record<QuestionKey, unknown>> = {};
  for (const { key } of questions) {
    const answer = understood(key, answers[key]) ?? whatIsLeft(key, answers[key]);
    if (answer !== undefined) kept[key] = answer;
  }
  return kept as Answers;
}

function whatIsLeft(key: QuestionKey, given: unknown) {
  if (!Array.isArray(given)) return undefined;
  const left = given.filter((choice) => understood(key, [choice]) !== undefined);
  return left.length > 0 ? understood(key, left) : undefined;
}
