import { conditions } from './conditions.ts';
import type { Question } from './question.ts';
import { type Answers, type QuestionKey, questions } from './questionnaire.ts';

export const isAsked = (question: Question, answers: Answers): boolean =>
  question.when === undefined || conditions[question.when].holds(answers);

/**
 * The answers that count: those to questions that are asked. What was answered before its question was hidden is
 * kept by the draft and ignored here. Gates come before what they open, so one pass in order settles it.
 */
export function visibleAnswers(answers: Answers): Answers {
  const seen: Partial<Record<QuestionKey, unknown>> = {};
  for (const question of questions) {
    const answer = answers[question.key];
    if (answer !== undefined && isAsked(question, seen as Answers)) seen[question.key] = answer;
  }
  return seen as Answers;
}
