import { dayIn } from '#scoping/calendar';
import type { ProjectId } from '#scoping/ids';
import type { Deps } from './deps.ts';
import type { Person } from './person.ts';
import { tendReminders, type Untended } from './tend-reminders.ts';

export type Muted = { readonly kind: 'changed'; readonly title: string } | Untended;

/** One line of a project, for everybody, until somebody wants it back. */
export const muteLine = (
  deps: Deps,
  who: Person,
  project: ProjectId,
  key: string,
  mute: boolean,
): Promise<Muted> =>
  tendReminders<Muted>(deps, who, project, async (tending) => {
    const { stores, reminded, now, state, setLine, record, redraw } = tending;
    const line = reminded.lines.find((one) => one.key === key);
    if (!line) return { kind: 'gone' };
    const before = state(key);
    const today = dayIn(reminded.plan.zone, now);
    await setLine({
      ...before,
      open: null,
      again: null,
      muted: mute ? { by: who.id, at: now } : null,
      // What fell due in silence is not made up for.
      last: mute ? before.last : today,
    });
    await stores.reminders.unsnooze(who.team, project, key);
    await record({ key, due: before.open?.due ?? today, kind: mute ? 'muted' : 'unmuted' });
    await redraw(before.open?.reminder);
    return { kind: 'changed', title: line.words.title };
  });
