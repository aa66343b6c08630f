import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Answers, questions } from '#scoping/questionnaire';
import { tippingPoints } from '#scoping/tipping-points';
import { verdict } from '#scoping/verdict';
import { isAsked, visibleAnswers } from '#scoping/visible';
import { arbitraryAnswers } from './arbitrary-answers.ts';

const merged = (answers: Answers, changes: Answers): Answers => ({ ...answers, ...changes });

test('every tipping point really leads where it says', () => {
  fc.assert(
    fc.property(arbitraryAnswers, (given) => {
      const answers = visibleAnswers(given);
      const { destination } = verdict(answers);
      for (const point of tippingPoints(answers, destination)) {
        expect(Object.keys(point.changes)).toHaveLength(1);
        expect(point.destination).not.toBe(destination);
        expect(verdict(merged(answers, point.changes)).destination).toBe(point.destination);
      }
    }),
  );
});

test('none is missed: each choice of each question that is asked, alone, and “none of these”', () => {
  fc.assert(
    fc.property(arbitraryAnswers, (given) => {
      const answers = visibleAnswers(given);
      const { destination } = verdict(answers);
      const found = tippingPoints(answers, destination).map(({ changes }) => JSON.stringify(changes));
      for (const question of questions) {
        if (!isAsked(question, answers)) continue;
        const options: unknown[] = question.choices.map(({ key }) => (question.kind === 'one' ? key : [key]));
        if (question.kind === 'many') options.push([]);
        for (const option of options) {
          const changes = { [question.key]: option } as Answers;
          const flips = verdict(merged(answers, changes)).destination !== destination;
          expect(found.includes(JSON.stringify(changes))).toBe(flips);
        }
      }
    }),
  );
});

test('losing or gaining one choice of several counts as one change', () => {
  const answers: Answers = {
    needs_knowledge: 'no',
    prompt_result: 'under_80',
    behaviour_gaps: ['tone', 'classification'],
    labelled_examples: '500_999',
    cost_pressure: ['narrow_task', 'unit_cost_hard'],
  };
  const changes = tippingPoints(answers, verdict(answers).destination).map((point) =>
    JSON.stringify(point.changes),
  );
  expect(changes).not.toContain(JSON.stringify({ cost_pressure: ['narrow_task', 'unit_cost_hard'] }));
  const twoGaps: Answers = { needs_knowledge: 'yes', behaviour_gaps: ['extraction', 'format'] };
  expect(tippingPoints(twoGaps, 'hybrid').map((point) => point.changes)).toContainEqual({
    behaviour_gaps: ['format'],
  });
});

test('what only a choice beside the others tips is found', () => {
  const answers: Answers = { needs_knowledge: 'no', behaviour_gaps: ['tone', 'format'] };
  const together = tippingPoints(answers, 'prompting').filter(
    ({ changes }) => (changes.behaviour_gaps?.length ?? 0) > 1,
  );
  expect(together).toContainEqual({
    changes: { behaviour_gaps: ['tone', 'format', 'reasoning'] },
    destination: 'finetune',
  });
});
