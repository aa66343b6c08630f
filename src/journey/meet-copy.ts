import type { ChannelId, ProjectId, TeamId } from '#scoping/ids';
import { cardEntry, removalEntry, threadEntries } from './announce.ts';
import type { Deps } from './deps.ts';

export interface Seen {
  readonly channel: ChannelId;
  readonly ts: string;
}

/**
 * A message with a card that somebody clicked on. Slack may have posted one whose answer never came: where no other
 * is known it becomes the card, else it is a second copy and is removed. Says which message is the card.
 */
export async function meetCopy(
  deps: Deps,
  team: TeamId,
  project: ProjectId,
  seen: Seen,
): Promise<{ readonly kind: 'card' } | { readonly kind: 'copy'; readonly card: Seen }> {
  const { store } = deps;
  const known = await store.cards.find(team, project);
  if (!known || isThis(known, seen)) return { kind: 'card' };

  return store.together(team, async (stores) => {
    const card = await stores.cards.find(team, project);
    const now = deps.now();
    if (card?.ts && !isThis(card, seen)) {
      await stores.cards.noticeCopy(team, project, seen, now);
      await stores.outbox.add(team, [removalEntry(deps, project, seen)], now);
      return { kind: 'copy', card: { channel: card.channel, ts: card.ts } };
    }
    await stores.cards.posted(team, project, seen.channel, seen.ts, now);
    await stores.outbox.add(team, [cardEntry(deps, project), ...threadEntries(deps, project)], now);
    return { kind: 'card' };
  });
}

const isThis = (card: { readonly channel: string; readonly ts: string | null }, seen: Seen): boolean =>
  card.channel === seen.channel && card.ts === seen.ts;
