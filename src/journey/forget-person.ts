import type { PersonId } from '#scoping/ids';
import { threadParts } from '#scoping/thread-parts';
import type { Stores } from '#store/index';
import type { NewEntry } from '#store/outbox-entry';
import { cardEntry, questionEntry, reminderEntry, revisionEntry, threadEntries } from './announce.ts';
import type { Deps } from './deps.ts';
import { isAdmin, ONLY_ADMINS } from './may.ts';
import type { Person } from './person.ts';
import { revisionPart } from './prepare-telling.ts';
import { type Refusal, refused } from './refusal.ts';

/**
 * Their name is replaced wherever it stands, in the store and in the messages that are drawn from it; what was decided
 * stays.
 */
export async function forgetPerson(
  deps: Deps,
  who: Person,
  person: PersonId,
): Promise<{ readonly kind: 'forgotten' } | Refusal> {
  if (!(await isAdmin(deps, who))) return refused(ONLY_ADMINS);
  await deps.store.together(who.team, async (stores) => {
    const { reviewers } = await stores.settings.of(who.team);
    const others = reviewers.filter((reviewer) => reviewer !== person);
    const at = deps.now();
    if (others.length < reviewers.length)
      await stores.settings.change(who.team, { reviewers: others }, who.id, at);
    await redraw(deps, stores, who, person);
    await stores.trail.add(who.team, { project: null, by: who.id, act: 'person_forgotten', detail: {}, at });
  });
  return { kind: 'forgotten' };
}

/** Slack takes them at its own pace; the store is rid of the name at once. */
async function redraw(deps: Deps, stores: Stores, { team }: Person, person: PersonId): Promise<void> {
  const { projects, asks, reminders } = await stores.people.forget(team, person);
  const entries: NewEntry[] = [
    ...asks.map((ask) => questionEntry(deps, ask)),
    ...reminders.map((reminder) => reminderEntry(deps, reminder)),
  ];
  for (const project of projects) {
    const card = await stores.cards.find(team, project);
    if (!card?.ts) continue;
    const posted = (await stores.threads.of(team, project)).map(({ part }) => part);
    const parts = threadParts.filter((part) => posted.includes(part));
    entries.push(cardEntry(deps, project, card), ...threadEntries(deps, project, parts));
    for (const { id } of await stores.assessments.history(team, project))
      if (posted.includes(revisionPart(id))) entries.push(revisionEntry(deps, project, id));
  }
  const now = deps.now();
  for (let from = 0; from < entries.length; from += AT_ONCE)
    await stores.outbox.add(team, entries.slice(from, from + AT_ONCE), now);
}

/** A statement takes only so many values. */
const AT_ONCE = 500;
