import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assignSteps, editStep } from '#blocks/assign-steps';
import { answerView, askView, passView } from '#blocks/open-question';
import { sourcesView } from '#blocks/sources-view';
import { tryOutView, whatWouldChangeIt } from '#blocks/what-if';
import { whyView } from '#blocks/why';
import { personas } from '#sandbox/personas';
import { approachNames } from '#scoping/approaches';
import type { Answers } from '#scoping/questionnaire';
import { soFar } from '#scoping/so-far';
import { arbitraryAnswers } from '#tests/scoping/arbitrary-answers';
import { expectFits, nastyWords } from './drawn.ts';
import { ana, scoped, stepWith } from './projects.ts';

const viewsOf = (answers: Answers, name = 'Help desk') => {
  const { project, assessment, steps } = scoped(answers, { name });
  const { destination } = assessment.recommendation;
  const tried = { project: project.id, name, changes: answers, answers, destination, soFar: soFar(answers) };
  return [
    whyView(project, assessment),
    sourcesView(assessment.recommendation),
    whatWouldChangeIt(project, assessment),
    tryOutView({ ...tried, epoch: 0, because: ['Because.'] }),
    assignSteps(project, steps),
    ...steps.slice(0, 1).map((step) => editStep(project.id, step)),
    ...assessment.recommendation.open_questions.flatMap((key) =>
      [answerView, askView, passView].map((view) => view({ project: project.id, key })),
    ),
  ];
};

test.each(personas)('everything the card of $name opens is taken by Slack', ({ answers, name }) => {
  for (const view of viewsOf(answers, name)) expectFits(view);
});

test('and so whatever is answered', () => {
  fc.assert(
    fc.property(arbitraryAnswers, (answers) => {
      for (const view of viewsOf(answers)) expectFits(view);
    }),
    { numRuns: 40 },
  );
});

test.each(nastyWords)('names and steps like %j harm nobody', (words) => {
  for (const view of viewsOf({}, words || 'x')) {
    expectFits(view);
    expect(JSON.stringify(view.blocks)).not.toMatch(/mrkdwn","text":"[^"]*<!channel>/);
  }
  const { project } = scoped({});
  const step = stepWith({
    text: words || 'x',
    why: 'Because.',
    note: words || null,
    notNeeded: words ? { reason: words.slice(0, 200), by: ana, at: new Date(0) } : null,
  });
  expectFits(
    assignSteps(
      project,
      Array.from({ length: 20 }, (_, n) => ({ ...step, key: `${n}` })),
    ),
  );
  expectFits(editStep(project.id, { ...step, note: step.note?.slice(0, 500) ?? null }));
});

describe('what would change it', () => {
  test.each(personas)('names every single answer that would move $name', ({ answers }) => {
    const { project, assessment } = scoped(answers);
    const drawn = JSON.stringify(whatWouldChangeIt(project, assessment).blocks);
    for (const { destination } of assessment.recommendation.tipping_points)
      expect(drawn).toContain(`→ ${approachNames[destination]}`);
    if (assessment.recommendation.tipping_points.length === 0)
      expect(drawn).toContain('No single answer would change it');
  });
});

test('a claim is named once among the sources, with its article', () => {
  const { assessment } = scoped({ needs_knowledge: 'yes', change_rate: 'daily' });
  const drawn = JSON.stringify(sourcesView(assessment.recommendation).blocks);
  const ids = drawn.match(/• S\d-\d+/g) ?? [];
  expect(ids.length).toBeGreaterThan(10);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { claims } of assessment.recommendation.rationale)
    for (const id of claims) expect(drawn).toContain(`• ${id} `);
});
