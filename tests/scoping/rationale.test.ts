import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { personas } from '#sandbox/personas';
import { claim } from '#scoping/claims';
import { laterSteps } from '#scoping/later';
import { askPanel } from '#scoping/panels/index';
import type { Answers } from '#scoping/questionnaire';
import { caseAgainst, rationale } from '#scoping/rationale';
import { isKnown } from '#scoping/readings';
import type { Reason } from '#scoping/recommendation';
import { gates } from '#scoping/rules/gates';
import { knockOuts } from '#scoping/rules/knock-outs';
import { objections } from '#scoping/rules/objections';
import { rules, weigh } from '#scoping/verdict';
import { visibleAnswers } from '#scoping/visible';
import { arbitraryAnswers } from './arbitrary-answers.ts';

const ids = (reasons: readonly Reason[]) => reasons.map(({ rule }) => rule);

function heard(given: Answers) {
  const answers = visibleAnswers(given);
  const weighing = weigh(answers);
  return {
    answers,
    weighing,
    why: rationale(answers, weighing),
    against: caseAgainst(answers, weighing, askPanel(answers)),
    later: laterSteps(answers, weighing),
  };
}

test('every rule, knock-out and gate speaks for some persona', () => {
  const said = new Set(personas.flatMap(({ answers }) => ids(heard(answers).why)));
  const all = [...rules, ...knockOuts, ...gates].map(({ id }) => id);
  expect(all.filter((id) => !said.has(id))).toEqual([]);
});

test('every objection is raised against some persona', () => {
  const said = new Set(personas.flatMap(({ answers }) => ids(heard(answers).against)));
  expect(objections.map(({ id }) => id).filter((id) => !said.has(id))).toEqual([]);
});

test('no two grounds share an id, and each rests on claims that exist', () => {
  const grounds = [...rules, ...knockOuts, ...gates, ...objections];
  expect(new Set(grounds.map(({ id }) => id)).size).toBe(grounds.length);
  for (const { claims } of grounds) {
    expect(claims.length).toBeGreaterThan(0);
    for (const id of claims) expect(claim(id).id).toBe(id);
  }
});

test('for any answers: one to five reasons, at most three against, each on answers that were given', () => {
  fc.assert(
    fc.property(arbitraryAnswers, (given) => {
      const { answers, why, against, later, weighing } = heard(given);
      expect(why.length).toBeGreaterThan(0);
      expect(why.length).toBeLessThanOrEqual(5);
      expect(against.length).toBeLessThanOrEqual(3);
      for (const reason of [...why, ...against])
        for (const key of reason.answers) {
          expect(isKnown(answers[key])).toBe(true);
          expect(answers[key]).not.toEqual([]);
        }
      expect(new Set(ids(why)).size).toBe(why.length);
      expect(new Set(later.map(({ approach }) => approach)).size).toBe(later.length);
      if (weighing.start !== weighing.destination)
        expect(later.map(({ approach }) => approach)).toContain(weighing.destination);
    }),
  );
});

describe('where we depart from the articles, the ground is said', () => {
  test.each<[string, Answers, string]>([
    ['long context', { needs_knowledge: 'yes', knowledge_size: 'fits_prompt' }, 'fits-the-prompt'],
    [
      'format before training',
      { needs_knowledge: 'no', behaviour_gaps: ['format'] },
      'structured-output-first',
    ],
    [
      'voice beside retrieval',
      { needs_knowledge: 'yes', behaviour_gaps: ['tone'] },
      'structured-output-first',
    ],
    ['a local index', { needs_knowledge: 'yes', deployment: 'offline_edge' }, 'local-index-offline'],
    ['live systems', { needs_knowledge: 'yes', knowledge_source: 'mixed' }, 'tools-beside-retrieval'],
    [
      'nothing but live systems',
      { needs_knowledge: 'yes', knowledge_source: 'live_systems' },
      'tools-for-retrieval',
    ],
  ])('%s', (_, answers, ground) => {
    expect(ids(heard(answers).why)).toContain(ground);
  });

  test('four sources against us open the case against, with what they would say', () => {
    const { against } = heard({
      needs_knowledge: 'yes',
      knowledge_size: 'fits_prompt',
      change_rate: 'weekly',
    });
    expect(against[0]).toMatchObject({ rule: 'most-sources-disagree', answers: ['knowledge_size'] });
    expect(against[0]?.text).toContain('All five sources would say RAG (retrieval)');
  });

  test('no room for a lookup is named when the sources would look up', () => {
    const { against } = heard({
      needs_knowledge: 'yes',
      change_rate: 'weekly',
      behaviour_gaps: ['classification'],
      prompt_result: 'under_80',
      latency: 'none_spare',
      eval_state: 'eval_only',
    });
    expect(against[0]).toMatchObject({ rule: 'most-sources-disagree', answers: ['latency'] });
  });

  test('a held-back training is named when the sources would train', () => {
    const { against } = heard({
      needs_knowledge: 'no',
      behaviour_gaps: ['classification'],
      labelled_examples: '2000_4999',
      data_rules: ['no_training'],
      prompt_result: 'under_80',
      eval_state: 'eval_only',
    });
    expect(against[0]).toMatchObject({ rule: 'most-sources-disagree', answers: ['data_rules'] });
  });

  test('three sources against us are no majority worth a reason', () => {
    const { against } = heard({
      needs_knowledge: 'yes',
      prompt_result: '80_89',
      behaviour_gaps: ['classification'],
    });
    expect(ids(against)).toEqual(['retrieval-leaves-behaviour', 'retrieval-needs-upkeep']);
  });
});

test('an index is said to need upkeep only where there are documents to index', () => {
  const against = (knowledge_source: 'live_systems' | 'documents') =>
    ids(heard({ needs_knowledge: 'yes', knowledge_source }).against);
  expect(against('documents')).toEqual(['retrieval-needs-upkeep']);
  expect(against('live_systems')).toEqual(['live-systems-are-no-index']);
});

test.each<[string, Answers, ReturnType<typeof laterSteps>]>([
  [
    'retrieval that is the start does not come again',
    { needs_knowledge: 'yes', prompt_result: 'under_80', behaviour_gaps: ['classification'] },
    [{ approach: 'hybrid', gate: 'if retrieval is measured and behaviour still falls short' }],
  ],
  [
    'beside retrieval a training that waits makes a hybrid',
    { needs_knowledge: 'yes', prompt_result: '80_89', behaviour_gaps: ['classification'] },
    [{ approach: 'hybrid', gate: 'if retrieval is measured and behaviour still falls short' }],
  ],
  [
    'a prompt that is enough may be outgrown',
    { needs_knowledge: 'yes', prompt_result: 'sufficient' },
    [{ approach: 'rag', gate: 'if the knowledge outgrows the prompt' }],
  ],
  [
    'where only time presses, it is time that is measured',
    { needs_knowledge: 'no', latency: 'subsecond_hard' },
    [{ approach: 'finetune', gate: 'if a good prompt, measured, is too slow or too dear' }],
  ],
])('later: %s', (_, answers, later) => {
  expect(heard(answers).later).toEqual(later);
});
