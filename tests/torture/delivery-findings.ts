import type { Message } from '#sandbox/contract';
import type { Sandbox } from '#sandbox/index';
import { brand } from '#scoping/ids';
import { threadParts } from '#scoping/thread-parts';
import type { Store } from '#store/index';
import type { LostAnswers } from './lost-answers.ts';
import { type Acknowledged, isUsable, projectOn, tickedOn } from './team-at-work.ts';

export interface Findings {
  readonly cards: number;
  readonly ticks: number;
  /** How often Slack’s answer to a post was lost, by the outbox’s own count. */
  readonly doubts: { readonly cards: number; readonly threads: number };
  /** Second copies in Slack now; the usable ones of those in threads have buttons. */
  readonly twins: { readonly cards: number; readonly threads: number; readonly usable: number };
  /** Second copies that went when somebody used them. */
  readonly removed: number;
}

interface Scene {
  readonly slack: Sandbox;
  readonly store: Store;
  readonly lost: LostAnswers;
  readonly names: readonly string[];
  readonly acknowledged: Acknowledged;
}

/** What the channels hold in the end, held against what the store knows. Throws where something is missing. */
export async function findings({ slack, store, lost, names, acknowledged }: Scene): Promise<Findings> {
  const { messages, workspaces } = slack.snapshot();
  const team = brand<'team'>(workspaces[0]?.id ?? '');
  const cards = byProject(messages);
  await lost.look();
  const found = { cards: 0, threads: 0, usable: 0, ticks: 0 };
  if (cards.size !== names.length) throw new Error(`${names.length} assessments, ${cards.size} with a card.`);

  for (const [project, all] of cards) {
    const known = await store.cards.find(team, brand<'project'>(project));
    const card = all.find(({ ts, channel }) => ts === known?.ts && channel === known.channel);
    if (!card) throw new Error(`The card of ${project} is none of those in Slack.`);
    const lostCards = lost.of('card', project);
    if (all.length - 1 > lostCards)
      throw new Error(`${all.length} cards of ${project}, with ${lostCards} answers lost.`);

    const replies = messages.filter(({ thread, channel }) => thread === card.ts && channel === card.channel);
    const lostReplies = lost.of('thread', project);
    // Whoever was not told of their submission may have submitted again; each later revision says so in the thread.
    const revisions = await store.assessments.history(team, brand<'project'>(project));
    const extra = replies.length - threadParts.length - (revisions.length - 1);
    if (extra < 0 || extra > lostReplies)
      throw new Error(`${replies.length} replies to ${project}, with ${lostReplies} answers lost.`);

    found.cards += all.length - 1;
    found.threads += extra;
    found.usable += Math.max(0, replies.filter(isUsable).length - 1);
    const keys = acknowledged.ticks.get(project) ?? new Set();
    const steps = await store.checklists.of(team, brand<'project'>(project));
    for (const key of keys) {
      if (!steps.some((step) => step.key === key && step.done))
        throw new Error(`${key} of ${project} is lost.`);
      if (!tickedOn(card).includes(key)) throw new Error(`${key} of ${project} is not on the card.`);
    }
    found.ticks += keys.size;
  }
  const { noticed, removed } = await store.copies.count(team);
  if (noticed !== removed) throw new Error(`${noticed} second copies were noticed, ${removed} removed.`);
  const { ticks, ...twins } = found;
  return {
    cards: cards.size,
    ticks,
    twins,
    removed,
    doubts: { cards: lost.ofAll('card'), threads: lost.ofAll('thread') },
  };
}

function byProject(messages: readonly Message[]): Map<string, Message[]> {
  const found = new Map<string, Message[]>();
  for (const message of messages) {
    const project = projectOn(message);
    if (project !== undefined) found.set(project, [...(found.get(project) ?? []), message]);
  }
  return found;
}
