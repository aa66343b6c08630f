import { type Day, dayIn, durationAfter, isDay } from '#scoping/calendar';
import type { ReminderId } from '#scoping/reminders';
import type { Deps } from './deps.ts';
import type { Person } from './person.ts';
import { zoneOf } from './send-due-reminders.ts';
import { tendReminder, type Untended } from './tend-reminders.ts';

export type Snoozed =
  | { readonly kind: 'snoozed'; readonly until: Day; readonly forAll: boolean }
  | { readonly kind: 'not-open' }
  | { readonly kind: 'wrong-day' }
  | Untended;

const LONGEST = 'P2Y';

/** What is asked of one person moves to that day. In a channel it comes back to whoever put it off, and stays open. */
export async function snoozeReminder(
  deps: Deps,
  who: Person,
  id: ReminderId,
  key: string,
  /** A day, or a duration from today. */
  until: string,
): Promise<Snoozed> {
  const zoneThere = await zoneOf(deps, who);
  return tendReminder<Snoozed>(deps, who, id, async ({ stores, reminded, now, ...tending }, reminder) => {
    const { plan } = reminded;
    const zone = zoneThere ?? plan.zone;
    const today = dayIn(zone, now);
    const day = isDay(until) ? until : durationAfter(today, until);
    if (day <= today || day > durationAfter(today, LONGEST)) return { kind: 'wrong-day' };

    const state = tending.state(key);
    if (!state.open) return { kind: 'not-open' };
    const { due } = state.open;
    const forAll = reminder.kind !== 'again' && plan.place === 'dm';
    if (forAll) await tending.setLine({ ...state, open: null, again: day });
    else
      await stores.reminders.snooze(who.team, plan.project, {
        key,
        person: who.id,
        zone,
        until: day,
        due,
        reminder: state.open.reminder,
      });
    await tending.record({ key, due, kind: 'snoozed', until: day });
    if (forAll) await tending.redraw(id, state.open.reminder);
    return { kind: 'snoozed', until: day, forAll };
  });
}
