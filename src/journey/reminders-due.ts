import type { Project } from '#scoping/assessment';
import type { Deps } from './deps.ts';
import { maySee } from './may.ts';
import type { Person } from './person.ts';
import { withPlan } from './reminders-of.ts';

const PLANS = 50;

/** What this person was reminded of and nobody has answered yet, the longest waiting first. */
export async function remindersDue(
  deps: Deps,
  who: Person,
): Promise<readonly { readonly project: Project; readonly due: string }[]> {
  const open: { project: Project; due: string }[] = [];
  for (const plan of await deps.store.reminderPlans.ofPerson(who.team, who.id, PLANS)) {
    const reminded = await withPlan(deps.store, plan);
    if (!reminded || (await maySee(deps, who, reminded.project))) continue;
    const dues = [...reminded.states.values()].flatMap((state) => (state.open ? [state.open.due] : []));
    const [due] = dues.toSorted();
    if (due) open.push({ project: reminded.project, due });
  }
  return open.toSorted((one, other) => one.due.localeCompare(other.due));
}
