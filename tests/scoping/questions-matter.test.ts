import { expect, test } from 'vitest';
import { createDice } from '#sandbox/dice';
import { type Persona, personas } from '#sandbox/personas';
import { cadence } from '#scoping/cadence';
import { waysToAnswer } from '#scoping/completions';
import { estimate } from '#scoping/estimate';
import { firstSteps } from '#scoping/first-steps';
import { laterSteps } from '#scoping/later';
import { askPanel } from '#scoping/panels/index';
import { providers } from '#scoping/providers';
import { type Answers, type KeyedPage, type KeyedQuestion, pages, questions } from '#scoping/questionnaire';
import { caseAgainst, rationale } from '#scoping/rationale';
import { questionsOn } from '#scoping/route';
import { tippingPoints } from '#scoping/tipping-points';
import { weigh } from '#scoping/verdict';
import { visibleAnswers } from '#scoping/visible';
import { warnings } from '#scoping/warnings';

/** All that is advised, but for what is counted over completions: that would take minutes. */
function advice(given: Answers): string {
  const answers = visibleAnswers(given);
  const weighing = weigh(answers);
  const { destination, start } = weighing;
  const later = laterSteps(answers, weighing);
  const panel = askPanel(answers);
  const situation = { answers, destination, start, later };
  return JSON.stringify([
    [destination, start, later, panel],
    rationale(answers, weighing),
    caseAgainst(answers, weighing, panel),
    [estimate(answers), firstSteps(situation), warnings(situation), cadence(situation), providers(situation)],
    tippingPoints(answers, destination),
  ]);
}

function matters({ key }: KeyedQuestion, answers: Answers): boolean {
  const question = questions.find((one) => one.key === key);
  const [first, ...others] = question ? [...waysToAnswer(question)] : [];
  const as = (way: typeof first) => advice({ ...answers, [key]: way });
  const one = as(first);
  return others.some((way) => as(way) !== one);
}

const COMPLETIONS = 200;

/** What a person may go on to say who has come as far as this page. */
function* completions(page: KeyedPage, answers: Answers): Generator<Answers> {
  const { roll } = createDice(5);
  const before = pages.slice(
    0,
    pages.findIndex(({ id }) => id === page.id),
  );
  const said: readonly string[] = before.flatMap((earlier) => earlier.questions.map(({ key }) => key));
  const kept = Object.fromEntries(Object.entries(answers).filter(([key]) => said.includes(key)));
  for (let count = 0; count < COMPLETIONS; count += 1) {
    const rest = questions
      .filter(({ key }) => !said.includes(key))
      .map((question) => {
        const ways = [...waysToAnswer(question)];
        return [question.key, ways[Math.floor(roll() * ways.length)]];
      });
    yield { ...kept, ...Object.fromEntries(rest) };
  }
}

function canMatter(question: KeyedQuestion, page: KeyedPage, answers: Answers): boolean {
  if (matters(question, answers)) return true;
  for (const completed of completions(page, answers)) {
    const asked = questionsOn(page, completed).some(({ key }) => key === question.key);
    if (asked && matters(question, completed)) return true;
  }
  return false;
}

test.each<Persona>(personas)('$name is asked nothing that could not change what we say', ({ answers }) => {
  const idle = pages.flatMap((page) =>
    questionsOn(page, answers).filter((question) => !canMatter(question, page, answers)),
  );
  expect(idle.map(({ key }) => key)).toEqual([]);
});
