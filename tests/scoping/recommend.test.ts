import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { personas } from '#sandbox/personas';
import { claim } from '#scoping/claims';
import type { Answers } from '#scoping/questionnaire';
import { recommend } from '#scoping/recommend';
import { verdict } from '#scoping/verdict';
import { visibleAnswers } from '#scoping/visible';
import { arbitraryAnswers } from './arbitrary-answers.ts';
import { verdicts, workedExamples } from './worked-examples.ts';

describe('the articles’ own cases', () => {
  const own = ({ panel, source }: (typeof workedExamples)[number]) =>
    verdicts(panel)[Number(source.slice(1)) - 1];
  /** W28 and W35 are asked for anything but training; W38, W40 and W52 are format and voice, which we soften. */
  const softened = ['W38', 'W40', 'W52'];

  test('at least 52 of 59 come out as their article says', () => {
    const agreed = workedExamples.filter((example) => verdict(example.answers).destination === own(example));
    expect(workedExamples).toHaveLength(59);
    expect(agreed.length).toBeGreaterThanOrEqual(52);
    expect(workedExamples.filter((example) => !agreed.includes(example)).map(({ id }) => id)).toEqual(
      softened,
    );
  });

  test.each(['W28', 'W35'])('%s is told anything but to train', (id) => {
    const example = workedExamples.find((one) => one.id === id);
    expect(['prompting', 'rag']).toContain(verdict(example?.answers ?? {}).destination);
  });

  test('W58 is told to repair the documents, then to retrieve', () => {
    const example = workedExamples.find((one) => one.id === 'W58');
    expect(verdict(example?.answers ?? {})).toEqual({ destination: 'rag', start: 'fix_data' });
  });
});

describe('for any answers', () => {
  test('the recommendation is the same twice, in any order, whatever is hidden', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        const told = JSON.stringify(recommend(answers));
        const backwards = Object.fromEntries(Object.entries(answers).reverse()) as Answers;
        expect(JSON.stringify(recommend(backwards))).toBe(told);
        expect(JSON.stringify(recommend(visibleAnswers(answers)))).toBe(told);
      }),
      { numRuns: 40 },
    );
  });

  test('every claim it cites exists, and firmness stays within what was tried', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        const told = recommend(answers);
        const cited = [
          ...told.rationale,
          ...told.case_against,
          ...told.first_steps,
          ...told.warnings,
          ...told.cadence,
          ...Object.values(told.estimate).flatMap((lines) => Object.values(lines)),
        ].flatMap(({ claims }) => claims);
        for (const id of [...cited, ...told.panel.flatMap(({ flags }) => flags)])
          expect(claim(id).id).toBe(id);
        expect(told.firmness.same).toBeGreaterThanOrEqual(0);
        expect(told.firmness.same).toBeLessThanOrEqual(told.firmness.of);
        expect(told.firmness.panel_agreeing).toBe(
          told.panel.filter((voice) => voice.verdict === told.destination).length,
        );
      }),
      { numRuns: 60 },
    );
  });
});

test('the personas reach every destination and every start', () => {
  const told = personas.map(({ answers }) => verdict(answers));
  expect(new Set(told.map(({ destination }) => destination))).toEqual(
    new Set(['prompting', 'rag', 'finetune', 'hybrid']),
  );
  expect(new Set(told.map(({ start }) => start))).toEqual(
    new Set(['prompting', 'rag', 'finetune', 'hybrid', 'fix_data']),
  );
});
