import type { Project } from '#scoping/assessment';
import { type Day, dayIn, daysAfter } from '#scoping/calendar';
import { nextDue, untouched } from '#scoping/due-dates';
import type { ChannelId } from '#scoping/ids';
import type { ReminderPlan } from '#scoping/reminders';
import type { Deps } from './deps.ts';
import { maySee } from './may.ts';
import type { Person } from './person.ts';
import { type Reminded, withPlan } from './reminders-of.ts';

export interface ListedProject {
  readonly project: Project;
  readonly mine: boolean;
  readonly muted: boolean;
  readonly lines: readonly ListedLine[];
}

export interface ListedLine {
  readonly title: string;
  readonly due: Day;
  /** `open`: asked. `overdue`: asked two weeks ago and nobody answered. */
  readonly standing: 'coming' | 'open' | 'overdue';
}

export interface ReminderList {
  readonly projects: readonly ListedProject[];
  /** Of the channel, and nobody has said yes to reminders yet. */
  readonly unplanned: readonly Project[];
}

const DAYS_AHEAD = 90;
export const OVERDUE_AFTER_DAYS = 14;
const MOST = 50;

/** Mine wherever they are, and the channel’s: what is open, and what comes in the next 90 days. */
export async function listReminders(deps: Deps, who: Person, channel: ChannelId): Promise<ReminderList> {
  const { store, now } = deps;
  const [mine, here, all] = await Promise.all([
    store.reminderPlans.ofPerson(who.team, who.id, MOST),
    store.reminderPlans.ofChannel(who.team, channel, MOST),
    store.projects.search(who.team, '', MOST, channel),
  ]);
  const plans = new Map<string, ReminderPlan>([...mine, ...here].map((plan) => [plan.project, plan]));
  const found = await Promise.all([...plans.values()].map((plan) => withPlan(store, plan)));
  const projects: ListedProject[] = [];
  // Whoever is asked for a project may have left its channel since.
  for (const reminded of found)
    if (reminded && (reminded.project.channel === channel || !(await maySee(deps, who, reminded.project))))
      projects.push(listed(reminded, who, now()));
  const unplanned = all.filter(({ id, archivedAt }) => archivedAt === null && !plans.has(id));
  return { projects: projects.toSorted(byUrgency), unplanned };
}

const listed = (reminded: Reminded, who: Person, now: Date): ListedProject => ({
  project: reminded.project,
  mine: reminded.plan.person === who.id,
  muted: reminded.plan.muted !== null,
  lines: linesAhead(reminded, now),
});

/** What is open, and what comes in the next 90 days, the most urgent first. */
export function linesAhead(reminded: Reminded, now: Date): readonly ListedLine[] {
  const { plan, lines, states, assessed, unanswered } = reminded;
  const today = dayIn(plan.zone, now);
  const asked = (id: string) => unanswered.find(({ reminder }) => reminder.id === id)?.reminder.day ?? today;
  const all = lines.flatMap((line): ListedLine[] => {
    const { key, words } = line;
    const state = states.get(key) ?? untouched(key);
    if (state.muted) return [];
    if (state.open) {
      const overdue = daysAfter(asked(state.open.reminder), OVERDUE_AFTER_DAYS) <= today;
      return [{ title: words.title, due: state.open.due, standing: overdue ? 'overdue' : 'open' }];
    }
    const due = nextDue(line, state, plan, assessed);
    return due && due <= daysAfter(today, DAYS_AHEAD)
      ? [{ title: words.title, due, standing: 'coming' }]
      : [];
  });
  return all.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

const first = ({ lines }: ListedProject): string => lines[0]?.due ?? '9999';

const byUrgency = (a: ListedProject, b: ListedProject): number => (first(a) < first(b) ? -1 : 1);
