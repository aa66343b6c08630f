import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Approach } from '#scoping/approaches';
import { allRhythms } from '#scoping/cadence';
import { claim } from '#scoping/claims';
import { nextDue, untouched } from '#scoping/due-dates';
import type { Answers } from '#scoping/questionnaire';
import type { Recommendation } from '#scoping/recommendation';
import { reminderLines } from '#scoping/reminder-lines';
import { recommended } from '#tests/recommended';
import { planned, walked } from './walked-reminders.ts';

/** Answers that really lead there. */
const ways = {
  prompting: { needs_knowledge: 'no', behaviour_gaps: [], prompt_result: '80_89' },
  rag: { needs_knowledge: 'yes', behaviour_gaps: [], knowledge_size: 'too_big', change_rate: 'stable' },
  finetune: {
    needs_knowledge: 'no',
    behaviour_gaps: ['classification'],
    prompt_result: 'under_80',
    labelled_examples: '2000_4999',
    train_target: 'hosted_small',
  },
  hybrid: {
    needs_knowledge: 'yes',
    knowledge_size: 'too_big',
    change_rate: 'daily',
    behaviour_gaps: ['tone', 'reasoning'],
    prompt_result: 'under_80',
    labelled_examples: '2000_4999',
    team: 'ml_both',
    stage: 'production',
  },
} as const satisfies Record<Approach, Answers>;

interface Published {
  readonly id: string;
  readonly on: readonly Approach[];
  /** How often a person is reminded; null for what waits for an event, and for what comes once. */
  readonly every: string | null;
  readonly when: boolean;
  readonly basis: 'stated' | 'inferred';
  readonly claims: readonly string[];
  readonly answers?: Answers;
}

const training = ['finetune', 'hybrid'] as const;
const retrieval = ['rag', 'hybrid'] as const;
const everyone = ['prompting', 'rag', 'finetune', 'hybrid'] as const;

/** What the five articles say about coming back, as it was read out of them; ours has to agree with each line. */
const published: readonly Published[] = [
  {
    id: 'revalidate-tuned-model',
    on: training,
    every: 'P3M',
    when: false,
    basis: 'stated',
    claims: ['S4-60', 'S3-38'],
  },
  {
    id: 'revalidate-after-base-update',
    on: training,
    every: null,
    when: true,
    basis: 'stated',
    claims: ['S4-59', 'S4-30'],
  },
  {
    id: 'check-for-base-update',
    on: training,
    every: 'P1M',
    when: false,
    basis: 'inferred',
    claims: ['S4-59', 'S4-30'],
    answers: { train_target: 'hosted_small' },
  },
  {
    id: 'retrain-or-not',
    on: training,
    every: 'P3M',
    when: true,
    basis: 'inferred',
    claims: ['S4-30', 'S5-13'],
  },
  {
    id: 'compare-with-newest-base',
    on: training,
    every: 'P6M',
    when: false,
    basis: 'inferred',
    claims: ['S3-39', 'S3-38'],
  },
  { id: 'try-the-rollback', on: training, every: null, when: true, basis: 'inferred', claims: ['S4-58'] },
  {
    id: 'agree-retraining-cadence',
    on: training,
    every: null,
    when: false,
    basis: 'stated',
    claims: ['S5-75'],
  },
  {
    id: 'review-total-cost',
    on: training,
    every: 'P1Y',
    when: false,
    basis: 'inferred',
    claims: ['S4-70', 'S4-72'],
  },
  // A day or a week is for a machine; a person is asked monthly whether it still runs.
  ...(
    [
      ['daily', 'P1M', false],
      ['weekly', 'P1M', false],
      ['sprint_monthly', 'P1M', true],
      ['months_2_6', 'P1M', false],
      ['stable', 'P6M', false],
    ] as const
  ).map(
    ([change_rate, every, when]): Published => ({
      id: 'refresh-index',
      on: retrieval,
      every,
      when,
      basis: 'inferred',
      claims: ['S3-21', 'S5-08', 'S4-30', 'S5-20'],
      answers: { change_rate },
    }),
  ),
  {
    id: 'measure-retrieval-again',
    on: retrieval,
    every: 'P3M',
    when: true,
    basis: 'inferred',
    claims: ['S3-21', 'S5-70'],
  },
  {
    id: 'audit-documents-again',
    on: retrieval,
    every: 'P6M',
    when: false,
    basis: 'inferred',
    claims: ['S5-66', 'S5-08'],
  },
  {
    id: 'add-examples-with-context',
    on: ['hybrid'],
    every: null,
    when: true,
    basis: 'inferred',
    claims: ['S5-57', 'S5-56'],
  },
  {
    id: 'rerun-prompt-eval',
    on: ['prompting'],
    every: 'P3M',
    when: true,
    basis: 'inferred',
    claims: ['S4-59', 'S3-18'],
  },
  {
    id: 'read-feedback',
    on: everyone,
    every: 'P1M',
    when: false,
    basis: 'inferred',
    claims: ['S2-92', 'S1-64'],
  },
  {
    id: 'ask-again',
    on: everyone,
    every: 'P6M',
    when: true,
    basis: 'inferred',
    claims: ['S5-20', 'S2-02', 'S2-85', 'S5-02'],
  },
  // “Year one” and “year three”: both lie on the yearly beat.
  {
    id: 'review-retrieval-cost',
    on: ['rag'],
    every: 'P1Y',
    when: false,
    basis: 'inferred',
    claims: ['S4-71'],
  },
  {
    id: 'test-the-next-step',
    on: ['prompting'],
    every: 'P3M',
    when: false,
    basis: 'inferred',
    claims: ['S2-84'],
    answers: { needs_knowledge: 'yes', knowledge_size: 'fits_prompt' },
  },
];

const cases = published.flatMap((line) => line.on.map((way) => ({ ...line, way })));
const plan = planned({ launch: '2027-01-31' });
const until = new Date('2030-03-15T00:00:00Z');

const linesOf = (recommendation: Recommendation) => reminderLines({ recommendation }, plan);

describe.each(cases)(
  '$id on the way of $way, $answers',
  ({ way, id, every, when, basis, claims, answers = {} }) => {
    const recommendation = recommended({ ...ways[way], ...answers });
    const line = linesOf(recommendation).find(({ key }) => key === id);

    test('it is there, as often as it was published, with its claims', () => {
      expect(recommendation.destination).toBe(way);
      expect(line).toMatchObject({ basis });
      expect(line?.sources.map((source) => claim(source).id)).toEqual(expect.arrayContaining([...claims]));
      expect(line?.rhythm.kind === 'every' ? line.rhythm.every : null).toBe(every);
      expect(line?.when !== null).toBe(when);
    });

    test('it is asked when it falls due, and at no other time', () => {
      if (!line) throw new Error('There is no such line.');
      const told = walked({ lines: linesOf(recommendation), plan, until }).flatMap((one) =>
        one.lines.filter(({ key }) => key === id).map(({ due }) => ({ due, day: one.day })),
      );
      const anchor =
        line.rhythm.kind === 'every' && line.rhythm.from === 'assessment' ? '2027-01-04' : '2027-01-31';
      expect(told.map(({ due }) => due)).toEqual(
        every === null ? (id === 'agree-retraining-cadence' ? ['2027-01-17'] : []) : series(anchor, every),
      );
      for (const { due, day } of told)
        expect(Temporal.PlainDate.from(due).until(day).days).toBeLessThanOrEqual(3);
    });
  },
);

test.each(cases.filter(({ when }) => when))(
  '$id on the way of $way is asked at once when somebody says that it happened',
  ({ way, id, answers = {} }) => {
    const line = linesOf(recommended({ ...ways[way], ...answers })).find(({ key }) => key === id);
    if (!line) throw new Error('There is no such line.');
    const reported = { ...untouched(id), again: '2027-02-10' };
    expect(nextDue(line, reported, plan, plan.agreed.at)).toBe('2027-02-10');
  },
);

test('every line that we have was published, and every published line is ours', () => {
  expect(new Set(published.map(({ id }) => id))).toEqual(new Set(allRhythms.map(({ id }) => id)));
});

/** By a calendar of its own: until three years have passed. */
function series(anchor: string, every: string): string[] {
  const { years, months } = Temporal.Duration.from(every);
  const days: string[] = [];
  for (let n = 1; ; n += 1) {
    const day = Temporal.PlainDate.from(anchor)
      .add({ months: (years * 12 + months) * n })
      .toString();
    if (day > '2030-03-10') return days;
    days.push(day);
  }
}
