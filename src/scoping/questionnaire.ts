import { essentials } from './pages/essentials.ts';
import { evidence } from './pages/evidence.ts';
import { knowledge } from './pages/knowledge.ts';
import { running } from './pages/running.ts';
import { timeAndMoney } from './pages/time-and-money.ts';
import type { Page, Question } from './question.ts';

/** Raise it whenever a key, a choice or a condition changes; `answers.ts` maps older answers to it. */
export const questionnaireVersion = 1;

export const pages = [essentials, knowledge, running, evidence, timeAndMoney] as const;

export type PageId = (typeof pages)[number]['id'];

type Asked = (typeof pages)[number]['questions'][number];
export type QuestionKey = Asked['key'];
type ManyKey = Extract<Asked, { kind: 'many' }>['key'];

/** The choices of one question, without “Don't know”. */
export type ChoiceOf<K extends QuestionKey> = Extract<Asked, { key: K }>['choices'][number]['key'];

/** One answer: a choice, or any number of them where the question takes many; `unknown` is “Don't know”. */
export type AnswerTo<K extends QuestionKey> =
  | 'unknown'
  | (K extends ManyKey ? readonly ChoiceOf<K>[] : ChoiceOf<K>);

/** What has been answered so far. A key left out was not answered; an empty list means “none of these”. */
export type Answers = { readonly [K in QuestionKey]?: AnswerTo<K> };

/** A question, or a page, of this questionnaire. */
export interface KeyedQuestion extends Question {
  readonly key: QuestionKey;
}
export interface KeyedPage extends Page {
  readonly id: PageId;
  readonly questions: readonly KeyedQuestion[];
}

export const questions: readonly KeyedQuestion[] = pages.flatMap((page: KeyedPage) => page.questions);

export const byQuestion = <T>(of: (question: KeyedQuestion) => T) =>
  Object.fromEntries(questions.map((question) => [question.key, of(question)])) as Record<QuestionKey, T>;

const questionsByKey = byQuestion((question) => question);

export const questionOf = (key: QuestionKey): KeyedQuestion => questionsByKey[key];
