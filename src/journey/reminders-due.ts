import type { Project } from '#scoping/assessment';
import { dayIn, daysAfter } from '#scoping/calendar';
import type { Deps } from './deps.ts';
import { linesAhead, OVERDUE_AFTER_DAYS } from './list-reminders.ts';
import { maySee } from './may.ts';
import type { Person } from './person.ts';
import { type Reminded, remindersOf, withPlan } from './reminders-of.ts';

const MOST = 50;

/** A project that was reminded of and not answered; of several lines the one that waits longest. */
export interface Waiting {
  readonly project: Project;
  readonly title: string;
  readonly due: string;
  readonly overdue: boolean;
}

/** What this person was reminded of and nobody has answered yet, the longest waiting first. */
export async function remindersDue(deps: Deps, who: Person): Promise<readonly Waiting[]> {
  const plans = await deps.store.reminderPlans.ofPerson(who.team, who.id, MOST);
  return waitingIn(
    deps,
    who,
    plans.map((plan) => withPlan(deps.store, plan)),
  );
}

/** What nobody has answered for two weeks, whoever was reminded, in projects this person may see. */
export async function remindersOverdue(deps: Deps, who: Person): Promise<readonly Waiting[]> {
  const { store, now } = deps;
  // Of any zone: which of them are overdue by their own clock is looked at below.
  const asked = daysAfter(dayIn('UTC', now()), 1 - OVERDUE_AFTER_DAYS);
  const projects = await store.reminderPlans.unanswered(who.team, asked, MOST);
  const all = await waitingIn(
    deps,
    who,
    projects.map((project) => remindersOf(store, who.team, project)),
  );
  return all.filter(({ overdue }) => overdue);
}

async function waitingIn(
  deps: Deps,
  who: Person,
  projects: readonly Promise<Reminded | undefined>[],
): Promise<readonly Waiting[]> {
  const waiting: Waiting[] = [];
  for (const reminded of await Promise.all(projects)) {
    if (!reminded || reminded.plan.muted || (await maySee(deps, who, reminded.project))) continue;
    const open = linesAhead(reminded, deps.now()).filter(({ standing }) => standing !== 'coming');
    const [first] = open;
    const overdue = open.some(({ standing }) => standing === 'overdue');
    if (first) waiting.push({ project: reminded.project, title: first.title, due: first.due, overdue });
  }
  return waiting.toSorted((one, other) => one.due.localeCompare(other.due));
}
