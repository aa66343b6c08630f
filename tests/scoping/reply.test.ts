import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { questionOf, questions } from '#scoping/questionnaire';
import { heard, type Values } from '#scoping/reply';
import { arbitraryAnswers } from './arbitrary-answers.ts';

const anyValues: fc.Arbitrary<Values> = fc.dictionary(
  fc.oneof(fc.constantFrom(...questions.map(({ key }) => key)), fc.string()),
  fc.oneof(
    fc.string(),
    fc.array(fc.oneof(fc.constantFrom('none', 'unknown', 'tone', 'format'), fc.string())),
  ),
);

test('an empty form changes nothing', () => {
  fc.assert(
    fc.property(arbitraryAnswers, (before) => {
      const empty = Object.fromEntries(questions.map(({ key, kind }) => [key, kind === 'many' ? [] : '']));
      expect(heard(before, empty)).toEqual({ answers: {}, mixed: false });
      expect(heard(before, {})).toEqual({ answers: {}, mixed: false });
    }),
  );
});

test('hearing the same again changes nothing', () => {
  fc.assert(
    fc.property(arbitraryAnswers, anyValues, (before, values) => {
      const once = { ...before, ...heard(before, values).answers };
      const settled = heard(
        once,
        Object.fromEntries(Object.entries(once).map(([key, answer]) => [key, shown(key, answer)])),
      );
      expect(settled).toEqual({ answers: {}, mixed: false });
    }),
  );
});

const shown = (key: string, answer: string | readonly string[]) => {
  if (questions.find((question) => question.key === key)?.kind === 'one' || typeof answer !== 'string')
    return answer.length === 0 ? ['none'] : answer;
  return [answer];
};

test('what today’s questionnaire does not offer is passed over', () => {
  expect(heard({}, { change_rate: 'hourly', colour: 'blue', volume: 'ge10k' })).toEqual({
    answers: { volume: 'ge10k' },
    mixed: false,
  });
});

describe('“None of these” and “Don’t know” stand alone, and the latest hand counts', () => {
  const gaps = (before: readonly string[] | 'unknown' | undefined, now: readonly string[]) =>
    heard({ ...(before === undefined ? {} : { behaviour_gaps: before as never }) }, { behaviour_gaps: now });

  test.each([
    { was: ['tone'], now: ['tone', 'none'], meant: [], mixed: true },
    { was: ['tone'], now: ['tone', 'unknown'], meant: 'unknown', mixed: true },
    { was: [], now: ['none', 'tone'], meant: ['tone'], mixed: true },
    { was: 'unknown', now: ['unknown', 'tone', 'format'], meant: ['format', 'tone'], mixed: true },
    { was: [], now: ['none', 'unknown'], meant: 'unknown', mixed: true },
    { was: undefined, now: ['none', 'tone'], meant: ['tone'], mixed: true },
    { was: undefined, now: ['none'], meant: [], mixed: false },
    { was: ['tone'], now: ['unknown'], meant: 'unknown', mixed: false },
    { was: ['tone'], now: ['tone', 'unknown', 'format'], meant: ['format', 'tone'], mixed: true },
    { was: 'unknown', now: ['unknown', 'tone', 'none'], meant: [], mixed: true },
  ] as const)('$was, then $now: $meant', ({ was, now, meant, mixed }) => {
    expect(gaps(was, now)).toEqual({ answers: { behaviour_gaps: meant }, mixed });
  });

  test('where one choice is taken, “none” is a choice like any other', () => {
    expect(questionOf('eval_state').kind).toBe('one');
    expect(heard({}, { eval_state: 'none' }).answers).toEqual({ eval_state: 'none' });
  });
});
