import type { Deps } from './deps.ts';

const DAY_MS = 86_400_000;
const KEPT_DAYS = 7;
/** Nobody clicks on a message that nobody noticed for so long. */
const COPIES_KNOWN_DAYS = 90;
/** Slack delivers an event again for hours, not for days. */
const EVENTS_KNOWN_DAYS = 3;
/** Longer than any replica remembers what Slack said. */
const CHANGES_KNOWN_MS = 60 * 60_000;

/** What Slack took is drawn from elsewhere; the outbox remembers it only while a second copy may come to light. */
export async function forgetDelivered({ store, now }: Pick<Deps, 'store' | 'now'>): Promise<void> {
  const ago = (ms: number) => new Date(now().getTime() - ms);
  await store.outbox.forgetSent(ago(KEPT_DAYS * DAY_MS), ago(COPIES_KNOWN_DAYS * DAY_MS));
  await store.events.forget(ago(EVENTS_KNOWN_DAYS * DAY_MS));
  await store.slackChanges.forget(ago(CHANGES_KNOWN_MS));
}
