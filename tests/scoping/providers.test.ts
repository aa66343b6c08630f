import { expect, test } from 'vitest';
import { allProviderFacts, noticePeriods, providers, retirements } from '#scoping/providers';
import type { Answers } from '#scoping/questionnaire';
import { situationOf } from './situations.ts';

const training: Answers = {
  needs_knowledge: 'no',
  behaviour_gaps: ['classification'],
  prompt_result: 'under_80',
  labelled_examples: '2000_4999',
};

const isoDay = /^\d{4}-\d{2}-\d{2}$/;

test('where to train is told only to those who may train', () => {
  expect(providers(situationOf(training))).toEqual(allProviderFacts);
  expect(providers(situationOf({ needs_knowledge: 'yes', behaviour_gaps: [] }))).toEqual([]);
});

test('it is told also where training only waits behind a gate', () => {
  const waiting = situationOf({ ...training, labelled_examples: '0', label_supply: 'none' });
  expect(waiting.destination).toBe('prompting');
  expect(waiting.later.map(({ approach }) => approach)).toContain('finetune');
  expect(providers(waiting)).toEqual(allProviderFacts);
});

test.each<{ inside: Answers }>([
  { inside: { data_rules: ['self_hosted'] } },
  { inside: { deployment: 'offline_edge' } },
])('with $inside no provider’s service will do', ({ inside }) => {
  expect(providers(situationOf({ ...training, ...inside })).map(({ source }) => source)).toEqual([
    'inferred',
  ]);
});

test.each([...allProviderFacts, ...noticePeriods])('$name: a dated fact with its address', (fact) => {
  expect(fact.as_of).toMatch(isoDay);
  expect(fact.fact).toMatch(/^[A-Z].*\.$/);
  expect(fact.source).toMatch(/^https:\/\/|^inferred$/);
});

test.each(retirements)('$id ends on a day after it was checked', ({ on, as_of, what, source }) => {
  expect(on).toMatch(isoDay);
  expect(as_of < on).toBe(true);
  expect(what).toMatch(/\.$/);
  expect(source).toMatch(/^https:\/\//);
});
