import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recommendationCard } from '#blocks/recommendation-card';
import { personas } from '#sandbox/personas';
import { faultsOfMessage } from '#sandbox/validate/validate-blocks';
import type { FirstStepProgress } from '#scoping/assessment';
import { arbitraryAnswers } from '#tests/scoping/arbitrary-answers';
import { nastyWords } from './drawn.ts';
import { ana, type Scoped, scoped, stepWith } from './projects.ts';

const cardOf = (standing: Scoped, version = 1) => recommendationCard({ ...standing, version });

const drawn = (standing: Scoped) => JSON.stringify(cardOf(standing).blocks);

const boxesOf = (standing: Scoped) =>
  cardOf(standing).blocks.flatMap((block) =>
    'elements' in block && Array.isArray(block.elements)
      ? block.elements.filter((element) => element.type === 'checkboxes')
      : [],
  );

test.each(personas)('the card of $name is taken by Slack and is short', ({ answers, name, line }) => {
  const { blocks, text } = cardOf(scoped(answers, { name, description: line }));
  expect(faultsOfMessage(blocks)).toEqual([]);
  expect(blocks.length).toBeLessThanOrEqual(20);
  const words = JSON.stringify(blocks).length;
  expect(words).toBeLessThan(9_000);
  expect(text.length).toBeLessThan(4_000);
});

test('whatever is answered, Slack takes the card', () => {
  fc.assert(
    fc.property(arbitraryAnswers, (answers) => {
      const { blocks } = cardOf(scoped(answers));
      expect(faultsOfMessage(blocks)).toEqual([]);
      expect(blocks.length).toBeLessThanOrEqual(20);
    }),
    { numRuns: 50 },
  );
});

test.each(nastyWords)('a project called %j harms nobody', (words) => {
  const standing = scoped({}, { name: words || 'x', description: words });
  const { blocks, text } = cardOf({
    ...standing,
    steps: [
      stepWith({ key: 'a', own: true, text: words || 'x', owner: ana, due: '2027-12-31' }),
      stepWith({ key: 'b', own: true, text: words || 'x', done: { by: ana, at: new Date(0) } }),
      stepWith({ key: 'c', own: true, text: words, notNeeded: { by: ana, at: new Date(0), reason: words } }),
    ],
  });
  expect(faultsOfMessage(blocks)).toEqual([]);
  expect(text).not.toMatch(/<!channel>|<https:/);
  const marked = JSON.stringify(blocks).match(/"mrkdwn","text":"(?:[^"\\]|\\.)*"/g) ?? [];
  expect(marked.join()).not.toMatch(/<!channel>|<https:/);
});

describe('the first steps', () => {
  const many = (count: number, more: Partial<FirstStepProgress> = {}) =>
    Array.from({ length: count }, (_, n) => stepWith({ key: `step-${n}`, place: n, ...more }));

  test('stand in groups of ten, twenty at most', () => {
    const groups = boxesOf({ ...scoped({}), steps: many(23) });
    expect(groups.map(({ options }) => options.length)).toEqual([10, 10]);
  });

  test('say who ticked them and when, within Slack’s 75 characters', () => {
    const [group] = boxesOf({ ...scoped({}), steps: many(2, { done: { by: ana, at: new Date(0) } }) });
    expect(group?.initial_options).toEqual(group?.options);
    expect(group?.options[0]?.description?.text).toBe(`<@${ana}>, <!date^0^{date_short}|1970-01-01>`);
  });

  test('say who is to do them by when', () => {
    const [group] = boxesOf({ ...scoped({}), steps: many(1, { owner: ana, due: '2027-03-31' }) });
    expect(group?.options[0]?.description?.text).toBe(`<@${ana}>, due 31 Mar 2027`);
  });

  test('that were ruled out are mentioned with the reason and offer no box', () => {
    const reason = 'We have one <already>';
    const standing = { ...scoped({}), steps: many(1, { notNeeded: { by: ana, at: new Date(0), reason } }) };
    expect(boxesOf(standing)).toEqual([]);
    expect(drawn(standing)).toContain('We have one &lt;already&gt;');
  });

  test('carry the version of the drawing, so that old ticks are known for what they are', () => {
    const ids = cardOf(scoped({}), 7).blocks.map(({ block_id }) => block_id);
    expect(ids).toContain('steps:4f9f3a52-7d0e-4c6f-9a53-0f6c1b6f2a11:7:0');
  });
});

test('what a notification shows begins with the project and its verdict, without markup', () => {
  const { text } = cardOf(scoped({ needs_knowledge: 'no', behaviour_gaps: [] }, { name: 'Tagger' }));
  expect(text).toMatch(/^Tagger: Prompting only\. /);
  expect(text).not.toContain('*');
  expect(text).toMatch(/First steps: 0 of \d+ done\./);
});

test('what comes back is proposed, then says to whom, and is gone with the archive', () => {
  const standing = scoped(personas[0].answers);
  expect(drawn(standing)).toContain(
    'Reminders proposed: “Refresh the index” and 5 more. Nothing is sent until somebody says yes to them, under *Reminders* in the menu.',
  );
  // A person could not do it daily; what comes is the question whether it still runs.
  expect(drawn(scoped({ ...personas[0].answers, change_rate: 'daily' }))).toContain(
    'Reminders proposed: “Check that the index is still refreshed by itself” and',
  );
  // Nobody knows how often the documents change, so their change has to be told, and does not come by itself.
  expect(drawn(scoped({ ...personas[0].answers, change_rate: 'unknown' }))).toContain(
    'Reminders proposed: “Measure retrieval again, then the answers” and',
  );
  const withPlan = (more: object) =>
    JSON.stringify(
      recommendationCard({
        ...standing,
        version: 1,
        plan: { person: ana, place: 'dm', muted: null, ...more },
      }).blocks,
    );
  expect(withPlan({})).toContain(`Reminders come to <@${ana}>.`);
  expect(withPlan({ place: 'channel' })).toContain('Reminders come to this channel.');
  expect(withPlan({ muted: { by: ana, at: new Date() } })).toContain('Reminders are paused.');
  const archived = scoped(personas[0].answers, { archivedAt: new Date() });
  expect(drawn(archived)).not.toContain('Reminders proposed');
});
