import { dayIn } from '#scoping/calendar';
import type { ProjectId } from '#scoping/ids';
import type { Deps } from './deps.ts';
import type { Person } from './person.ts';
import { tendReminders, type Untended } from './tend-reminders.ts';

export type CadenceChanged = { readonly kind: 'changed' } | Untended;

/** An interval of the team’s own for one line; null goes back to the one proposed. */
export const changeCadence = (
  deps: Deps,
  who: Person,
  project: ProjectId,
  key: string,
  every: string | null,
): Promise<CadenceChanged> =>
  tendReminders<CadenceChanged>(deps, who, project, async ({ reminded, state, setLine }) => {
    const line = reminded.lines.find((one) => one.key === key);
    if (line?.rhythm.kind !== 'every') return { kind: 'gone' };
    await setLine({ ...state(key), every: every === line.rhythm.every ? null : every });
    return { kind: 'changed' };
  });

/** “The provider has updated the base model”: what waits for such an event is due now. */
export const reportEvent = (
  deps: Deps,
  who: Person,
  project: ProjectId,
  key: string,
): Promise<CadenceChanged> =>
  tendReminders<CadenceChanged>(deps, who, project, async ({ reminded, now, state, setLine, record }) => {
    const line = reminded.lines.find((one) => one.key === key);
    if (!line || line.when === null) return { kind: 'gone' };
    const today = dayIn(reminded.plan.zone, now);
    await setLine({ ...state(key), again: today, muted: null });
    await record({ key, due: today, kind: 'happened' });
    return { kind: 'changed' };
  });
