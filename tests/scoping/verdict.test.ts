import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { approaches } from '#scoping/approaches';
import type { Answers } from '#scoping/questionnaire';
import { gates } from '#scoping/rules/gates';
import { knockOuts } from '#scoping/rules/knock-outs';
import type { Rule } from '#scoping/rules/rule';
import { rules, verdict, weigh } from '#scoping/verdict';
import { visibleAnswers } from '#scoping/visible';
import { arbitraryAnswers } from './arbitrary-answers.ts';

describe('for any answers', () => {
  test('there is one verdict, always the same', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        const { destination, start } = verdict(answers);
        expect(approaches).toContain(destination);
        expect([...approaches, 'fix_data']).toContain(start);
        expect(verdict(answers)).toEqual({ destination, start });
      }),
    );
  });

  test('the order in which they were given does not matter', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        const backwards = Object.fromEntries(Object.entries(answers).reverse()) as Answers;
        expect(weigh(visibleAnswers(backwards))).toEqual(weigh(visibleAnswers(answers)));
      }),
    );
  });

  test('hidden answers do not matter', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        expect(verdict(visibleAnswers(answers))).toEqual(verdict(answers));
      }),
    );
  });

  test.each(['knowledge', 'behaviour'] as const)('one more belief in %s never removes that need', (need) => {
    const weight = fc.constantFrom(1 as const, 2 as const, 3 as const);
    fc.assert(
      fc.property(arbitraryAnswers, weight, (given, more) => {
        const answers = visibleAnswers(given);
        const added: Rule = {
          id: 'added',
          need,
          weight: more,
          holds: () => true,
          rests: [],
          claims: [],
          because: '',
        };
        if (weigh(answers).needs[need]) expect(weigh(answers, [...rules, added]).needs[need]).toBe(true);
      }),
    );
  });
});

const known: Answers = { needs_knowledge: 'yes', prompt_result: 'under_80' };
const trainable: Answers = {
  needs_knowledge: 'no',
  behaviour_gaps: ['classification'],
  prompt_result: 'under_80',
  labelled_examples: '2000_4999',
};

describe('knock-outs take retrieval out', () => {
  const cases: Record<(typeof knockOuts)[number]['id'], Answers> = {
    'needs-nothing-of-its-own': { ...known, needs_knowledge: 'no', attribution: 'required' },
    'no-room-for-retrieval': { ...known, latency: 'none_spare', labelled_examples: '0' },
    'nothing-written-to-retrieve': { ...known, knowledge_size: 'not_documents', labelled_examples: '0' },
    'fits-the-prompt': { ...known, knowledge_size: 'fits_prompt' },
    'prompting-is-enough': { ...known, prompt_result: 'sufficient' },
  };
  test.each(knockOuts)('$id', ({ id }) => {
    expect(verdict(known).destination).toBe('rag');
    expect(weigh(visibleAnswers(cases[id])).knockedOut.map((ground) => ground.id)).toEqual([id]);
    expect(verdict(cases[id]).destination).toBe('prompting');
  });

  test.each<Answers>([
    { attribution: 'required' },
    { knowledge_source: 'mixed' },
    { data_rules: ['per_user_access'] },
    { data_rules: ['multi_tenant'] },
    { cost_pressure: ['prompt_length'] },
    { latency: 'subsecond_hard' },
  ])('knowledge that fits the prompt is looked up all the same with %o', (reason) => {
    expect(verdict({ ...known, knowledge_size: 'fits_prompt', ...reason }).destination).toBe('rag');
  });
});

describe('gates hold training back', () => {
  const cases: Record<(typeof gates)[number]['id'], Answers> = {
    'too-few-examples': { labelled_examples: '1_199' },
    'nobody-to-train': { team: 'software_only' },
    'too-early-for-training': { stage: 'idea_mvp', deadline: '4_6w' },
    'budget-below-training': { budget_setup: '2000_4999', train_target: 'mid' },
    'data-may-not-train': { data_rules: ['no_training'] },
    'nowhere-to-train': { data_rules: ['self_hosted'], train_target: 'hosted_small' },
    'nearly-there-by-prompting': { prompt_result: '90_plus' },
    'structured-output-first': {
      behaviour_gaps: ['format', 'tone'],
      prompt_result: '80_89',
      labelled_examples: '200_499',
    },
    'measure-before-training': { prompt_result: 'not_tried', volume: 'under_10k' },
    'repair-retrieval-first': { eval_state: 'rag_short_facts' },
  };
  test.each(gates)('$id', ({ id }) => {
    expect(verdict(trainable)).toEqual({ destination: 'finetune', start: 'finetune' });
    const held = weigh(visibleAnswers({ ...trainable, ...cases[id] }));
    expect(held.heldBack.map((gate) => gate.id)).toEqual([id]);
    expect(held.destination).toBe('prompting');
  });

  test.each<[string, Answers]>([
    ['few examples, but somebody can write more', { labelled_examples: '1_199', label_supply: 'experts' }],
    [
      'no machine learning, but a provider that trains',
      { team: 'software_only', train_target: 'hosted_small' },
    ],
    ['a tiny budget, but a hosted small model', { budget_setup: 'lt200', train_target: 'hosted_small' }],
    ['prompting at 90%, but a hard time limit', { prompt_result: '90_plus', latency: 'subsecond_hard' }],
  ])('open: %s', (_, answers) => {
    expect(verdict({ ...trainable, ...answers }).destination).toBe('finetune');
  });

  describe('format, voice and limits are shaped by the prompt first', () => {
    const shape: Answers = { needs_knowledge: 'no', behaviour_gaps: ['format', 'tone', 'guardrails'] };
    test.each<[string, Answers]>([
      ['alone', {}],
      ['in an agent', { product_type: 'agentic' }],
      ['in a scripted conversation', { product_type: 'scripted_conversation' }],
      ['with some examples', { labelled_examples: '500_999' }],
    ])('not trained %s', (_, more) => {
      const held = weigh(visibleAnswers({ ...shape, ...more }));
      expect(held.heldBack.map(({ id }) => id)).toEqual(['structured-output-first']);
      expect(held.destination).toBe('prompting');
    });

    test.each<[string, Answers]>([
      ['a prompt was measured to fail', { prompt_result: 'under_80' }],
      ['retrieval was measured and leaves the gap', { eval_state: 'rag_short_behaviour' }],
      ['it is asked at volume', { volume: 'ge10k' }],
      ['1,000 examples are in hand', { labelled_examples: '1000_1999' }],
      ['something else falls short too', { behaviour_gaps: ['tone', 'reasoning'] }],
      ['know-how is in no document', { needs_knowledge: 'yes', knowledge_size: 'not_documents' }],
      ['one narrow task presses on cost', { cost_pressure: ['narrow_task'] }],
      ['there is a hard time limit', { latency: 'subsecond_hard' }],
    ])('trained once %s', (_, more) => {
      expect(verdict({ ...shape, ...more }).destination).toBe('finetune');
    });
  });

  test.each<[string, Answers, string]>([
    ['said to be untried', { prompt_result: 'not_tried' }, 'prompting'],
    ['said to be untried, at volume', { prompt_result: 'not_tried', volume: 'ge10k' }, 'finetune'],
    ['not known to be tried', { prompt_result: 'unknown' }, 'finetune'],
    ['not known to be tried, at low use', { prompt_result: 'unknown', volume: 'under_10k' }, 'prompting'],
    [
      'untried, yet measured on an eval set',
      { prompt_result: 'not_tried', eval_state: 'eval_only' },
      'finetune',
    ],
  ])('a prompt %s', (_, answers, destination) => {
    expect(verdict({ ...trainable, ...answers }).destination).toBe(destination);
  });

  test('measured beside retrieval, a gap in behaviour needs nothing more to be trained', () => {
    expect(verdict({ ...known, eval_state: 'rag_short_behaviour' }).destination).toBe('hybrid');
  });

  test('beside retrieval a weak gap waits until retrieval was measured', () => {
    const weak: Answers = { ...known, behaviour_gaps: ['classification'], prompt_result: '80_89' };
    expect(weigh(visibleAnswers(weak)).heldBack.map(({ id }) => id)).toEqual(['start-simple']);
    expect(verdict(weak).destination).toBe('rag');
    expect(verdict({ ...weak, eval_state: 'rag_short_behaviour' }).destination).toBe('hybrid');
  });
});

describe('the start', () => {
  test.each<[string, Answers, string]>([
    ['a mess is repaired first', { ...known, kb_quality: 'messy' }, 'fix_data'],
    ['nobody has tried a prompt', { needs_knowledge: 'yes', prompt_result: 'not_tried' }, 'prompting'],
    ['the prompt was measured', known, 'rag'],
    ['at 90% the prompt is polished first', { ...known, prompt_result: '90_plus' }, 'prompting'],
    [
      'unless retrieval was measured too',
      { ...known, prompt_result: '90_plus', eval_state: 'rag_ok' },
      'rag',
    ],
    ['both needs, retrieval not measured', { ...known, behaviour_gaps: ['classification', 'format'] }, 'rag'],
    [
      'nor is it polished where retrieval misses facts',
      { ...known, prompt_result: '90_plus', eval_state: 'rag_short_facts' },
      'rag',
    ],
    [
      'both needs, retrieval measured',
      { ...known, behaviour_gaps: ['classification'], eval_state: 'rag_short_behaviour' },
      'hybrid',
    ],
    [
      'training without examples begins with collecting them by prompting',
      { ...trainable, labelled_examples: '0', label_supply: 'logs_history' },
      'prompting',
    ],
  ])('%s', (_, answers, start) => {
    expect(verdict(answers).start).toBe(start);
  });
});

describe('points that nearly, and just, make a need', () => {
  test.each<[string, Answers, string]>([
    ['answers about documents', { product_type: 'qa_support' }, 'prompting'],
    ['and sources welcome', { product_type: 'qa_support', attribution: 'useful' }, 'rag'],
    ['weekly change and sources welcome', { change_rate: 'weekly', attribution: 'useful' }, 'rag'],
    ['slow change and sources welcome', { change_rate: 'months_2_6', attribution: 'useful' }, 'prompting'],
    ['rights and sources welcome', { data_rules: ['per_user_access'], attribution: 'useful' }, 'rag'],
    [
      'a hard price and 500 examples for a small model',
      { needs_knowledge: 'no', cost_pressure: ['unit_cost_hard'], labelled_examples: '500_999' },
      'finetune',
    ],
    [
      'a hard price and fewer examples',
      { needs_knowledge: 'no', cost_pressure: ['unit_cost_hard'], labelled_examples: '200_499' },
      'prompting',
    ],
    [
      'a hard price at low use',
      {
        needs_knowledge: 'no',
        cost_pressure: ['unit_cost_hard'],
        labelled_examples: '500_999',
        volume: 'under_10k',
      },
      'prompting',
    ],
    [
      'offline with knowledge, where a local index comes before training',
      { needs_knowledge: 'yes', deployment: 'offline_edge', behaviour_gaps: ['classification'] },
      'rag',
    ],
  ])('%s', (_, answers, destination) => {
    expect(verdict(answers).destination).toBe(destination);
  });

  test('retrieval that was measured to be good leaves no gap to train', () => {
    const answers: Answers = { ...known, behaviour_gaps: ['classification', 'reasoning'] };
    expect(verdict(answers).destination).toBe('hybrid');
    expect(verdict({ ...answers, eval_state: 'rag_ok' }).destination).toBe('rag');
  });

  test('offline, a provider’s service cannot hand over the model', () => {
    const offline: Answers = { ...trainable, deployment: 'offline_edge' };
    expect(verdict({ ...offline, train_target: 'open_small' }).destination).toBe('finetune');
    const hosted = weigh(visibleAnswers({ ...offline, train_target: 'hosted_small' }));
    expect(hosted.heldBack.map(({ id }) => id)).toEqual(['nowhere-to-train']);
  });
});
