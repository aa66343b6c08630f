import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { threadMessage } from '#blocks/card-thread';
import { personas } from '#sandbox/personas';
import { faultsOfMessage, faultsOfNewBlocks } from '#sandbox/validate/validate-blocks';
import { approaches } from '#scoping/approaches';
import { brand } from '#scoping/ids';
import { questionOf } from '#scoping/questionnaire';
import { sources } from '#scoping/recommendation';
import { threadParts } from '#scoping/thread-parts';
import { arbitraryAnswers } from '#tests/scoping/arbitrary-answers';
import { ana, type Scoped, scoped } from './projects.ts';

const now = new Date('2027-01-04T09:00:00Z');

const threadOf = (standing: Scoped, plainBlocks: boolean) =>
  threadParts.map((part) => threadMessage(part, { ...standing, plainBlocks, now }));

describe.each([false, true])('without newer blocks: %s', (plainBlocks) => {
  test.each(personas)('the thread of $name is taken by Slack', ({ answers, name }) => {
    for (const { blocks, text } of threadOf(scoped(answers, { name }), plainBlocks)) {
      expect(faultsOfMessage(blocks)).toEqual([]);
      expect(text.length).toBeGreaterThan(10);
      expect(text.length).toBeLessThan(10_000);
      if (plainBlocks) expect(faultsOfNewBlocks(blocks, '')).toEqual([]);
    }
  });

  test('whatever is answered, Slack takes the thread', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        for (const { blocks } of threadOf(scoped(answers), plainBlocks))
          expect(faultsOfMessage(blocks)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

test('the sources stand side by side in one table, and one below the other without it', () => {
  const standing = scoped({ needs_knowledge: 'yes', change_rate: 'daily' });
  const [reasons] = threadOf(standing, false);
  const table = reasons?.blocks.find(({ type }) => type === 'table');
  const rows = table && 'rows' in table ? table.rows : [];
  expect(rows.length).toBe(sources.length + 1);

  const [plain] = threadOf(standing, true);
  for (const source of sources) expect(JSON.stringify(plain?.blocks)).toContain(`• ${source} `);
});

test.each(personas)(
  'of $name the chart shows what the table says, and nothing no source states',
  ({ answers }) => {
    const { recommendation } = scoped(answers).assessment;
    const costs = threadOf(scoped(answers), false)[1];
    const drawn = JSON.stringify(costs?.blocks);
    const chart = costs?.blocks.find(({ type }) => type === 'data_visualization');
    const points: { label: string; value: number }[] =
      chart && 'chart' in chart
        ? (chart.chart as { series: { data: [] }[] }).series.flatMap(({ data }) => data)
        : [];
    const known = approaches
      .map((approach) => recommendation.estimate[approach].first_year)
      .filter(({ low }) => low !== null);
    expect(points.map(({ value }) => value)).toEqual([
      ...known.map(({ low }) => low),
      ...known.map(({ high }) => high),
    ]);
    for (const { low, high } of known)
      expect(drawn).toContain(`$${low?.toLocaleString('en-GB')}–${high?.toLocaleString('en-GB')}`);
  },
);

describe('open questions', () => {
  const standing = scoped({});
  const [key] = standing.assessment.recommendation.open_questions;
  if (!key) throw new Error('Nothing is open without any answer.');
  const ben = brand<'person'>('U0BEN0000000');
  const ask = {
    team: standing.project.team,
    id: brand<'ask'>('ask'),
    project: standing.project.id,
    key,
    by: ana,
    of: ben,
    at: now,
    message: null,
    remindedAt: null,
    state: 'open' as const,
  };
  const drawn = (more: Partial<Scoped>) =>
    JSON.stringify(threadMessage('questions', { ...standing, ...more, plainBlocks: false, now }).blocks);

  test('say who was asked, who does not know, and who answered what', () => {
    expect(drawn({ asked: [ask] })).toContain(`<@${ben}> was asked by <@${ana}>`);
    expect(drawn({ asked: [{ ...ask, state: 'passed' }] })).toContain(`<@${ben}> does not know`);
    const choice = questionOf(key).choices[0];
    const answered = drawn({ pending: [{ key, answer: choice?.key ?? '', by: ben, at: now }] });
    expect(answered).toContain(`*${choice?.label}*`);
    expect(answered).toContain('Make the revision now');
  });

  test('all of them at once, each asked of three, are taken by Slack', () => {
    const all = standing.assessment.recommendation.open_questions;
    const asked = all.flatMap((each) =>
      [1, 2, 3].map((n) => ({ ...ask, key: each, id: brand<'ask'>(`${n}`) })),
    );
    const pending = all.slice(0, 1).map((each) => ({ key: each, answer: 'unknown', by: ben, at: now }));
    const { blocks } = threadMessage('questions', { ...standing, asked, pending, plainBlocks: false, now });
    expect(faultsOfMessage(blocks)).toEqual([]);
    expect(all.length).toBeGreaterThan(15);
  });
});

test('a dated fact on a provider is marked to be checked again after 90 days', () => {
  const trained = personas
    .map(({ answers }) => scoped(answers))
    .find(({ assessment }) => assessment.recommendation.providers.length > 0);
  if (!trained) throw new Error('No persona is told where to train.');
  const [fact] = trained.assessment.recommendation.providers;
  const textAfter = (days: number) =>
    JSON.stringify(
      threadMessage('costs', {
        ...trained,
        plainBlocks: true,
        now: new Date(Date.parse(fact?.as_of ?? '') + days * 86_400_000),
      }).blocks,
    );
  expect(textAfter(89)).not.toContain('check again');
  expect(textAfter(91)).toContain('check again');
});
