import { type Answers, type KeyedPage, type KeyedQuestion, type PageId, pages } from './questionnaire.ts';
import { isAsked, visibleAnswers } from './visible.ts';

/** The questions a page asks, given the answers so far. */
export function questionsOn(page: KeyedPage, answers: Answers): readonly KeyedQuestion[] {
  const visible = visibleAnswers(answers);
  return page.questions.filter((question) => isAsked(question, visible));
}

/** A page whose questions are all hidden is not shown. */
const isShown = (answers: Answers) => (page: KeyedPage) => questionsOn(page, answers).length > 0;

/** The page to show after this one, or the first; none after the last: then it is time for the last look. */
export function nextPage(
  answers: Answers,
  after?: PageId,
  route: readonly KeyedPage[] = pages,
): KeyedPage | undefined {
  return route.slice(route.findIndex(({ id }) => id === after) + 1).find(isShown(answers));
}

/** The page to show before this one, or before the last look; none before the first. */
export function previousPage(
  answers: Answers,
  before?: PageId,
  route: readonly KeyedPage[] = pages,
): KeyedPage | undefined {
  const here = route.findIndex(({ id }) => id === before);
  return route.slice(0, here === -1 ? route.length : here).findLast(isShown(answers));
}

/** “Page 2 of 5”, of the pages that are shown. */
export function positionOf(page: PageId, answers: Answers, route: readonly KeyedPage[] = pages) {
  const shown = route.filter(isShown(answers));
  return { at: shown.findIndex(({ id }) => id === page) + 1, of: shown.length };
}

/** What is asked and has no answer yet; “Don’t know” is an answer. */
export const unanswered = (answers: Answers): readonly KeyedQuestion[] =>
  pages.flatMap((page) => questionsOn(page, answers)).filter(({ key }) => answers[key] === undefined);

export const isComplete = (answers: Answers): boolean => unanswered(answers).length === 0;
