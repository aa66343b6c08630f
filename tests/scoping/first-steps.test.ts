import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claim } from '#scoping/claims';
import { allFirstSteps, firstSteps } from '#scoping/first-steps';
import type { Answers } from '#scoping/questionnaire';
import { arbitraryCompleteAnswers } from './arbitrary-answers.ts';
import { arbitrarySituation, situationOf } from './situations.ts';

const idsFor = (answers: Answers) => firstSteps(situationOf(answers)).map(({ id }) => id);

const hybrid: Answers = {
  needs_knowledge: 'yes',
  knowledge_source: 'documents',
  knowledge_size: 'too_big',
  kb_quality: 'clean',
  change_rate: 'weekly',
  behaviour_gaps: ['extraction', 'format'],
  prompt_result: 'under_80',
  eval_state: 'rag_short_behaviour',
  labelled_examples: '2000_4999',
  team: 'ml_both',
  stage: 'production',
};

test.each(allFirstSteps)('$id fits a checkbox, and says why with its claims', ({ id, text, why, claims }) => {
  expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  expect(text.length).toBeLessThanOrEqual(75);
  expect(text).toMatch(/^[A-Z].*[^.]$/);
  expect(why).toMatch(/^[A-Z“].*\.$/);
  expect(why.length).toBeLessThanOrEqual(160);
  expect(claims.length).toBeGreaterThan(0);
  claims.map(claim);
});

test('no two steps share an id or a text', () => {
  expect(new Set(allFirstSteps.map(({ id }) => id)).size).toBe(allFirstSteps.length);
  expect(new Set(allFirstSteps.map(({ text }) => text)).size).toBe(allFirstSteps.length);
});

test('six to ten steps for any answers, in the order of the whole list, and none that matters most left out', () => {
  fc.assert(
    fc.property(arbitrarySituation, (situation) => {
      const ids = firstSteps(situation).map(({ id }) => id);
      expect(ids.length).toBeGreaterThanOrEqual(6);
      expect(ids.length).toBeLessThanOrEqual(10);
      expect(ids).toEqual(allFirstSteps.map(({ id }) => id).filter((id) => ids.includes(id)));

      const essential = allFirstSteps.filter((step) => step.matters(situation) === 4).map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining(essential));
    }),
    { numRuns: 3_000 },
  );
});

test('six steps at least also when every question is answered', () => {
  fc.assert(
    fc.property(arbitraryCompleteAnswers, (answers) => {
      expect(idsFor(answers).length).toBeGreaterThanOrEqual(6);
    }),
    { numRuns: 2_000 },
  );
});

test('with nothing known, the problem is named first and a prompt is measured next', () => {
  expect(idsFor({}).slice(0, 2)).toEqual(['name-the-problem', 'prompt-baseline']);
});

test('a mess of documents is audited and repaired before anything else, whatever the path', () => {
  const mess: Answers = { needs_knowledge: 'yes', kb_quality: 'messy', prompt_result: 'not_tried' };
  expect(idsFor({ ...mess, behaviour_gaps: [] }).slice(0, 3)).toEqual([
    'audit-documents',
    'repair-documents',
    'prompt-baseline',
  ]);
  expect(idsFor({ ...mess, kb_quality: 'sparse' })).toContain('write-knowledge-down');

  const prompting = { ...mess, knowledge_size: 'fits_prompt', behaviour_gaps: [] } as const;
  expect(situationOf(prompting).destination).toBe('prompting');
  expect(idsFor(prompting)[0]).toBe('audit-documents');
});

test('a measured prompt is not asked for again', () => {
  expect(idsFor({ prompt_result: 'not_tried' })).toContain('prompt-baseline');
  expect(idsFor({ prompt_result: 'under_80' })).not.toContain('prompt-baseline');
});

test('a hybrid builds retrieval before training, and trains on examples with retrieved context', () => {
  const situation = situationOf({ ...hybrid, eval_state: 'none' });
  expect(situation.destination).toBe('hybrid');
  const ids = firstSteps(situation).map(({ id }) => id);
  const place = (id: string) => ids.indexOf(id);
  expect(ids).toEqual(expect.arrayContaining(['split-the-problem', 'review-examples', 'train-with-context']));
  expect(place('define-chunk')).toBeGreaterThan(place('split-the-problem'));
  expect(place('measure-retrieval')).toBeGreaterThan(place('define-chunk'));
  expect(place('measure-before-training')).toBeGreaterThan(place('measure-retrieval'));
  expect(place('train-with-context')).toBeGreaterThan(place('measure-before-training'));
});

test('nobody is told how to build a retrieval that was measured and works', () => {
  const ids = idsFor(hybrid);
  expect(ids).not.toContain('define-chunk');
  expect(ids).not.toContain('measure-before-training');
});

test.each<{ given: Answers; step: string }>([
  { given: { data_rules: ['multi_tenant'] }, step: 'separate-indices' },
  { given: { data_rules: ['many_domains'] }, step: 'separate-indices' },
  { given: { data_rules: ['per_user_access'] }, step: 'retrieve-by-permission' },
  { given: { knowledge_source: 'live_systems' }, step: 'connect-live-systems' },
  { given: { knowledge_source: 'mixed' }, step: 'connect-live-systems' },
  { given: { deployment: 'offline_edge' }, step: 'ask-for-local-index' },
  { given: { attribution: 'required' }, step: 'show-sources' },
  { given: { latency: 'subsecond_hard' }, step: 'fetch-at-start' },
  { given: { eval_state: 'rag_short_facts' }, step: 'repair-retrieval' },
  { given: { eval_state: 'none' }, step: 'build-eval-set' },
])('retrieval with $given: $step', ({ given, step }) => {
  const retrieval: Answers = { needs_knowledge: 'yes', change_rate: 'weekly', knowledge_size: 'too_big' };
  const situation = situationOf({ ...retrieval, ...given });
  expect(situation.destination).toBe('rag');
  expect(firstSteps(situation).map(({ id }) => id)).toContain(step);
});

test.each<{ labelled_examples: NonNullable<Answers['labelled_examples']>; step: string }>([
  { labelled_examples: 'unknown', step: 'count-examples' },
  { labelled_examples: '1_199', step: 'collect-examples' },
  { labelled_examples: '200_499', step: 'grow-examples' },
  { labelled_examples: '500_999', step: 'grow-examples' },
  { labelled_examples: '1000_1999', step: 'review-examples' },
  { labelled_examples: '5000_plus', step: 'review-examples' },
])('training with $labelled_examples examples: $step', ({ labelled_examples, step }) => {
  const situation = situationOf({
    needs_knowledge: 'no',
    behaviour_gaps: ['classification'],
    product_type: 'classification',
    prompt_result: 'under_80',
    labelled_examples,
    label_supply: 'experts',
    train_target: 'hosted_small',
  });
  expect(situation.destination).toBe('finetune');
  const ids = firstSteps(situation).map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining([step, 'check-the-service', 'plan-retraining']));
});

test('every step is reached by some answers', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(arbitrarySituation, (situation) => {
      for (const { id } of firstSteps(situation)) reached.add(id);
    }),
    { numRuns: 20_000, seed: 1 },
  );
  expect(allFirstSteps.map(({ id }) => id).filter((id) => !reached.has(id))).toEqual([]);
});
