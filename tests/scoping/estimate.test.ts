import fc from 'fast-check';
import { expect, test } from 'vitest';
import { approaches } from '#scoping/approaches';
import { claim } from '#scoping/claims';
import { estimate } from '#scoping/estimate';
import { estimateNotes } from '#scoping/estimate-notes';
import type { Answers } from '#scoping/questionnaire';
import { estimateLines } from '#scoping/recommendation';
import { arbitraryAnswers } from './arbitrary-answers.ts';

const everyLine = approaches.flatMap((approach) => estimateLines.map((line) => ({ approach, line })));
const range = (low: number, high: number) => ({ low, high });

test.each<{ deadline: Answers['deadline']; fit: string }>([
  { deadline: 'lt2w', fit: 'tight' },
  { deadline: '2_4w', fit: 'tight' },
  { deadline: '4_6w', fit: 'fits' },
  { deadline: 'gt16w', fit: 'fits' },
  { deadline: 'unknown', fit: 'unknown' },
  { deadline: undefined, fit: 'unknown' },
])('two to four weeks of retrieval against $deadline: $fit', ({ deadline, fit }) => {
  expect(estimate(deadline ? { deadline } : {}).rag.time).toMatchObject({ ...range(2, 4), fit });
});

test.each<{ deadline: NonNullable<Answers['deadline']>; fit: string }>([
  { deadline: '4_6w', fit: 'no' },
  { deadline: '6_8w', fit: 'tight' },
  { deadline: '8_12w', fit: 'tight' },
  { deadline: '12_16w', fit: 'tight' },
  { deadline: 'gt16w', fit: 'fits' },
])('eight to sixteen weeks of a hybrid against $deadline: $fit', ({ deadline, fit }) => {
  expect(estimate({ deadline }).hybrid.time).toMatchObject({ ...range(8, 16), fit });
});

test.each<{ budget_setup: NonNullable<Answers['budget_setup']>; fit: string }>([
  { budget_setup: '2000_4999', fit: 'no' },
  { budget_setup: '5000_29999', fit: 'tight' },
  { budget_setup: '30000_49999', fit: 'fits' },
  { budget_setup: '50000_plus', fit: 'fits' },
])('setting up retrieval on $budget_setup: $fit', ({ budget_setup, fit }) => {
  expect(estimate({ budget_setup }).rag.setup).toMatchObject({ ...range(5_000, 30_000), fit });
});

test.each<{ budget_setup: NonNullable<Answers['budget_setup']>; fit: string }>([
  { budget_setup: 'lt200', fit: 'no' },
  { budget_setup: '200_1999', fit: 'tight' },
  { budget_setup: '2000_4999', fit: 'fits' },
])('a small open model on $budget_setup: $fit', ({ budget_setup, fit }) => {
  const { finetune } = estimate({ budget_setup, train_target: 'open_small' });
  expect(finetune.setup).toMatchObject({ ...range(200, 2_000), fit });
});

test.each<{ budget_month: NonNullable<Answers['budget_month']>; fit: string }>([
  { budget_month: 'lt500', fit: 'no' },
  { budget_month: '500_3000', fit: 'tight' },
  { budget_month: 'gt3000', fit: 'fits' },
])('running retrieval on $budget_month a month: $fit', ({ budget_month, fit }) => {
  expect(estimate({ budget_month }).rag.monthly).toMatchObject({ ...range(500, 3_000), fit });
});

test('a first year is held against what may be built for plus twelve months of running', () => {
  const firstYear = (answers: Answers) => estimate(answers).rag.first_year;
  expect(firstYear({})).toMatchObject({ ...range(11_000, 66_000), basis: 'derived', fit: 'unknown' });
  expect(firstYear({ budget_setup: '50000_plus' }).fit).toBe('unknown');
  expect(firstYear({ budget_setup: '2000_4999', budget_month: 'lt500' }).fit).toBe('no');
  expect(firstYear({ budget_setup: '5000_29999', budget_month: '500_3000' }).fit).toBe('tight');
  expect(firstYear({ budget_setup: '30000_49999', budget_month: 'gt3000' }).fit).toBe('fits');
});

test.each<{ target: Answers['train_target']; compute: object; year: object }>([
  { target: 'hosted_small', compute: range(50, 2_000), year: range(150, 10_000) },
  { target: 'open_small', compute: range(200, 2_000), year: range(600, 10_000) },
  { target: 'mid', compute: range(5_000, 50_000), year: range(15_000, 250_000) },
  { target: 'unknown', compute: range(200, 50_000), year: range(600, 250_000) },
  { target: undefined, compute: range(200, 50_000), year: range(600, 250_000) },
])(
  'training $target is priced by its own band, a year by three to five times that',
  ({ target, compute, year }) => {
    const { finetune } = estimate(target ? { train_target: target } : {});
    expect(finetune.setup).toMatchObject({ ...compute, basis: 'stated' });
    expect(finetune.first_year).toMatchObject({ ...year, basis: 'derived' });
  },
);

test('nobody prices the training of a large model, so neither do we, nor a hybrid with one', () => {
  const { finetune, hybrid, rag } = estimate({
    train_target: 'enterprise',
    budget_setup: 'lt200',
    budget_month: 'lt500',
  });
  for (const line of [finetune.setup, finetune.first_year, hybrid.setup, hybrid.first_year])
    expect(line).toMatchObject({ low: null, high: null, basis: 'none', fit: 'unknown' });
  expect(finetune.setup.claims).toEqual(['S4-68']);
  expect(rag.setup.fit).toBe('no');
});

test('a hybrid costs what its halves cost', () => {
  const { hybrid } = estimate({ train_target: 'open_small' });
  expect(hybrid.setup).toMatchObject({ ...range(5_200, 32_000), basis: 'derived' });
  expect(hybrid.first_year).toMatchObject({ ...range(11_600, 76_000), basis: 'derived' });
});

test.each<{ answers: Answers; time: object }>([
  { answers: { labelled_examples: '0' }, time: { ...range(6, 12), basis: 'stated', claims: ['S1-51'] } },
  { answers: { labelled_examples: '1_199', stage: 'idea_mvp' }, time: { ...range(6, 12), basis: 'stated' } },
  { answers: { labelled_examples: '200_499' }, time: { ...range(4, 10), basis: 'stated' } },
  { answers: { labelled_examples: '5000_plus', stage: 'production' }, time: range(4, 10) },
  {
    answers: { labelled_examples: '500_999', stage: 'idea_mvp' },
    time: { ...range(2, 4), claims: ['S3-36'] },
  },
  { answers: { labelled_examples: 'unknown' }, time: { ...range(4, 12), basis: 'derived' } },
  { answers: { stage: 'idea_mvp' }, time: { ...range(2, 12), basis: 'derived' } },
])('training after $answers takes $time.low to $time.high weeks', ({ answers, time }) => {
  expect(estimate(answers).finetune.time).toMatchObject(time);
});

test('no figure is given for prompting, nor a monthly bill for a tuned model', () => {
  const { prompting, finetune, hybrid } = estimate({ deadline: 'gt16w', budget_month: 'gt3000' });
  for (const line of [...Object.values(prompting), finetune.monthly, hybrid.monthly])
    expect(line).toMatchObject({ low: null, high: null, basis: 'none', fit: 'unknown' });
});

test('for any answers: a range with two ends and its ground, or no figure at all', () => {
  fc.assert(
    fc.property(arbitraryAnswers, (answers) => {
      const all = estimate(answers);
      for (const { approach, line } of everyLine) {
        const { low, high, basis, fit, claims } = all[approach][line];
        claims.map(claim);
        expect(new Set(claims).size).toBe(claims.length);
        if (basis === 'none') expect([low, high, fit]).toEqual([null, null, 'unknown']);
        else {
          expect(low).toBeLessThan(high ?? 0);
          expect(claims).not.toEqual([]);
        }
      }
    }),
  );
});

/** Every figure that an article gives for time or money, and the sums and products that follow from them. */
const givenOrDerived = new Set([
  ...[2, 4, 6, 8, 10, 12, 16],
  ...[50, 200, 500, 2_000, 3_000, 5_000, 30_000, 50_000],
  ...[5_000 + 12 * 500, 30_000 + 12 * 3_000],
  ...[3 * 50, 5 * 2_000, 3 * 200, 3 * 5_000, 5 * 50_000],
  ...[5_050, 5_200, 10_000, 32_000, 80_000],
  ...[11_150, 11_600, 26_000, 76_000, 316_000],
]);

test('for any answers, never a number that no source gives', () => {
  fc.assert(
    fc.property(arbitraryAnswers, (answers) => {
      const all = estimate(answers);
      const numbers = everyLine.flatMap(({ approach, line }) => [
        all[approach][line].low,
        all[approach][line].high,
      ]);
      expect(numbers.filter((each) => each !== null && !givenOrDerived.has(each))).toEqual([]);
    }),
  );
});

test('every range says what it covers', () => {
  for (const { approach, line } of everyLine) expect(estimateNotes[approach][line]).toMatch(/^[A-Z].*\.$/);
});
