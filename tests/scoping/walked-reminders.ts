import type { Day } from '#scoping/calendar';
import { untouched } from '#scoping/due-dates';
import { brand } from '#scoping/ids';
import { type Turn, turnOf } from '#scoping/reminder-turn';
import type { LineState, ReminderLine, ReminderPlan } from '#scoping/reminders';

export const planned = (more: Partial<ReminderPlan> = {}): ReminderPlan => ({
  team: brand<'team'>('T1'),
  project: brand<'project'>('p1'),
  agreed: { by: brand<'person'>('U_ANA'), at: new Date('2027-01-04T00:00:00Z') },
  since: '2027-01-04',
  launch: '2027-01-31',
  person: brand<'person'>('U_ANA'),
  reviewer: null,
  zone: 'UTC',
  hour: 9,
  place: 'dm',
  models: { provider: '', base: '', embedding: '', end: null },
  muted: null,
  ...more,
});

export interface Walk {
  readonly lines: readonly ReminderLine[];
  readonly plan: ReminderPlan;
  readonly until: Date;
  /** How long after the moment it should be looked at it is; a bot that is always there looks at once. */
  readonly late?: (look: number) => number;
  /** Where its reader is by then. */
  readonly zone?: (look: number) => string;
}

export interface Told extends Turn {
  readonly at: Date;
}

/** All that a project is asked from the day it says yes, each message answered at once. */
export function walked({ lines, plan, until, late = () => 0, zone = () => plan.zone }: Walk): Told[] {
  const states = new Map<string, LineState>();
  const told: Told[] = [];
  const daysTaken: Day[] = [];
  let now = plan.agreed.at;
  for (let look = 0; now < until; look += 1) {
    const project = {
      plan: { ...plan, zone: zone(look) },
      channel: brand<'channel'>('C1'),
      assessed: plan.agreed.at,
      lines,
      states,
      unanswered: [],
      snoozes: [],
      zones: new Map(),
      daysTaken,
      onTheWay: false,
    };
    const { turn, next } = turnOf(project, now);
    if (turn) {
      told.push({ ...turn, at: now });
      daysTaken.push(turn.day);
      for (const { key } of turn.lines)
        states.set(key, { ...(states.get(key) ?? untouched(key)), last: turn.day, again: null });
    }
    if (!next) return told;
    now = new Date(Math.max(next.getTime(), now.getTime()) + late(look));
  }
  return told;
}
