import type { TeamId } from '#scoping/ids';
import type { MessagePlace } from '#scoping/message-place';
import type { EntryId, OutboxEntry } from '#store/outbox-entry';
import { cardEntry } from './announce.ts';
import type { Deps } from './deps.ts';
import { isSame, knownPost, rememberPost } from './remember-post.ts';

/**
 * Somebody clicked in a message that this entry posted. Where Slack's answer to that was lost it may be one we know
 * nothing of: the one, where no other is known, or else a second copy, which goes. Says where the other is.
 */
export async function meetCopy(
  deps: Deps,
  team: TeamId,
  mark: EntryId,
  seen: MessagePlace,
): Promise<MessagePlace | undefined> {
  const { store } = deps;
  const entry = await store.outbox.find(team, mark);
  if (!entry || !answerWasLost(entry)) return undefined;
  const known = await knownPost(store, entry);
  if (known && isSame(known, seen)) return undefined;

  return store.together(team, async (stores) => {
    await rememberPost(deps, stores, entry, seen);
    const one = await knownPost(stores, entry);
    if (one && !isSame(one, seen)) return one;
    // It shows what was true when it was posted, and may have missed a redrawing since.
    if (entry.message.kind === 'card')
      await stores.outbox.add(team, [cardEntry(deps, entry.message.project)], deps.now());
    return undefined;
  });
}

const answerWasLost = ({ state, doubts }: OutboxEntry): boolean => doubts > 0 || state === 'sending';
