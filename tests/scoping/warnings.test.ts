import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claim } from '#scoping/claims';
import type { Answers } from '#scoping/questionnaire';
import { allWarnings, warnings } from '#scoping/warnings';
import { arbitrarySituation, situationOf } from './situations.ts';

const idsFor = (answers: Answers) => warnings(situationOf(answers)).map(({ id }) => id);

test.each(allWarnings)('$id is short, and rests on claims', ({ id, text, claims }) => {
  expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  expect(text).toMatch(/^[A-Z“].*\.$/);
  expect(text.length).toBeLessThanOrEqual(160);
  expect(claims.length).toBeGreaterThan(0);
  claims.map(claim);
});

test('no two warnings share an id', () => {
  expect(new Set(allWarnings.map(({ id }) => id)).size).toBe(allWarnings.length);
});

const retrieval: Answers = { needs_knowledge: 'yes', change_rate: 'weekly', knowledge_size: 'too_big' };
const training: Answers = {
  needs_knowledge: 'no',
  behaviour_gaps: ['classification'],
  prompt_result: 'under_80',
  labelled_examples: '2000_4999',
  team: 'ml_one',
};
const both: Answers = {
  ...retrieval,
  behaviour_gaps: ['extraction', 'format'],
  prompt_result: 'under_80',
  eval_state: 'rag_short_behaviour',
  labelled_examples: '2000_4999',
  team: 'ml_both',
  stage: 'production',
};

/** Each warning at its edge: one answer more or less, and it is not said. */
test.each<{ id: string; said: Answers; notSaid: Answers }>([
  { id: 'either-or-framing', said: {}, notSaid: { needs_knowledge: 'yes' } },
  {
    id: 'building-before-validating',
    said: { prompt_result: 'not_tried', deadline: '8_12w' },
    notSaid: { prompt_result: 'not_tried' },
  },
  {
    id: 'training-for-facts',
    said: { needs_knowledge: 'yes', behaviour_gaps: [], labelled_examples: '500_999' },
    notSaid: { needs_knowledge: 'yes', behaviour_gaps: [], labelled_examples: '1_199' },
  },
  {
    id: 'retrieval-not-tested-yet',
    said: { ...both, eval_state: 'eval_only' },
    notSaid: both,
  },
  {
    id: 'examples-are-no-reason',
    said: { behaviour_gaps: [], labelled_examples: '1000_1999' },
    notSaid: { behaviour_gaps: [], labelled_examples: '1000_1999', cost_pressure: ['narrow_task'] },
  },
  { id: 'retrieval-for-behaviour', said: training, notSaid: { ...training, needs_knowledge: 'yes' } },
  {
    id: 'no-examples-to-train-on',
    said: { ...training, labelled_examples: '1_199' },
    notSaid: { ...training, labelled_examples: '200_499' },
  },
  {
    id: 'few-examples',
    said: { ...training, labelled_examples: '500_999' },
    notSaid: { ...training, labelled_examples: '1000_1999' },
  },
  {
    id: 'documents-first',
    said: { needs_knowledge: 'yes', kb_quality: 'messy' },
    notSaid: { needs_knowledge: 'yes', kb_quality: 'needs_work' },
  },
  {
    id: 'retrieval-on-poor-documents',
    said: { ...retrieval, kb_quality: 'needs_work' },
    notSaid: { ...retrieval, kb_quality: 'clean' },
  },
  { id: 'over-engineering', said: { ...both, stage: 'idea_mvp' }, notSaid: both },
  { id: 'two-systems-to-keep', said: { ...both, team: 'ml_one' }, notSaid: both },
  { id: 'training-unlike-live-prompts', said: both, notSaid: training },
  { id: 'maintenance-tax', said: training, notSaid: retrieval },
  {
    id: 'retraining-treadmill',
    said: both,
    notSaid: { ...both, change_rate: 'months_2_6' },
  },
  { id: 'answers-cannot-be-traced', said: { ...both, attribution: 'useful' }, notSaid: both },
  { id: 'one-model-per-domain', said: { ...both, data_rules: ['many_domains'] }, notSaid: both },
  {
    id: 'data-ends-up-in-the-model',
    said: { ...training, data_rules: ['no_training'] },
    notSaid: { ...retrieval, behaviour_gaps: [], data_rules: ['no_training'] },
  },
  {
    id: 'own-hardware-only',
    said: { ...training, data_rules: ['self_hosted'] },
    notSaid: { ...retrieval, behaviour_gaps: [], data_rules: ['self_hosted'] },
  },
  {
    id: 'rights-before-retrieval',
    said: { ...retrieval, data_rules: ['per_user_access'] },
    notSaid: { ...training, data_rules: ['per_user_access'] },
  },
  {
    id: 'trained-in-for-everyone',
    said: { ...training, data_rules: ['per_user_access'] },
    notSaid: training,
  },
  {
    id: 'live-systems-want-tools',
    said: { ...retrieval, knowledge_source: 'mixed' },
    notSaid: { ...retrieval, knowledge_source: 'documents' },
  },
  {
    id: 'hosted-index-out-of-reach',
    said: { ...retrieval, deployment: 'offline_edge' },
    notSaid: { ...retrieval, deployment: 'online' },
  },
  {
    id: 'facts-age-offline',
    said: { ...both, deployment: 'offline_edge' },
    notSaid: { ...training, deployment: 'offline_edge' },
  },
  {
    id: 'live-systems-want-tools',
    said: { ...retrieval, knowledge_source: 'live_systems' },
    notSaid: { ...retrieval, knowledge_source: 'live_systems', latency: 'none_spare' },
  },
  {
    id: 'retrieval-not-tested-yet',
    said: { ...training, needs_knowledge: 'yes' },
    notSaid: { ...training, needs_knowledge: 'yes', knowledge_size: 'not_documents' },
  },
  {
    id: 'documents-first',
    said: { needs_knowledge: 'yes', kb_quality: 'sparse', knowledge_size: 'too_big' },
    notSaid: { needs_knowledge: 'yes', kb_quality: 'sparse', knowledge_size: 'not_documents' },
  },
  { id: 'strange-questions', said: training, notSaid: both },
  {
    id: 'three-metrics-at-once',
    said: { latency: 'subsecond_hard', cost_pressure: ['unit_cost_hard'], priority_metric: 'accuracy' },
    notSaid: { latency: 'subsecond_soft', cost_pressure: ['unit_cost_hard'], priority_metric: 'accuracy' },
  },
  {
    id: 'too-fast-a-promise',
    said: { ...training, deadline: 'lt2w' },
    notSaid: { ...training, deadline: '2_4w' },
  },
  {
    id: 'prompting-nearly-there',
    said: { ...training, prompt_result: '80_89' },
    notSaid: training,
  },
  {
    id: 'lookup-takes-time',
    said: { ...retrieval, latency: 'subsecond_soft' },
    notSaid: { ...retrieval, latency: 'interactive' },
  },
  {
    id: 'two-meanings-of-compliance',
    said: { attribution: 'required', behaviour_gaps: ['script'] },
    notSaid: { attribution: 'required', behaviour_gaps: ['tone'] },
  },
  {
    id: 'two-meanings-of-compliance',
    said: { failure_cost: 'severe' },
    notSaid: { failure_cost: 'severe', attribution: 'none' },
  },
  { id: 'nobody-to-train', said: { ...training, team: 'software_only' }, notSaid: training },
  { id: 'too-early-to-train', said: { ...training, stage: 'idea_mvp' }, notSaid: training },
  {
    id: 'tuned-inference-dearer',
    said: { ...training, train_target: 'hosted_small', priority_metric: 'cost_per_query' },
    notSaid: { ...training, train_target: 'open_small', priority_metric: 'cost_per_query' },
  },
])('$id is said when it applies, and only then', ({ id, said, notSaid }) => {
  expect(idsFor(said)).toContain(id);
  expect(idsFor(notSaid)).not.toContain(id);
});

test('for any answers, what holds for everyone is said, and said last', () => {
  fc.assert(
    fc.property(arbitrarySituation, (situation) => {
      const ids = warnings(situation).map(({ id }) => id);
      expect(ids.slice(-2)).toEqual(['costly-to-change-later', 'advice-ages']);
      expect(ids).toEqual(allWarnings.map(({ id }) => id).filter((id) => ids.includes(id)));
    }),
  );
});

test('where training is neither near nor prepared, nobody is warned of it', () => {
  const ids = idsFor({ ...retrieval, behaviour_gaps: [], labelled_examples: '0', eval_state: 'none' });
  const aboutTraining = allWarnings.filter(({ text }) => /train|tuned/.test(text)).map(({ id }) => id);
  expect(ids.filter((id) => aboutTraining.includes(id))).toEqual([]);
});

test('every warning is reached by some answers', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(arbitrarySituation, (situation) => {
      for (const { id } of warnings(situation)) reached.add(id);
    }),
    { numRuns: 10_000, seed: 1 },
  );
  expect(allWarnings.map(({ id }) => id).filter((id) => !reached.has(id))).toEqual([]);
});
