import { directEntry } from './announce.ts';
import type { Deps } from './deps.ts';
import { hasContent } from './start-draft.ts';

const DAY_MS = 86_400_000;
const KEPT_DAYS = 30;
const NOTICE_DAYS = 7;
const AT_ONCE = 100;

/** Drafts that nobody touches for 30 days are removed, and their owners know it a week before. */
export async function removeStaleDrafts(deps: Omit<Deps, 'slack'>): Promise<void> {
  const now = deps.now();
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
  for (const draft of await deps.store.drafts.toWarnAbout(daysAgo(KEPT_DAYS - NOTICE_DAYS), AT_ONCE)) {
    const text =
      `Your draft in <#${draft.channel}> has been waiting for three weeks. Type \`/ragft\` there to go on; ` +
      'a week from now it is removed.';
    await deps.store.together(draft.team, async ({ drafts, outbox }) => {
      if (!(await drafts.markWarned(draft, now))) return;
      // A form that was opened and left as it was goes without a word.
      if (!hasContent(draft)) return;
      const message = { kind: 'direct', person: draft.person, text } as const;
      await outbox.add(draft.team, [directEntry(deps, message)], now);
    });
  }
  await deps.store.drafts.removeStale(daysAgo(KEPT_DAYS), daysAgo(NOTICE_DAYS));
}
