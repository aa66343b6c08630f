import { tickedByGroup } from '#scoping/checklist';
import type { ProjectId, TeamId } from '#scoping/ids';
import type { Stores } from '#store/index';
import type { OutboxEntry } from '#store/outbox-entry';
import { REDRAW_EVERY_MS } from './announce.ts';
import type { DeliveryDeps } from './delivery-deps.ts';
import type { Address, Messenger, Telling } from './messenger.ts';
import { reminderOpens, reminderToDraw } from './prepare-reminder.ts';
import { addressOf, standingOf } from './prepare-telling.ts';
import { recordTold } from './record-told.ts';

/** Longer than a call may take, which is ten seconds: whoever still holds an entry then has died. */
const LEASE_MS = 15_000;

/** Entries that are due, each handed to one deliverer only. */
export const claimDue = ({ store, now }: DeliveryDeps, limit: number): Promise<OutboxEntry[]> =>
  store.outbox.claim(now(), leaseFrom(now()), limit);

/** Tells Slack what a claimed entry says, and records what became of it. */
export async function deliver(deps: DeliveryDeps, messenger: Messenger, entry: OutboxEntry): Promise<void> {
  const { store, now } = deps;
  const address = await addressOf(store, entry);
  if (!address) return void (await store.outbox.settle(entry, { kind: 'sent' }, now()));

  const turn = await turnOf(deps, messenger, entry, address);
  if (turn > now())
    return void (await store.outbox.settle(
      entry,
      { kind: 'retry', at: turn, error: entry.error ?? 'waiting for its turn' },
      now(),
    ));

  const telling = await store.together(entry.team, (stores) => begin(deps, stores, entry));
  if (telling === 'lost') return;
  if (telling === 'nothing') return void (await store.outbox.settle(entry, { kind: 'sent' }, now()));

  const plain = await store.plainWorkspaces.has(entry.team, now());
  const told = await messenger.tell(entry.id, telling, plain);
  await store.together(entry.team, (stores) => recordTold(deps, stores, { entry, telling, told, plain }));
}

async function turnOf(
  { store, now }: DeliveryDeps,
  messenger: Messenger,
  entry: OutboxEntry,
  address: Address,
): Promise<Date> {
  const { team, message } = entry;
  if (message.kind === 'card' && address.ts !== null) {
    const card = await store.cards.find(team, message.project);
    const free = new Date((card?.drawnAt?.getTime() ?? 0) + REDRAW_EVERY_MS);
    if (free > now()) return free;
  }
  if (message.kind === 'reminder') {
    const opens = await reminderOpens(store, team, message.reminder, now());
    if (opens > now()) return opens;
  }
  return messenger.turn(entry, address);
}

/**
 * *Sending* is on record before the call, together with the drawing, so that what a person clicks on later can be
 * judged by what they saw.
 */
async function begin(
  { now }: DeliveryDeps,
  stores: Stores,
  entry: OutboxEntry,
): Promise<Telling | 'nothing' | 'lost'> {
  const address = await addressOf(stores, entry);
  if (!address) return 'nothing';
  if (!(await stores.outbox.markSending(entry, leaseFrom(now())))) return 'lost';
  return (await draw(stores, entry, address, now())) ?? 'nothing';
}

async function draw(
  stores: Stores,
  { team, message }: OutboxEntry,
  address: Address,
  now: Date,
): Promise<Telling | undefined> {
  switch (message.kind) {
    case 'card': {
      const standing = await standingOf(stores, team, message.project);
      if (!standing) return undefined;
      const version = await stores.cards.draw(team, message.project, tickedByGroup(standing.steps), now);
      return { kind: 'card', address, version, ...standing };
    }
    case 'thread': {
      const standing = await standingOf(stores, team, message.project);
      if (!standing) return undefined;
      const asked = await stores.openQuestions.asked(team, message.project);
      const pending = await stores.openQuestions.pending(team, message.project);
      return { kind: 'thread', address, part: message.part, now, asked, pending, ...standing };
    }
    case 'revision': {
      const assessment = await stores.assessments.find(team, message.assessment);
      const project = assessment && (await stores.projects.find(team, assessment.project));
      const before =
        project && (await stores.assessments.revision(team, project.id, assessment.revision - 1));
      return before && { kind: 'revision', address, project, assessment, before };
    }
    case 'trouble': {
      const project = await stores.projects.find(team, message.project);
      return project && { kind: 'trouble', address, project, error: message.error };
    }
    case 'remove':
      return { kind: 'remove', address };
    case 'proposal': {
      const standing = await standingOf(stores, team, message.project);
      return standing && { kind: 'proposal', address, open: message.open, ...standing };
    }
    case 'outcome': {
      const standing = await standingOf(stores, team, message.project);
      return standing && { kind: 'outcome', address, ...standing };
    }
    case 'review': {
      const project = await stores.projects.find(team, message.project);
      return project && { ...message, address, project };
    }
    case 'reminder': {
      const face = await reminderToDraw(stores, team, message.reminder, now);
      return face && { kind: 'reminder', address, face };
    }
    case 'question':
    case 'nudge': {
      const ask = await stores.openQuestions.find(team, message.ask);
      const standing = ask && (await standingOf(stores, team, ask.project));
      return standing && { kind: message.kind, address, ask, ...standing };
    }
    case 'digest': {
      const overdue = await stillOpen(stores, team, message.steps);
      return overdue.length === 0 ? undefined : { kind: 'digest', address, overdue };
    }
    case 'direct':
      return { kind: 'direct', address, text: message.text };
  }
}

async function stillOpen(
  stores: Stores,
  team: TeamId,
  steps: readonly { readonly project: ProjectId; readonly key: string }[],
) {
  const found = [];
  for (const { project: id, key } of steps) {
    const project = await stores.projects.find(team, id);
    const step = (await stores.checklists.of(team, id)).find((each) => each.key === key);
    if (project && step && !step.done && !step.notNeeded) found.push({ project, step });
  }
  return found;
}

const leaseFrom = (now: Date): Date => new Date(now.getTime() + LEASE_MS);
