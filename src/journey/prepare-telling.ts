import type { Card } from '#scoping/assessment';
import type { AssessmentId, ChannelId, PersonId, ProjectId, TeamId } from '#scoping/ids';
import { namesOfNobody } from '#scoping/nobody';
import type { Stores } from '#store/index';
import type { OutboxEntry } from '#store/outbox-entry';
import type { Address, Standing } from './messenger.ts';
import { reminderAddress } from './prepare-reminder.ts';
import { lastCheckOf } from './reminders-of.ts';

/** Where an entry leads, as far as the store knows; nothing where there is nothing left to tell. */
export async function addressOf(stores: Stores, entry: OutboxEntry): Promise<Address | undefined> {
  const { team, message } = entry;
  const direct = (person: PersonId): Address | undefined =>
    namesOfNobody.has(person) ? undefined : { team, channel: person, thread: null, ts: null };
  switch (message.kind) {
    case 'card': {
      const card = await stores.cards.find(team, message.project);
      // Nobody wants a deleted message back unless they say so.
      if (!card || (card.ts === null && card.missingAt !== null)) return undefined;
      const channel = await channelFor(stores, entry, card);
      return { team, channel, thread: null, ts: card.ts };
    }
    case 'thread': {
      const card = await stores.cards.find(team, message.project);
      if (!card?.ts) return undefined;
      const ts = (await stores.threads.find(team, message.project, message.part)) ?? null;
      if (ts === null && message.part === 'questions' && !(await anyOpen(stores, team, message.project)))
        return undefined;
      return { team, channel: card.channel, thread: card.ts, ts };
    }
    case 'revision': {
      const assessment = await stores.assessments.find(team, message.assessment);
      const card = assessment && (await stores.cards.find(team, assessment.project));
      if (!assessment || !card?.ts) return undefined;
      const ts = (await stores.threads.find(team, card.project, revisionPart(assessment.id))) ?? null;
      return { team, channel: card.channel, thread: card.ts, ts };
    }
    case 'proposal': {
      // Judged, withdrawn or revised meanwhile, there is nothing to decide any more.
      const project = await stores.projects.find(team, message.project);
      const waits = project?.status === 'proposed' && project.revision === message.revision;
      return waits ? { team, channel: message.channel, thread: null, ts: null } : undefined;
    }
    case 'review':
      return (await stores.projects.find(team, message.project)) && direct(message.person);
    case 'outcome':
    case 'trouble': {
      const project = await stores.projects.find(team, message.project);
      return project && direct(project.owner);
    }
    case 'remove':
      return { team, channel: message.channel, thread: null, ts: message.ts };
    case 'reminder':
      return reminderAddress(stores, team, message.reminder);
    case 'question': {
      const ask = await stores.openQuestions.find(team, message.ask);
      if (!ask || (ask.message === null && ask.state !== 'open')) return undefined;
      return ask.message ? { team, thread: null, ...ask.message } : direct(ask.of);
    }
    case 'nudge': {
      const ask = await stores.openQuestions.find(team, message.ask);
      if (!ask?.message || ask.state !== 'open') return undefined;
      return { team, channel: ask.message.channel, thread: ask.message.ts, ts: null };
    }
    case 'digest':
    case 'direct':
      return direct(message.person);
  }
}

/** What a new revision's line is called among the messages of the thread. */
export const revisionPart = (assessment: AssessmentId): string => `revision:${assessment}`;

async function anyOpen(stores: Stores, team: TeamId, project: ProjectId): Promise<boolean> {
  const standing = await standingOf(stores, team, project);
  return (standing?.assessment.recommendation.open_questions.length ?? 0) > 0;
}

/**
 * The bot cannot post in a conversation between two people, and only learns so by trying; the card then goes to the
 * project's owner.
 */
async function channelFor(
  stores: Stores,
  { team, error }: OutboxEntry,
  { channel, project, ts }: Card,
): Promise<ChannelId | PersonId> {
  if (ts !== null || !isDirect(channel) || error !== 'channel_not_found') return channel;
  return (await stores.projects.find(team, project))?.owner ?? channel;
}

export const isDirect = (channel: string): boolean => channel.startsWith('D');

export async function standingOf(stores: Stores, team: TeamId, id: ProjectId): Promise<Standing | undefined> {
  const project = await stores.projects.find(team, id);
  const assessment = project && (await stores.assessments.find(team, project.assessment));
  if (!assessment) return undefined;
  const lastCheck = await lastCheckOf(stores, team, id);
  const steps = await stores.checklists.of(team, id);
  const plan = await stores.reminderPlans.find(team, id);
  return { project, assessment, steps, ...(lastCheck ? { lastCheck } : {}), ...(plan ? { plan } : {}) };
}
