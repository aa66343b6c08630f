import type { AskedAnswer } from './assessment.ts';
import { inWords } from './question.ts';
import { type Answers, questions } from './questionnaire.ts';
import { visibleAnswers } from './visible.ts';

/** Questions and answers in today’s words, so that an assessment can be shown for good as it was asked. */
export function asAsked(answers: Answers): readonly AskedAnswer[] {
  const visible = visibleAnswers(answers);
  return questions.flatMap((question) => {
    const answer = visible[question.key];
    return answer === undefined
      ? []
      : [{ key: question.key, ask: question.ask, answer: inWords(question, answer) }];
  });
}
