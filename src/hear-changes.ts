import type { Store } from '#store/index';
import type { SlackChange } from '#store/slack-changes';
import type { Act } from './ticker.ts';

/** A read of 0.1 ms, and what nobody who was removed from a channel notices. */
export const HEAR_EVERY_MS = 1_000;
/** A transaction that began earlier may end so much later, and no sooner is its number there to be seen. */
const LATE_MS = 60_000;

/** What Slack told another replica is forgotten in this one too. */
export function hearChanges(
  { slackChanges }: Pick<Store, 'slackChanges'>,
  forget: (change: SlackChange) => void,
): Act {
  /** Of the last minute, by number; up to `settled` nothing can turn up any more. */
  const heard = new Map<number, number>();
  let settled = 0;

  const run = async (): Promise<void> => {
    for (const change of await slackChanges.after(settled)) {
      if (heard.has(change.seq)) continue;
      heard.set(change.seq, performance.now());
      forget(change);
    }
    for (const [seq, at] of heard) {
      if (at > performance.now() - LATE_MS) continue;
      settled = Math.max(settled, seq);
      heard.delete(seq);
    }
  };
  return { name: 'hear what Slack told other replicas', run };
}
