import { dayIn, daysAfter } from '#scoping/calendar';
import { dueAfter } from '#scoping/changed-answers';
import type { PersonId } from '#scoping/ids';
import type { ReminderId, Result } from '#scoping/reminders';
import type { Deps } from './deps.ts';
import type { Person } from './person.ts';
import { redrawCard, tendReminder, type Untended } from './tend-reminders.ts';

export interface Finding {
  readonly key: string;
  readonly result: Result;
  readonly figure: string;
  readonly note: string;
}

export type Answered =
  | { readonly kind: 'answered'; readonly result: Result; readonly project: string; readonly title: string }
  /** Somebody else did, or it was put off. */
  | { readonly kind: 'already'; readonly by: PersonId | undefined }
  | Untended;

/** *Done*: what the check showed. It is settled for everybody; what follows from it falls due. */
export const answerReminder = (
  deps: Deps,
  who: Person,
  id: ReminderId,
  { key, result, figure, note }: Finding,
): Promise<Answered> =>
  tendReminder<Answered>(deps, who, id, async (tending) => {
    const { stores, reminded, now, state, setLine, record, redraw } = tending;
    const { project, plan, lines } = reminded;
    const line = lines.find((one) => one.key === key);
    if (!line) return { kind: 'gone' };
    const before = state(key);
    if (!before.open) {
      const [latest] = (await stores.reminders.events(who.team, project.id, 100)).filter(
        (event) => event.key === key,
      );
      return { kind: 'already', by: latest?.by };
    }
    const today = dayIn(plan.zone, now);
    await setLine({ ...before, open: null, again: null });
    await record({ key, due: before.open.due, kind: result, figure, note });
    await stores.reminders.unsnooze(who.team, project.id, key);
    for (const follower of dueAfter(key, result))
      if (lines.some((one) => one.key === follower))
        await setLine({ ...state(follower), again: daysAfter(today, 1) });
    await redraw(id, before.open.reminder);
    await redrawCard(deps, tending);
    return { kind: 'answered', result, project: project.name, title: line.words.title };
  });
