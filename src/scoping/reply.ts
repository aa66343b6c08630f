import { understood } from './answers.ts';
import { dontKnow, noneOfThese } from './question.ts';
import { type Answers, type KeyedQuestion, type QuestionKey, questions } from './questionnaire.ts';

/** What stands in one field of a form: a choice or words, several choices, or nothing. */
export type Value = string | readonly string[] | undefined;

/** What a form holds, by question key or other field; a field left out says nothing. */
export type Values = Readonly<Record<string, Exclude<Value, undefined>>>;

export interface Heard {
  /** What is now answered otherwise than before. */
  readonly answers: Answers;
  /** “None” or “Don’t know” stood beside choices: the form shows more than was heard. */
  readonly mixed: boolean;
}

/**
 * The answers a form changes. An empty field changes nothing, because Slack may forget what it showed prefilled. What
 * today’s questionnaire does not offer is passed over. `drawn`: what the form showed at first, where that was not what
 * was answered before.
 */
export function heard(before: Answers, values: Values, drawn?: Values): Heard {
  const answers: Partial<Record<QuestionKey, unknown>> = {};
  let mixed = false;
  for (const question of questions) {
    const given = values[question.key];
    if (given === undefined || given.length === 0) continue;
    const shown = drawn ? (drawn[question.key] ?? []) : shownAs(before[question.key]);
    const meant = lastMeant(question, shown, given);
    if (meant.length !== given.length) mixed = true;
    const answer = understood(question.key, meant);
    if (answer !== undefined && !same(answer, before[question.key])) answers[question.key] = answer;
  }
  return { answers: answers as Answers, mixed };
}

/**
 * “None of these” and “Don’t know” stand alone. Whoever adds one of them to choices means it instead of them, and
 * whoever adds a choice to one of them takes that back: the latest hand counts.
 */
function lastMeant(
  question: KeyedQuestion,
  shown: string | readonly string[],
  given: string | readonly string[],
): string | readonly string[] {
  if (question.kind === 'one' || typeof given === 'string') return given;
  const alone = given.filter(standsAlone);
  if (alone.length === 0 || given.length === 1) return given;

  const choices = given.filter((key) => !standsAlone(key));
  // Slack lists them as they were picked; more than one is new where it could not tell us of the first.
  const latest = given.findLast((key) => !shown.includes(key));
  if (latest !== undefined && standsAlone(latest)) return [latest];
  return choices.length > 0 ? choices : alone.slice(-1);
}

const shownAs = (answer: Value): string | readonly string[] =>
  answer === undefined ? [] : answer.length === 0 ? [noneOfThese.key] : answer;

const standsAlone = (key: string): boolean => key === noneOfThese.key || key === dontKnow.key;

const same = (one: Value, other: Value): boolean =>
  String(one) === String(other) && typeof one === typeof other;
