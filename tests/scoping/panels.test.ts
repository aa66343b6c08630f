import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claim } from '#scoping/claims';
import { askPanel } from '#scoping/panels/index';
import { type Answers, questions } from '#scoping/questionnaire';
import type { PanelVoice, SourceId } from '#scoping/recommendation';
import { isAsked, visibleAnswers } from '#scoping/visible';
import { arbitraryAnswers, arbitraryCompleteAnswers } from './arbitrary-answers.ts';
import { boundaryTests, verdicts, workedExamples } from './worked-examples.ts';

const ask = (answers: Answers) => askPanel(visibleAnswers(answers));

function voiceOf(source: SourceId, answers: Answers): PanelVoice {
  const voice = ask(answers).find((each) => each.source === source);
  if (!voice) throw new Error(`${source} does not speak`);
  return voice;
}

describe('what the articles say of their own examples', () => {
  test.each(workedExamples)('$id $case', ({ source, answers, panel, flag, start, provisional }) => {
    expect(ask(answers).map(({ verdict }) => verdict)).toEqual(verdicts(panel));
    const own = voiceOf(source, answers);
    if (flag) expect(own.flags).toContain(flag);
    if (start) expect(own.start).toBe(start);
    if (provisional) expect(own.provisional).toBe(true);
  });

  test('there are 59 of them', () => {
    expect(workedExamples.map(({ id }) => id)).toEqual(
      Array.from({ length: 59 }, (_, n) => `W${String(n + 1).padStart(2, '0')}`),
    );
  });
});

describe('where one answer tips an article', () => {
  test.each(boundaryTests)('$id $source $fixed', ({ source, fixed, changes }) => {
    const said = changes.map(({ answers }) => voiceOf(source, { ...fixed, ...answers }));
    for (const [n, { verdict, start }] of changes.entries()) {
      if (verdict) expect(said[n]?.verdict).toBe(verdict);
      if (start) expect(said[n]?.start).toBe(start);
    }
  });

  test('there are 14 of them', () => expect(boundaryTests).toHaveLength(14));
});

describe('any answers', () => {
  const asked = (visible: Answers) =>
    questions.filter((question) => isAsked(question, visible)).map(({ key }): string => key);

  const changes = (answers: Answers) =>
    questions
      .filter(({ key }) => {
        const given = visibleAnswers(answers)[key];
        return asked(visibleAnswers(answers)).includes(key) && (given === undefined || given === 'unknown');
      })
      .flatMap(({ key, kind, choices }) =>
        [
          ...(kind === 'many' ? [[]] : []),
          ...choices.map((choice) => (kind === 'many' ? [choice.key] : choice.key)),
        ].map((answer) => ({ key, change: { [key]: answer } as Answers })),
      );

  test('every source gives a verdict and cites its own claims only, each once', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        const voices = ask(answers);
        expect(voices.map(({ source }) => source)).toEqual(['S1', 'S2', 'S3', 'S4', 'S5']);
        for (const { source, verdict, start, flags, open, provisional } of voices) {
          expect(['prompting', 'rag', 'finetune', 'hybrid']).toContain(verdict);
          expect(['prompting', 'rag', 'finetune', 'hybrid', 'fix_data']).toContain(start);
          expect(flags.map((flag) => claim(flag).source)).toEqual(flags.map(() => source));
          expect(new Set(flags).size).toBe(flags.length);
          expect(provisional).toBe(open.length > 0);
        }
      }),
    );
  });

  test('neither the order of answers nor that of choices matters', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        const turned = Object.fromEntries(
          Object.entries(answers)
            .reverse()
            .map(([key, answer]) => [key, Array.isArray(answer) ? answer.toReversed() : answer]),
        ) as Answers;
        expect(ask(turned)).toEqual(ask(answers));
      }),
    );
  });

  test('hidden answers never matter', () => {
    fc.assert(
      fc.property(arbitraryAnswers, arbitraryCompleteAnswers, (answers, others) => {
        const visible = visibleAnswers(answers);
        const hidden = Object.entries(others).filter(([key]) => !asked(visible).includes(key));
        expect(ask({ ...visible, ...(Object.fromEntries(hidden) as Answers) })).toEqual(ask(answers));
      }),
    );
  });

  test('“Don’t know” is a missing answer', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        const known = Object.entries(answers).filter(([, answer]) => answer !== 'unknown');
        expect(ask(Object.fromEntries(known) as Answers)).toEqual(ask(answers));
      }),
    );
  });

  test('what is open is what, answered, would move the verdict or the start', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        for (const voice of ask(answers)) {
          const moved = changes(answers).filter(({ change }) => {
            const { verdict, start } = voiceOf(voice.source, { ...visibleAnswers(answers), ...change });
            return verdict !== voice.verdict || start !== voice.start;
          });
          expect([...new Set(moved.map(({ key }) => key))]).toEqual(voice.open);
        }
      }),
      { numRuns: 15 },
    );
  });
});

test('on an empty questionnaire all five are provisional', () => {
  expect(ask({}).map(({ verdict, start, provisional }) => [verdict, start, provisional])).toEqual([
    ['prompting', 'prompting', true],
    ['rag', 'rag', true],
    ['prompting', 'prompting', true],
    ['rag', 'prompting', true],
    ['rag', 'rag', true],
  ]);
});

test('a full questionnaire leaves nothing open', () => {
  fc.assert(
    fc.property(arbitraryCompleteAnswers, (answers) => {
      expect(ask(answers).flatMap(({ open }) => open)).toEqual([]);
    }),
  );
});

test('added questions and choices say nothing to the articles', () => {
  const added = {
    knowledge_source: 'mixed',
    label_supply: 'experts',
    data_rules: ['per_user_access', 'self_hosted'],
  } as const;
  fc.assert(
    fc.property(arbitraryCompleteAnswers, (answers) => {
      const plain: Answers = { ...answers, ...added, data_rules: [] };
      expect(ask({ ...plain, ...added })).toEqual(ask(plain));
      expect(ask({ ...plain, label_supply: 'none', knowledge_source: 'documents' })).toEqual(ask(plain));
    }),
  );
});

describe('what the articles qualify', () => {
  test.each<[string, SourceId, Answers, readonly string[]]>([
    ['nothing known: validate first', 'S1', {}, ['S1-58']],
    ['good enough: stop', 'S1', { prompt_result: 'sufficient', needs_knowledge: 'yes' }, ['S1-63']],
    ['an unaudited wish to train', 'S1', { needs_knowledge: 'no', behaviour_gaps: ['tone'] }, ['S1-61']],
    [
      'too few labels, and retrieval will not change behaviour',
      'S1',
      { needs_knowledge: 'yes', behaviour_gaps: ['tone'], labelled_examples: '200_499' },
      ['S1-28', 'S1-51', 'S1-12'],
    ],
    [
      'facts beside a trained manner',
      'S1',
      {
        needs_knowledge: 'yes',
        change_rate: 'daily',
        behaviour_gaps: ['tone'],
        labelled_examples: '5000_plus',
        budget_setup: '50000_plus',
      },
      ['S1-30', 'S1-44', 'S1-45'],
    ],
    [
      'no time for a lookup in a mess',
      'S1',
      {
        needs_knowledge: 'yes',
        behaviour_gaps: [],
        kb_quality: 'messy',
        latency: 'subsecond_hard',
        cost_pressure: [],
      },
      ['S1-29', 'S1-13', 'S1-14', 'S1-47', 'S1-15'],
    ],
    [
      'an agent',
      'S1',
      { product_type: 'agentic', behaviour_gaps: [], cost_pressure: [] },
      ['S1-29', 'S1-66'],
    ],
    ['nothing known: its closing questions', 'S2', {}, ['S2-91']],
    [
      'offline with facts that move',
      'S2',
      { deployment: 'offline_edge', change_rate: 'weekly' },
      ['S2-41', 'S2-19', 'S2-76'],
    ],
    [
      'hundreds of labels',
      'S2',
      { needs_knowledge: 'no', behaviour_gaps: ['format'], labelled_examples: '500_999' },
      ['S2-78'],
    ],
    ['the hybrid later', 'S2', { needs_knowledge: 'yes', behaviour_gaps: ['tone'] }, ['S2-65', 'S2-84']],
    [
      'a small volume',
      'S2',
      { needs_knowledge: 'yes', behaviour_gaps: [], volume: 'under_10k' },
      ['S2-74', 'S2-75'],
    ],
    ['wanted, not measured', 'S3', { behaviour_gaps: ['tone'] }, ['S3-40', 'S3-41']],
    ['wanted and measured', 'S3', { behaviour_gaps: ['vocabulary'], eval_state: 'rag_short_behaviour' }, []],
    [
      'nobody to train',
      'S4',
      { needs_knowledge: 'yes', behaviour_gaps: ['tone'], team: 'minimal' },
      ['S4-39'],
    ],
    [
      'training has upkeep',
      'S4',
      { needs_knowledge: 'no', behaviour_gaps: ['tone'] },
      ['S4-60', 'S4-72', 'S4-86'],
    ],
    [
      'retrieval falls short on facts',
      'S4',
      { needs_knowledge: 'yes', behaviour_gaps: ['tone'], eval_state: 'rag_short_facts' },
      ['S4-106', 'S4-09', 'S4-64'],
    ],
    ['stable facts', 'S5', { change_rate: 'stable' }, ['S5-18', 'S5-19']],
    ['a mess of documents', 'S5', { needs_knowledge: 'yes', kb_quality: 'sparse' }, ['S5-27']],
    ['labels not counted', 'S5', { needs_knowledge: 'no', behaviour_gaps: ['tone'] }, ['S5-72']],
    [
      'labels for basic tasks',
      'S5',
      { needs_knowledge: 'no', behaviour_gaps: ['tone'], labelled_examples: '200_499' },
      ['S5-30'],
    ],
    ['prompting gets far', 'S5', { behaviour_gaps: ['tone'], prompt_result: '80_89' }, ['S5-74']],
    [
      'an early, traceable product that trains',
      'S5',
      { behaviour_gaps: ['tone'], attribution: 'required', labelled_examples: '1000_1999', stage: 'early' },
      ['S5-36', 'S5-47', 'S5-40'],
    ],
  ])('%s (%s)', (_, source, answers, flags) => {
    expect(voiceOf(source, answers).flags).toEqual(flags);
  });
});
