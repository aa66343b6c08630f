import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allOf, anyOf, not, type Truth } from '#scoping/truth';

const truth = fc.constantFrom<Truth>(true, false, undefined);
const truths = fc.array(truth, { maxLength: 5 });

test.each<[readonly Truth[], Truth, Truth]>([
  [[], false, true],
  [[true, undefined], true, undefined],
  [[false, undefined], undefined, false],
  [[true, false, undefined], true, false],
  [[undefined], undefined, undefined],
])('of %j any is %j and all are %j', (statements, any, all) => {
  expect(anyOf(...statements)).toBe(any);
  expect(allOf(...statements)).toBe(all);
});

test('not any is all not, and not not changes nothing', () => {
  fc.assert(
    fc.property(truths, (statements) => {
      expect(not(anyOf(...statements))).toBe(allOf(...statements.map(not)));
      expect(statements.map(not).map(not)).toEqual(statements);
    }),
  );
});

test('order and repetition do not matter, and grouping does not', () => {
  fc.assert(
    fc.property(truths, truths, (some, others) => {
      for (const joined of [anyOf, allOf]) {
        const whole = joined(...some, ...others);
        expect(joined(...others, ...some, ...others)).toBe(whole);
        expect(joined(joined(...some), joined(...others))).toBe(whole);
      }
    }),
  );
});

test('learning more never turns yes into no, nor no into yes', () => {
  fc.assert(
    fc.property(truths, fc.infiniteStream(fc.boolean()), (statements, coin) => {
      const learned = statements.map((statement) => statement ?? coin.next().value);
      for (const joined of [anyOf, allOf]) {
        const before = joined(...statements);
        if (before !== undefined) expect(joined(...learned)).toBe(before);
      }
    }),
  );
});
