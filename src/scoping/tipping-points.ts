import type { Approach } from './approaches.ts';
import { isOpen, waysToAnswer } from './completions.ts';
import { type Answers, questions } from './questionnaire.ts';
import type { TippingPoint } from './recommendation.ts';
import { verdict } from './verdict.ts';
import { isAsked } from './visible.ts';

/** Every single answer that would lead elsewhere, found by trying them all. */
export function tippingPoints(answers: Answers, destination: Approach): TippingPoint[] {
  const found: TippingPoint[] = [];
  for (const change of singleChanges(answers)) {
    const elsewhere = verdict({ ...answers, ...change }).destination;
    if (elsewhere !== destination) found.push({ changes: change, destination: elsewhere });
  }
  return found;
}

/**
 * Each other answer to each question that is asked. A many-choice answer may also gain or lose one choice: that is
 * one change of mind too.
 */
export function* singleChanges(answers: Answers): Generator<Answers> {
  for (const question of questions) {
    if (!isAsked(question, answers)) continue;
    const now = isOpen(question, answers) ? undefined : answers[question.key];
    const tried = new Set([spelled(now)]);
    const offered =
      Array.isArray(now) && now.length > 0
        ? [...waysToAnswer(question), ...question.choices.map(({ key }) => toggled(now, key))]
        : waysToAnswer(question);
    for (const way of offered) {
      if (tried.has(spelled(way))) continue;
      tried.add(spelled(way));
      yield { [question.key]: way };
    }
  }
}

const toggled = (chosen: readonly string[], key: string): readonly string[] =>
  chosen.includes(key) ? chosen.filter((other) => other !== key) : [...chosen, key];

/** One text per answer, whatever order its choices stand in. */
const spelled = (answer: string | readonly string[] | undefined): string =>
  typeof answer === 'string' || answer === undefined ? String(answer) : `[${[...answer].sort().join()}]`;
