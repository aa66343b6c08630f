import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answers } from '#scoping/questionnaire';
import { questions } from '#scoping/questionnaire';
import { isAsked, visibleAnswers } from '#scoping/visible';
import { arbitraryAnswers, arbitraryChange, arbitraryCompleteAnswers } from './arbitrary-answers.ts';

test('only answers to questions that are asked count', () => {
  fc.assert(
    fc.property(arbitraryAnswers, (answers) => {
      const visible = visibleAnswers(answers);
      for (const question of questions) {
        const counts = answers[question.key] !== undefined && isAsked(question, visible);
        expect(visible[question.key]).toEqual(counts ? answers[question.key] : undefined);
      }
    }),
  );
});

test('what counts stays what counts when it is judged again', () => {
  fc.assert(
    fc.property(arbitraryAnswers, (answers) => {
      const visible = visibleAnswers(answers);
      expect(visibleAnswers(visible)).toEqual(visible);
    }),
  );
});

test('a hidden answer comes back when its gate flips back', () => {
  const answers: Answers = { needs_knowledge: 'yes', change_rate: 'daily' };
  const flipped: Answers = { ...answers, needs_knowledge: 'no' };
  expect(visibleAnswers(flipped)).toEqual({ needs_knowledge: 'no' });
  expect(visibleAnswers({ ...flipped, needs_knowledge: 'yes' })).toEqual(answers);
});

test('the arbitraries reach every question, complete answers leave none out', () => {
  const seen = new Set(fc.sample(arbitraryAnswers, 200).flatMap((answers) => Object.keys(answers)));
  const changed = new Set(fc.sample(arbitraryChange, 1000).flatMap((change) => Object.keys(change)));
  for (const { key } of questions) {
    expect(seen).toContain(key);
    expect(changed).toContain(key);
  }
  for (const answers of fc.sample(arbitraryCompleteAnswers, 20)) {
    expect(Object.keys(answers)).toHaveLength(questions.length);
    expect(Object.values(answers)).not.toContain('unknown');
  }
});
