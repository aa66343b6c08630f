import { assignSteps, editStep } from '#blocks/assign-steps';
import { threadMessage } from '#blocks/card-thread';
import { cardTrouble } from '#blocks/card-trouble';
import { recommendationCard } from '#blocks/recommendation-card';
import { revisionReply } from '#blocks/revision-reply';
import { sourcesView } from '#blocks/sources-view';
import { tryOutView, whatWouldChangeIt } from '#blocks/what-if';
import { whyView } from '#blocks/why';
import type { FirstStepProgress } from '#scoping/assessment';
import { soFar } from '#scoping/so-far';
import { threadParts } from '#scoping/thread-parts';
import { ana, stepWith } from '#tests/blocks/projects';
import { forEach, once, type Wall } from './hang.ts';
import { ben, first, now, revised, second, standing } from './harbour.ts';

/** The message in the channel, its thread, and what its buttons open. */
export const cards = (): Wall => [
  ...forEach('Card', (persona) => recommendationCard({ ...standing(persona), version: 1 })),
  ...once('Card, worked on', recommendationCard({ ...standing(first), steps: workedOn, version: 3 })),
  ...once(
    'Card, provisional',
    recommendationCard({ ...standing(second), assessment: provisional, version: 1 }),
  ),
  ...threadParts.flatMap((part) =>
    forEach(`Thread, ${part}`, (persona) =>
      threadMessage(part, { ...standing(persona), now, plainBlocks: false }),
    ),
  ),
  ...threadParts.flatMap((part) =>
    forEach(`Thread without newer blocks, ${part}`, (persona) =>
      threadMessage(part, { ...standing(persona), now, plainBlocks: true }),
    ),
  ),
  ...once(
    'Thread, the next revision',
    revisionReply({ before: standing(first).assessment, assessment: revised }),
  ),
  ...forEach('Why', (persona) => whyView(standing(persona).project, standing(persona).assessment)),
  ...forEach('What would change it', (persona) =>
    whatWouldChangeIt(standing(persona).project, standing(persona).assessment),
  ),
  ...once('Other answers tried', tryOutView(tried)),
  ...once('Sources', sourcesView(standing(first).assessment.recommendation)),
  ...once('Assign & dates', assignSteps(standing(first).project, workedOn)),
  ...workedOn.slice(2, 3).flatMap((step) => once('One step', editStep(step.project, step))),
  ...refusals.flatMap((error) =>
    once(`Card in trouble, ${error}`, cardTrouble(standing(first).project, error)),
  ),
];

const at = new Date('2026-12-16T15:00:00Z');

/** Some steps ticked, one given to somebody, one ruled out, one of the team's own. */
const ways: readonly Partial<FirstStepProgress>[] = [
  { done: { by: ana, at } },
  { done: { by: ben, at } },
  { owner: ben, due: '2027-01-22', note: 'Start with the refund pages' },
  { notNeeded: { by: ana, at, reason: 'The help centre has one already' } },
];
const workedOn = [
  ...standing(first).steps.map((step, index) => ({ ...step, ...ways[index] })),
  stepWith({ own: true, text: 'Ask legal about the invoices', owner: ana, due: '2027-01-08', place: 99 }),
];

const provisional = { ...standing(second).assessment, provisional: true };

const changes = { change_rate: 'stable', knowledge_size: 'fits_prompt' } as const;
const answers = { ...first.answers, ...changes };
const tried = {
  epoch: 0,
  project: standing(first).project.id,
  name: first.name,
  changes,
  answers,
  destination: standing(first).assessment.recommendation.destination,
  soFar: soFar(answers),
  because: ['Private knowledge that fits the context window can stay in the prompt.'],
};

/** Slack's words for a card it will not take, each with its own fix. */
const refusals = [
  'message_not_found',
  'not_in_channel',
  'is_archived',
  'restricted_action',
  'missing_scope',
  'fatal_error',
];
