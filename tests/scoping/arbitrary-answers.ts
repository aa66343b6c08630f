import fc from 'fast-check';
import type { Question } from '#scoping/question';
import { type Answers, type QuestionKey, questions } from '#scoping/questionnaire';

type Answer = string | readonly string[];

const choice = ({ choices }: Question) => fc.constantFrom(...choices.map(({ key }) => key));

/** Lists in the questionnaire's own order, as `answers.ts` leaves them; an empty one is “none of these”. */
const known = (question: Question): fc.Arbitrary<Answer> =>
  question.kind === 'one' ? choice(question) : fc.subarray(question.choices.map(({ key }) => key));

const orUnknown = (question: Question): fc.Arbitrary<Answer> =>
  fc.oneof({ arbitrary: known(question), weight: 6 }, { arbitrary: fc.constant('unknown'), weight: 1 });

const record = (model: (question: Question) => fc.Arbitrary<Answer>, requiredKeys: QuestionKey[]) =>
  fc.record(Object.fromEntries(questions.map((question) => [question.key, model(question)])), {
    requiredKeys,
    noNullPrototype: true,
  }) as fc.Arbitrary<Answers>;

/** Any answers a draft may hold: some left out, some unknown, some to questions that are hidden. */
export const arbitraryAnswers: fc.Arbitrary<Answers> = record(orUnknown, []);

/** Every question answered with a real choice, the hidden ones too. */
export const arbitraryCompleteAnswers: fc.Arbitrary<Answers> = record(
  known,
  questions.map(({ key }) => key),
);

/** One question's key with a real answer to it: a single change to put to any answers. */
export const arbitraryChange: fc.Arbitrary<Answers> = fc
  .constantFrom(...questions)
  .chain((question) => known(question).map((answer) => ({ [question.key]: answer }) as Answers));
