import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { allRhythms, cadence, cadenceWords } from '#scoping/cadence';
import { claim } from '#scoping/claims';
import type { Answers } from '#scoping/questionnaire';
import type { Situation } from '#scoping/situation';
import { arbitrarySituation, situationOf } from './situations.ts';

const on = (destination: Situation['destination'], answers: Answers = {}, later: Situation['later'] = []) =>
  cadence({ answers, destination, start: destination, later });

const line = (id: string, ...given: Parameters<typeof on>) => on(...given).find((each) => each.id === id);
const idsOn = (...given: Parameters<typeof on>) => on(...given).map(({ id }) => id);

test('a tuned model is revalidated quarterly, the one interval that a source states', () => {
  expect(line('revalidate-tuned-model', 'finetune')).toEqual({
    id: 'revalidate-tuned-model',
    every: 'P3M',
    on: null,
    basis: 'stated',
    claims: ['S4-60', 'S3-38'],
  });
  expect(claim('S4-60').figures).toBe('quarterly');

  const statedIntervals = allRhythms
    .filter(({ basis, beat }) => basis === 'stated' && beat(situationOf(tuned))?.every)
    .map(({ id }) => id);
  expect(statedIntervals).toEqual(['revalidate-tuned-model']);
});

const tuned: Answers = {
  needs_knowledge: 'no',
  behaviour_gaps: ['classification'],
  prompt_result: 'under_80',
  labelled_examples: '2000_4999',
};

test.each<{ change_rate: Answers['change_rate']; every: string | null; on: string | null }>([
  { change_rate: 'daily', every: 'P1D', on: null },
  { change_rate: 'weekly', every: 'P1W', on: null },
  { change_rate: 'sprint_monthly', every: 'P1M', on: 'a release changes the documents' },
  { change_rate: 'months_2_6', every: 'P1M', on: null },
  { change_rate: 'stable', every: 'P6M', on: null },
  { change_rate: 'unknown', every: null, on: 'the documents have changed' },
  { change_rate: undefined, every: null, on: 'the documents have changed' },
])(
  'an index over documents that change $change_rate is refreshed every $every',
  ({ change_rate, ...beat }) => {
    const answers = change_rate ? { change_rate } : {};
    expect(line('refresh-index', 'rag', answers)).toMatchObject({ ...beat, basis: 'inferred' });
    expect(line('refresh-index', 'hybrid', answers)).toMatchObject(beat);
    expect(line('refresh-index', 'finetune', answers)).toBeUndefined();
  },
);

test('live systems alone have no index to refresh and no documents to audit', () => {
  const ids = idsOn('rag', { knowledge_source: 'live_systems' });
  expect(ids).not.toContain('refresh-index');
  expect(ids).not.toContain('audit-documents-again');
  expect(ids).toContain('measure-retrieval-again');
});

test('a monthly look for a new base model is for those who train at a provider', () => {
  expect(line('check-for-base-update', 'finetune', { train_target: 'hosted_small' })?.every).toBe('P1M');
  expect(line('check-for-base-update', 'finetune', { train_target: 'open_small' })).toBeUndefined();
});

const everyonesLines = ['read-feedback', 'ask-again'];
const trainingLines = [
  'agree-retraining-cadence',
  'revalidate-tuned-model',
  'revalidate-after-base-update',
  'retrain-or-not',
  'compare-with-newest-base',
  'try-the-rollback',
  'review-total-cost',
];
const retrievalLines = ['refresh-index', 'measure-retrieval-again', 'audit-documents-again'];

test('each path has its own lines', () => {
  expect(idsOn('prompting')).toEqual(['rerun-prompt-eval', ...everyonesLines]);
  expect(idsOn('rag')).toEqual([...retrievalLines, 'review-retrieval-cost', ...everyonesLines]);
  expect(idsOn('finetune')).toEqual([...trainingLines, ...everyonesLines]);
  expect(idsOn('hybrid')).toEqual([
    ...trainingLines,
    'add-examples-with-context',
    ...retrievalLines,
    ...everyonesLines,
  ]);
});

test('prompting with a later step behind a gate is tested again after three months', () => {
  const later = [{ approach: 'rag', gate: 'if the knowledge outgrows the prompt' }] as const;
  expect(line('test-the-next-step', 'prompting', {}, later)?.every).toBe('P3M');
  expect(line('test-the-next-step', 'rag', {}, later)).toBeUndefined();
});

test('for any answers, each line has an interval or an event, readable as such, and its claims', () => {
  fc.assert(
    fc.property(arbitrarySituation, (situation) => {
      const lines = cadence(situation);
      expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
      for (const { every, on: event, claims } of lines) {
        expect(every ?? event).not.toBeNull();
        if (every) expect(Temporal.Duration.from(every).sign).toBe(1);
        claims.map(claim);
      }
    }),
  );
});

test.each(allRhythms)(
  '$id says why now, what to check, and what to do with each result',
  ({ id, words, claims }) => {
    expect(cadenceWords.get(id)).toBe(words);
    expect(claims.length).toBeGreaterThan(0);
    const { title, check, ...sentences } = words;
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(title.length).toBeLessThanOrEqual(75);
    expect(check).toMatch(/[.?]$/);
    for (const sentence of Object.values(sentences)) expect(sentence).toMatch(/^[A-Z].*\.$/);
  },
);

test('every line is reached by some answers', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(arbitrarySituation, (situation) => {
      for (const { id } of cadence(situation)) reached.add(id);
    }),
    { numRuns: 2_000, seed: 1 },
  );
  expect(allRhythms.map(({ id }) => id).filter((id) => !reached.has(id))).toEqual([]);
});
