import { conditions } from './conditions.ts';
import type { Question } from './question.ts';
import { type Answers, type QuestionKey, questions } from './questionnaire.ts';
import { isKnown } from './readings.ts';
import { isAsked } from './visible.ts';

type Asked = (typeof questions)[number];

/** Every way to answer one question for certain; of a many-choice question, none and each choice alone. */
export const waysToAnswer = (question: Question): readonly (string | readonly string[])[] =>
  question.kind === 'one'
    ? question.choices.map(({ key }) => key)
    : [[], ...question.choices.map(({ key }) => [key])];

const ways = new Map(questions.map((question) => [question.key, waysToAnswer(question)]));
const waysOf = (question: Asked) => ways.get(question.key) ?? [];

export const isOpen = (question: Asked, answers: Answers): boolean => !isKnown(answers[question.key]);

/**
 * All completions of what is known: each question that is asked has one certain answer, hidden ones have none.
 * Stops after `most + 1`, so that a caller learns cheaply that there are too many.
 */
export function* completions(answers: Answers, most = Number.POSITIVE_INFINITY): Generator<Answers> {
  let given = 0;
  function* from(index: number, soFar: Answers): Generator<Answers> {
    const question = questions[index];
    if (question === undefined) {
      given += 1;
      yield soFar;
    } else if (!isAsked(question, soFar)) {
      yield* from(index + 1, soFar);
    } else if (!isOpen(question, answers)) {
      yield* from(index + 1, { ...soFar, [question.key]: answers[question.key] });
    } else {
      for (const way of waysOf(question)) {
        if (given > most) return;
        yield* from(index + 1, { ...soFar, [question.key]: way });
      }
    }
  }
  yield* from(0, {});
}

/** Whether some completion asks this question. */
const everAsked = (question: Question, answers: Answers): boolean => {
  if (question.when === undefined) return true;
  const { reads, holds } = conditions[question.when];
  const gates = questions.filter(({ key }) => reads.some((read) => read === key));
  const tryOut = (index: number, soFar: Answers): boolean => {
    const gate = gates[index];
    if (gate === undefined) return holds(soFar);
    if (!isAsked(gate, soFar)) return tryOut(index + 1, soFar);
    if (!isOpen(gate, answers)) return tryOut(index + 1, { ...soFar, [gate.key]: answers[gate.key] });
    return waysOf(gate).some((way) => tryOut(index + 1, { ...soFar, [gate.key]: way }));
  };
  return tryOut(0, {});
};

/** The questions that some completion asks and that nobody has answered for certain. */
export const openQuestions = (answers: Answers): readonly Asked[] =>
  questions.filter((question) => isOpen(question, answers) && everAsked(question, answers));

/**
 * Draws completions, each as likely as any other. A question that turns out hidden is drawn all the same, as a coin
 * with as many sides as it has answers, and only one side is let pass: otherwise completions that ask less would
 * come too often.
 */
export function completionsAtRandom(answers: Answers, random: () => number): () => Answers {
  const open = openQuestions(answers);
  const kept = questions.filter((question) => open.includes(question) || !isOpen(question, answers));
  const draw = (): Answers | undefined => {
    const drawn: Partial<Record<QuestionKey, unknown>> = {};
    for (const question of kept) {
      const choices = isOpen(question, answers) ? waysOf(question) : undefined;
      if (isAsked(question, drawn as Answers))
        drawn[question.key] = choices
          ? choices[Math.floor(random() * choices.length)]
          : answers[question.key];
      else if (choices && random() * choices.length >= 1) return undefined;
    }
    return drawn as Answers;
  };
  return () => {
    for (;;) {
      const drawn = draw();
      if (drawn) return drawn;
    }
  };
}
