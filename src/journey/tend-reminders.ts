import { untouched } from '#scoping/due-dates';
import type { ProjectId } from '#scoping/ids';
import type { LineState, Reminder, ReminderEvent, ReminderId } from '#scoping/reminders';
import type { Stores } from '#store/index';
import { cardEntry, reminderEntry } from './announce.ts';
import type { Deps } from './deps.ts';
import { mayAct } from './may.ts';
import type { Person } from './person.ts';
import { type Reminded, remindersOf } from './reminders-of.ts';

export type Untended =
  | { readonly kind: 'refused'; readonly why: string }
  /** No such project, plan, message or line any more. */
  | { readonly kind: 'gone' };

export interface Tending {
  readonly stores: Stores;
  readonly reminded: Reminded;
  readonly now: Date;
  readonly state: (key: string) => LineState;
  readonly setLine: (state: LineState) => Promise<void>;
  readonly record: (
    event: Pick<ReminderEvent, 'key' | 'due' | 'kind'> & Partial<ReminderEvent>,
  ) => Promise<void>;
  /** The messages that show a line are drawn again. */
  readonly redraw: (...reminders: readonly (ReminderId | undefined)[]) => Promise<void>;
}

/** What somebody does about a project’s reminders, in one transaction; after it they are looked at again. */
export async function tendReminders<T>(
  deps: Deps,
  who: Person,
  project: ProjectId,
  act: (tending: Tending) => Promise<T>,
): Promise<T | Untended> {
  const { store } = deps;
  const found = await store.projects.find(who.team, project);
  const plan = found && (await store.reminderPlans.find(who.team, project));
  if (!found || !plan) return { kind: 'gone' };
  const why = plan.person === who.id ? undefined : await mayAct(deps, who, found);
  if (why) return { kind: 'refused', why };

  return store.together(who.team, async (stores) => {
    const reminded = await remindersOf(stores, who.team, project);
    if (!reminded) return { kind: 'gone' };
    const now = deps.now();
    const { team } = who;
    const done = await act({
      stores,
      reminded,
      now,
      state: (key) => reminded.states.get(key) ?? untouched(key),
      setLine: (state) => stores.reminders.setLine(team, project, state),
      record: (event) =>
        stores.reminders.record(team, project, {
          by: who.id,
          at: now,
          figure: '',
          note: '',
          until: null,
          ...event,
        }),
      redraw: async (...reminders) => {
        const known = [...new Set(reminders.flatMap((id) => id ?? []))];
        const entries = known.map((id) => reminderEntry(deps, id));
        await stores.outbox.add(team, entries, now);
      },
    });
    await stores.reminderPlans.lookAgain(team, project, now);
    return done;
  });
}

/** The same, from a button of a message that reminds. */
export async function tendReminder<T>(
  deps: Deps,
  who: Person,
  id: ReminderId,
  act: (tending: Tending, reminder: Reminder) => Promise<T>,
): Promise<T | Untended> {
  const reminder = await deps.store.reminders.find(who.team, id);
  if (!reminder) return { kind: 'gone' };
  return tendReminders(deps, who, reminder.project, (tending) => act(tending, reminder));
}

export async function redrawCard(deps: Deps, { stores, reminded, now }: Tending): Promise<void> {
  const { team, id } = reminded.project;
  const card = await stores.cards.find(team, id);
  if (card) await stores.outbox.add(team, [cardEntry(deps, id, card)], now);
}
