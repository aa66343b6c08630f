import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answersSchema, readAnswers, understood } from '#scoping/answers';
import { carryOver, type Upgrade, upgrades } from '#scoping/older-answers';
import { inWords, offered } from '#scoping/question';
import { type Answers, questionnaireVersion, questionOf, questions } from '#scoping/questionnaire';
import { arbitraryAnswers } from './arbitrary-answers.ts';

const faultsOf = (input: unknown) => {
  const read = readAnswers(input);
  return read.kind === 'faults' ? read.faults : [];
};

const answersOf = (answers: unknown) => {
  const read = readAnswers({ answers });
  if (read.kind === 'faults') throw new Error(read.faults.join('\n'));
  return read.answers;
};

describe('the JSON contract', () => {
  test('any answers survive the trip through JSON', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        expect(answersOf(JSON.parse(JSON.stringify(answers)))).toEqual(answers);
      }),
    );
  });

  test('what is read is canonical: the questionnaire’s order, whatever the order it came in', () => {
    fc.assert(
      fc.property(arbitraryAnswers, fc.infiniteStream(fc.nat()), (answers, chance) => {
        const shuffle = <T>(list: readonly T[]) =>
          list
            .map((item) => ({ item, at: chance.next().value }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item);
        const mixedUp = shuffle(Object.entries(answers)).map(([key, answer]) => [
          key,
          Array.isArray(answer) ? shuffle(answer) : answer,
        ]);
        expect(JSON.stringify(answersOf(Object.fromEntries(mixedUp)))).toBe(JSON.stringify(answers));
      }),
    );
  });

  test.each<[unknown, Answers['behaviour_gaps']]>([
    [[], []],
    [['none'], []],
    [['none', 'none'], []],
    ['unknown', 'unknown'],
    [['unknown'], 'unknown'],
    [
      ['tone', 'format', 'tone'],
      ['format', 'tone'],
    ],
  ])('a list given as %j is read as %j', (given, answer) => {
    expect(answersOf({ behaviour_gaps: given })).toEqual({ behaviour_gaps: answer });
  });

  test('an answer to a hidden question is taken', () => {
    expect(answersOf({ needs_knowledge: 'no', change_rate: 'daily' })).toEqual({
      needs_knowledge: 'no',
      change_rate: 'daily',
    });
  });

  test.each<[string, unknown]>([
    ['none beside a choice', ['none', 'tone']],
    ['unknown beside a choice', ['tone', 'unknown']],
    ['none beside unknown', ['none', 'unknown']],
    ['a choice outside a list', 'tone'],
    ['none outside a list', 'none'],
    ['a choice that is not offered', ['charm']],
    ['a number', 3],
    ['nothing', null],
    ['an object', { tone: true }],
    ['a list in a list', [['tone']]],
  ])('%s is a fault of a list, said in one line', (_, given) => {
    const [fault, ...more] = faultsOf({ answers: { behaviour_gaps: given } });
    expect(more).toEqual([]);
    expect(fault).toMatch(
      /^behaviour_gaps: [^\n]*Allowed: a list of format, tone, .*planning; or \["none"\] alone/,
    );
  });

  test.each<[string, unknown]>([
    ['a choice that is not offered', 'hourly'],
    ['none where there is no such choice', 'none'],
    ['a list', ['daily']],
    ['nothing', null],
    ['yes', true],
  ])('%s is a fault of a single choice', (_, given) => {
    expect(faultsOf({ answers: { change_rate: given } })).toEqual([
      `change_rate: cannot be ${JSON.stringify(given)}. Allowed: daily, weekly, sprint_monthly, months_2_6, stable, unknown`,
    ]);
  });

  test('every fault is named, one line each, unknown keys too', () => {
    const faults = faultsOf(
      JSON.parse('{"answers": {"volume": 7, "colour": "red", "team": "two", "__proto__": 1}}'),
    );
    expect(faults.map((fault) => fault.slice(0, fault.indexOf(':'))).toSorted()).toEqual([
      '__proto__',
      'colour',
      'team',
      'volume',
    ]);
    expect(faults.find((fault) => fault.startsWith('colour'))).toContain(
      'Allowed: product_type, needs_knowledge,',
    );
  });

  test.each([[null], [[]], ['text'], [{}], [{ answers: [] }], [{ answers: null }]])(
    '%j is no set of answers',
    (input) => {
      expect(faultsOf(input)).toHaveLength(1);
    },
  );

  test('a long value is not repeated at length', () => {
    const [fault] = faultsOf({ answers: { volume: 'x'.repeat(10_000) } });
    expect(fault?.length).toBeLessThan(200);
  });

  test('the schema makes answers canonical wherever they come from', () => {
    expect(JSON.stringify(answersSchema.parse({ volume: 'ge10k', product_type: 'other' }))).toBe(
      '{"product_type":"other","volume":"ge10k"}',
    );
  });
});

test('every choice that is offered is understood, and nothing else is', () => {
  for (const question of questions) {
    for (const { key } of offered(question)) {
      const answer = question.kind === 'one' || key === 'unknown' ? key : key === 'none' ? [] : [key];
      expect(understood(question.key, question.kind === 'many' ? [key] : key)).toEqual(answer);
    }
    for (const other of ['', 'else', [], null, undefined])
      expect(understood(question.key, other)).toEqual(
        question.kind === 'many' && Array.isArray(other) ? [] : undefined,
      );
  }
});

describe('an older questionnaire', () => {
  test('there is one upgrade from each older version', () => {
    expect(upgrades).toHaveLength(questionnaireVersion - 1);
  });

  test('answers to today’s version stay as they are', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        expect(carryOver(questionnaireVersion, answers)).toEqual(answers);
      }),
    );
  });

  const steps: readonly Upgrade[] = [
    ({ staff, ...rest }) => ({ ...rest, team: staff }),
    ({ team, ...rest }) => ({ ...rest, team: team === 'coders' ? 'software_only' : team }),
  ];

  test('upgrades run one after the other, from the version that was answered', () => {
    expect(carryOver(1, { staff: 'coders' }, steps)).toEqual({ team: 'software_only' });
    expect(carryOver(2, { team: 'coders', staff: 'coders' }, steps)).toEqual({ team: 'software_only' });
    expect(carryOver(3, { team: 'coders' }, steps)).toEqual({});
  });

  test('what is no longer offered is asked again, what is left of a list is kept', () => {
    expect(
      carryOver(1, {
        mood: 'good',
        volume: 'ge1m',
        behaviour_gaps: ['charm', 'tone'],
        data_rules: ['gone'],
        team: 4,
      }),
    ).toEqual({ behaviour_gaps: ['tone'] });
  });
});

test('answers read as their choices’ labels', () => {
  expect(inWords(questionOf('volume'), 'ge10k')).toBe('10,000 or more');
  expect(inWords(questionOf('volume'), 'unknown')).toBe('Don’t know');
  expect(inWords(questionOf('behaviour_gaps'), [])).toBe('None of these');
  expect(inWords(questionOf('behaviour_gaps'), ['tone', 'format'])).toBe('Output format, Tone');
});
