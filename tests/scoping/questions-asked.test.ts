import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Persona, personas } from '#sandbox/personas';
import { conditions } from '#scoping/conditions';
import { type Answers, pages } from '#scoping/questionnaire';
import { questionsOn } from '#scoping/route';
import { expectGolden } from '#tests/golden';
import { arbitraryAnswers } from './arbitrary-answers.ts';

const countsFor = (answers: Answers): number[] => pages.map((page) => questionsOn(page, answers).length);
const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

test('how much each persona is asked, page by page', async () => {
  const head = ['Persona', ...pages.map(({ title }) => title), 'In all'];
  const rows = personas.map(({ name, answers }) => {
    const counts = countsFor(answers);
    return [name, ...counts, total(counts)];
  });
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  await expectGolden(
    'questions-asked.md',
    ['# How many questions each persona is asked', '', ...lines, ''].join('\n'),
  );
});

test('nobody is asked more than 25 questions, and six for the quick verdict', () => {
  fc.assert(
    fc.property(arbitraryAnswers, (answers) => {
      const counts = countsFor(answers);
      expect(total(counts)).toBeLessThanOrEqual(25);
      expect(counts[0]).toBeLessThanOrEqual(6);
    }),
  );
});

/** Nothing of its own to run into: no latency or place that would bring training up. */
const plain = { latency: 'relaxed', deployment: 'online', cost_pressure: [] } as const;

test.each([
  { need: 'retrieval alone', answers: { ...plain, needs_knowledge: 'yes', behaviour_gaps: [] }, most: 23 },
  { need: 'neither', answers: { ...plain, needs_knowledge: 'no', behaviour_gaps: [] }, most: 19 },
] as const)('whoever needs $need is asked $most', ({ answers, most }) => {
  expect(total(countsFor(answers))).toBe(most);
});

test.each<Persona>(personas)('$name is asked no more than their needs take', ({ answers }) => {
  const knowledge = conditions['needs-knowledge'].holds(answers);
  const training = conditions['training-in-question'].holds(answers);
  expect(total(countsFor(answers))).toBeLessThanOrEqual(training ? 25 : knowledge ? 23 : 19);
});
