import { expect, test } from 'vitest';
import { verdict } from '#scoping/verdict';
import { departures, publishedCases } from './published-cases.ts';

test.each(publishedCases.filter(({ id }) => !departures[id]))(
  '$id: we say what its author decided',
  (published) => {
    expect(verdict(published.answers).destination).toBe(published.verdict);
  },
);

test.each(Object.entries(departures))('%s: we depart from its author, on a ground', (id, { ours }) => {
  const published = publishedCases.find((one) => one.id === id);
  expect(published?.verdict).not.toBe(ours);
  expect(verdict(published?.answers ?? {}).destination).toBe(ours);
});

test('we agree with at least 31 of the 37', () => {
  expect(publishedCases).toHaveLength(37);
  expect(publishedCases.length - Object.keys(departures).length).toBeGreaterThanOrEqual(31);
});
