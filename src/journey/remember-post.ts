import type { ProjectId } from '#scoping/ids';
import type { MessagePlace } from '#scoping/message-place';
import type { Stores } from '#store/index';
import type { OutboxEntry } from '#store/outbox-entry';
import { removalEntry, threadEntries } from './announce.ts';
import type { DeliveryDeps } from './delivery-deps.ts';
import { revisionPart } from './prepare-telling.ts';

type Making = Pick<DeliveryDeps, 'now' | 'newId'>;

/** The message that an entry posts, where it is known to be. */
export async function knownPost(
  stores: Stores,
  { team, id, message }: OutboxEntry,
): Promise<MessagePlace | undefined> {
  switch (message.kind) {
    case 'card': {
      const card = await stores.cards.find(team, message.project);
      return card?.ts ? { channel: card.channel, ts: card.ts } : undefined;
    }
    case 'thread': {
      const card = await stores.cards.find(team, message.project);
      const ts = await stores.threads.find(team, message.project, message.part);
      return card && ts !== undefined ? { channel: card.channel, ts } : undefined;
    }
    case 'revision': {
      const assessment = await stores.assessments.find(team, message.assessment);
      const card = assessment && (await stores.cards.find(team, assessment.project));
      const ts = card && (await stores.threads.find(team, card.project, revisionPart(message.assessment)));
      return card && ts !== undefined ? { channel: card.channel, ts } : undefined;
    }
    case 'reminder':
      return (await stores.reminders.find(team, message.reminder))?.sent ?? undefined;
    case 'question':
      return (await stores.openQuestions.find(team, message.ask))?.message ?? undefined;
    default:
      // Read afresh: somebody may have clicked in it since the entry was handed out.
      return (await stores.outbox.find(team, id))?.posted ?? undefined;
  }
}

/**
 * Slack has a message that an entry posted. The first we hear of is the one, from then on redrawn in place; any other
 * is a second copy, is counted and goes.
 */
export async function rememberPost(
  deps: Making,
  stores: Stores,
  entry: OutboxEntry,
  place: MessagePlace,
): Promise<void> {
  const { team, id, message } = entry;
  const known = await knownPost(stores, entry);
  if (known && !isSame(known, place)) return removeCopy(deps, stores, entry, place);

  const now = deps.now();
  await stores.outbox.posted(team, id, place, now);
  switch (message.kind) {
    case 'card':
      await stores.cards.posted(team, message.project, place.channel, place.ts, now);
      return stores.outbox.add(team, threadEntries(deps, message.project), now);
    case 'thread':
      // Deleted meanwhile, it has no thread any more.
      if (!(await stores.cards.find(team, message.project))) return;
      return stores.threads.posted(team, message.project, message.part, place.ts, now);
    case 'revision': {
      const assessment = await stores.assessments.find(team, message.assessment);
      if (!assessment || !(await stores.cards.find(team, assessment.project))) return;
      return stores.threads.posted(team, assessment.project, revisionPart(assessment.id), place.ts, now);
    }
    case 'reminder':
      return stores.reminders.posted(team, message.reminder, place);
    case 'question':
      return stores.openQuestions.posted(team, message.ask, place);
  }
}

async function removeCopy(
  deps: Making,
  stores: Stores,
  { team, message }: OutboxEntry,
  copy: MessagePlace,
): Promise<void> {
  const project: ProjectId | undefined = 'project' in message ? message.project : undefined;
  if (!(await stores.copies.notice(team, copy, project, deps.now()))) return;
  await stores.outbox.add(team, [removalEntry(deps, project, copy)], deps.now());
}

export const isSame = (one: MessagePlace, other: MessagePlace): boolean =>
  one.channel === other.channel && one.ts === other.ts;
