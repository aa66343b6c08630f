import type { Deps } from './deps.ts';

const DAY_MS = 86_400_000;
const KEPT_DAYS = 7;
/** Nobody clicks on a message that nobody noticed for so long. */
const COPIES_KNOWN_DAYS = 90;

/** What Slack took is drawn from elsewhere; the outbox remembers it only while a second copy may come to light. */
export function forgetDelivered({ store, now }: Pick<Deps, 'store' | 'now'>): Promise<void> {
  const daysAgo = (days: number) => new Date(now().getTime() - days * DAY_MS);
  return store.outbox.forgetSent(daysAgo(KEPT_DAYS), daysAgo(COPIES_KNOWN_DAYS));
}
