import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allRhythms, cadence } from '#scoping/cadence';
import { isDay } from '#scoping/calendar';
import { claim } from '#scoping/claims';
import { nextDue, untouched } from '#scoping/due-dates';
import { brand } from '#scoping/ids';
import { retirements } from '#scoping/providers';
import type { Answers } from '#scoping/questionnaire';
import { reminderLines } from '#scoping/reminder-lines';
import type { ModelsUsed, ReminderPlan } from '#scoping/reminders';
import { suggestedModels } from '#scoping/retirement-lines';
import { recommended } from '#tests/recommended';
import { arbitrarySituation } from './situations.ts';

const nothing: ModelsUsed = { provider: '', base: '', embedding: '', end: null };
const plan = { launch: '2027-01-31', since: '2027-01-04', models: nothing, zone: 'UTC' };
const assessed = new Date('2026-11-16T09:00:00Z');

const tuned: Answers = {
  needs_knowledge: 'no',
  behaviour_gaps: ['classification'],
  prompt_result: 'under_80',
  labelled_examples: '2000_4999',
  train_target: 'hosted_small',
};
const looksUp: Answers = { needs_knowledge: 'yes', behaviour_gaps: [], knowledge_size: 'too_big' };

const linesOf = (answers: Answers, more: Partial<ReminderPlan> = {}) =>
  reminderLines({ recommendation: recommended(answers) }, { ...plan, ...more });

const dueDates = (answers: Answers, more: Partial<ReminderPlan> = {}) =>
  Object.fromEntries(
    linesOf(answers, more).map((line) => [
      line.key,
      nextDue(line, untouched(line.key), { ...plan, ...more }, assessed),
    ]),
  );

test('every line of the cadence is a line of reminders, with its words, basis and claims', () => {
  const seen = new Set<string>();
  const any = recommended(tuned);
  fc.assert(
    fc.property(arbitrarySituation, (situation) => {
      const advised = cadence(situation);
      const recommendation = { ...any, cadence: advised };
      const lines = reminderLines({ recommendation }, plan);
      expect(lines.map(({ key }) => key)).toEqual(advised.map(({ id }) => id));
      for (const [at, line] of lines.entries()) {
        expect(line.basis).toBe(advised[at]?.basis);
        expect(line.sources).toEqual(advised[at]?.claims);
        line.sources.map(claim);
        seen.add(line.key);
        const due = nextDue(line, untouched(line.key), plan, assessed);
        if (line.rhythm.kind !== 'event') expect(due && isDay(due)).toBe(true);
      }
    }),
    { numRuns: 600, seed: 1 },
  );
  expect(allRhythms.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([]);
});

test('a tuned model: each line on its day, counted from the launch', () => {
  expect(dueDates(tuned)).toMatchObject({
    'agree-retraining-cadence': '2027-01-17',
    'revalidate-tuned-model': '2027-04-30',
    'retrain-or-not': '2027-04-30',
    'check-for-base-update': '2027-02-28',
    'compare-with-newest-base': '2027-07-31',
    'review-total-cost': '2028-01-31',
    'read-feedback': '2027-02-28',
    // Counted from the questionnaire: half a year old in May, however late the launch.
    'ask-again': '2027-05-16',
    'revalidate-after-base-update': undefined,
    'try-the-rollback': undefined,
  });
});

test.each<{ change_rate: NonNullable<Answers['change_rate']>; due: string | undefined; by: string }>([
  { change_rate: 'daily', due: '2027-02-28', by: 'Check that the index is still refreshed by itself' },
  { change_rate: 'weekly', due: '2027-02-28', by: 'Check that the index is still refreshed by itself' },
  { change_rate: 'sprint_monthly', due: '2027-02-28', by: 'Refresh the index' },
  { change_rate: 'months_2_6', due: '2027-02-28', by: 'Refresh the index' },
  { change_rate: 'stable', due: '2027-07-31', by: 'Refresh the index' },
  { change_rate: 'unknown', due: undefined, by: 'Refresh the index' },
])('documents that change $change_rate', ({ change_rate, due, by }) => {
  const line = linesOf({ ...looksUp, change_rate }).find(({ key }) => key === 'refresh-index');
  expect(line?.words.title).toBe(by);
  expect(dueDates({ ...looksUp, change_rate })['refresh-index']).toBe(due);
});

test('the cadence is agreed two weeks before launch, at once where less is left, and not after it', () => {
  const agreedOn = (launch: string | null) => dueDates(tuned, { launch })['agree-retraining-cadence'];
  expect(agreedOn('2027-03-01')).toBe('2027-02-15');
  expect(agreedOn('2027-01-10')).toBe('2027-01-04');
  expect(agreedOn('2027-01-04')).toBeUndefined();
  expect(agreedOn(null)).toBeUndefined();
});

test('a launch long past makes nothing due that was due before somebody said yes', () => {
  expect(dueDates(tuned, { launch: '2025-10-10' })['revalidate-tuned-model']).toBe('2027-01-10');
  expect(dueDates(tuned, { launch: '2025-10-04' })['revalidate-tuned-model']).toBe('2027-01-04');
});

test.each([
  { base: 'gpt-4o-mini-2024-07-18' },
  { base: ' GPT-4o mini ' },
  { base: 'ft:gpt-4o-mini-2024-07-18:acme::abc' },
])('$base is known to end, and reminds 180, 90, 30 and 7 days before', ({ base }) => {
  const models = { ...nothing, base };
  const [line] = linesOf(looksUp, { models });
  expect(line).toMatchObject({
    key: 'end-openai-gpt-4o-and-4-1',
    rhythm: { kind: 'on', days: ['2026-07-18', '2026-10-16', '2026-12-15', '2027-01-07'] },
  });
  expect(line?.words.title).toBe('OpenAI ends what you use: 14 January 2027, fixed');
  expect(line?.words.whyNow).toContain('gpt-6-luna');
  expect(dueDates(looksUp, { models, since: '2026-11-20' })['end-openai-gpt-4o-and-4-1']).toBe('2026-12-15');
});

test('a training service that ends reminds those who train there, and nobody else', () => {
  const models = { ...nothing, provider: 'OpenAI' };
  expect(linesOf(tuned, { models }).map(({ key }) => key)).toContain('end-openai-training-ends');
  expect(linesOf(looksUp, { models }).map(({ key }) => key)).not.toContain('end-openai-training-ends');
  expect(linesOf(tuned, { models: { ...nothing, provider: 'Together AI' } })[0]?.key).not.toMatch(/^end-/);
  expect(linesOf(tuned)[0]?.key).not.toMatch(/^end-/);
});

test('an end that somebody entered reminds as well, and says whether the day is fixed', () => {
  const models: ModelsUsed = {
    ...nothing,
    base: 'Our model',
    end: { on: '2027-12-31', day: 'earliest' },
  };
  expect(linesOf(looksUp, { models })[0]).toMatchObject({
    key: 'end-entered',
    sources: ['entered by the team'],
    words: { title: 'Your base model ends: 31 December 2027 at the earliest' },
  });
  expect(dueDates(looksUp, { models })['end-entered']).toBe('2027-07-04');
});

test('where less than a week is left it reminds at once; once it is over, not at all', () => {
  const models = { ...nothing, base: 'gpt-4o-mini-2024-07-18' };
  const dueSince = (since: string) => dueDates(looksUp, { models, since })['end-openai-gpt-4o-and-4-1'];
  expect(dueSince('2027-01-07')).toBe('2027-01-07');
  expect(dueSince('2027-01-08')).toBe('2027-01-08');
  expect(dueSince('2027-01-14')).toBe('2027-01-14');
  expect(dueSince('2027-01-15')).toBeUndefined();
});

test('every built-in end is reached by a model or a provider that can be recorded', () => {
  const reached = retirements.filter(({ id, models, provider }) =>
    linesOf(tuned, {
      models: { ...nothing, base: models[0] ?? '', provider: models.length === 0 ? provider : '' },
    }).some(({ key }) => key === `end-${id}`),
  );
  expect(reached).toEqual(retirements);
  expect(suggestedModels).toContain('gpt-4o-2024-08-06');
});

test('an interval of one’s own replaces ours; what is put off, muted or sent already moves on', () => {
  const line = linesOf(tuned).find(({ key }) => key === 'revalidate-tuned-model');
  if (!line) throw new Error('No such line.');
  const state = untouched(line.key);
  const muted = { by: brand<'person'>('U1'), at: assessed };
  const due = (more: Partial<typeof state>) => nextDue(line, { ...state, ...more }, plan, assessed);
  expect(due({ every: 'P1M' })).toBe('2027-02-28');
  expect(due({ last: '2027-05-03' })).toBe('2027-07-31');
  expect(due({ again: '2027-05-07', last: '2027-04-30' })).toBe('2027-05-07');
  expect(due({ muted })).toBeUndefined();
});
