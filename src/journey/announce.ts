import type { Assessment, Card } from '#scoping/assessment';
import { type AssessmentId, brand, type PersonId, type ProjectId } from '#scoping/ids';
import type { MessagePlace } from '#scoping/message-place';
import type { AskId } from '#scoping/open-questions';
import type { ReminderId } from '#scoping/reminders';
import { type ThreadPart, threadParts } from '#scoping/thread-parts';
import type { NewEntry } from '#store/outbox-entry';
import type { Deps } from './deps.ts';

type Making = Pick<Deps, 'now' | 'newId'>;

/** A card is redrawn at most this often; what changes in between is shown together. */
export const REDRAW_EVERY_MS = 2_000;

/**
 * What Slack is to be told of a new assessment. The thread of a first card is told when the card has been posted:
 * without it there is nothing to reply to.
 */
export const announcement = (deps: Making, { id, project, revision }: Assessment): NewEntry[] => [
  cardEntry(deps, project),
  ...(revision === 1 ? [] : [revisionEntry(deps, project, id), ...threadEntries(deps, project)]),
];

/** The card as it is by then: now, or as soon as it may be redrawn. */
export function cardEntry(deps: Making, project: ProjectId, card?: Card): NewEntry {
  const free = (card?.drawnAt?.getTime() ?? 0) + REDRAW_EVERY_MS;
  return {
    ...entry(deps, `card:${project}`, { kind: 'card', project }),
    sameAs: `card:${project}`,
    ...(free > deps.now().getTime() ? { notBefore: new Date(free) } : {}),
  };
}

export const threadEntries = (
  deps: Making,
  project: ProjectId,
  parts: readonly ThreadPart[] = threadParts,
): NewEntry[] =>
  parts.map((part) => ({
    ...entry(deps, threadLane(project), { kind: 'thread', project, part }),
    sameAs: `thread:${project}:${part}`,
  }));

/** How a revision differed from the one before: said once, and redrawn where it was. */
export const revisionEntry = (deps: Making, project: ProjectId, assessment: AssessmentId): NewEntry => ({
  ...entry(deps, threadLane(project), { kind: 'revision', assessment }),
  sameAs: `revision:${assessment}`,
});

/** To one person, in a lane of its own: nothing has to wait for it. */
export function directEntry(
  deps: Making,
  message: Extract<NewEntry['message'], { kind: 'direct' | 'trouble' | 'review' | 'outcome' }>,
): NewEntry {
  const id = brand<'outbox entry'>(deps.newId());
  return { id, lane: `direct:${id}`, message };
}

/** A second copy is taken away. */
export const removalEntry = (
  deps: Making,
  project: ProjectId | undefined,
  { channel, ts }: MessagePlace,
): NewEntry => entry(deps, `copy:${channel}:${ts}`, { kind: 'remove', project, channel, ts });

/** A message of its own in a channel, after those that were written for it before. */
export const postEntry = (
  deps: Making,
  message: Extract<NewEntry['message'], { kind: 'proposal' }>,
): NewEntry => entry(deps, `channel:${message.channel}`, message);

/** A reminder as it is by then: posted, or redrawn after something was done about it. */
export const reminderEntry = (deps: Making, reminder: ReminderId): NewEntry => ({
  ...entry(deps, reminderLane(reminder), { kind: 'reminder', reminder }),
  sameAs: `reminder:${reminder}`,
});

/** One open question as it is by then: put to somebody, or redrawn once it is settled. */
export const questionEntry = (deps: Making, ask: AskId): NewEntry => ({
  ...entry(deps, `ask:${ask}`, { kind: 'question', ask }),
  sameAs: `ask:${ask}`,
});

/** The weekly list of one person. */
export function digestEntry(
  deps: Making,
  person: PersonId,
  steps: readonly { readonly project: ProjectId; readonly key: string }[],
): NewEntry {
  return entry(deps, `digest:${person}`, { kind: 'digest', person, steps: [...steps] });
}

export const reminderLane = (reminder: ReminderId): string => `reminder:${reminder}`;

const threadLane = (project: ProjectId): string => `thread:${project}`;

const entry = ({ newId }: Making, lane: string, message: NewEntry['message']): NewEntry => ({
  id: brand<'outbox entry'>(newId()),
  lane,
  message,
});
