import { type Day, dayIn, daysAfter, nextInSeries } from './calendar.ts';
import type { LineState, ReminderLine, ReminderPlan } from './reminders.ts';

type Standing = Pick<ReminderPlan, 'launch' | 'since' | 'zone'>;

export const untouched = (key: string): LineState => ({
  key,
  every: null,
  again: null,
  last: null,
  open: null,
  muted: null,
});

/** The day on which a line is due next; none while it waits for an event, for ever, or for nothing. */
export function nextDue(
  { rhythm }: ReminderLine,
  state: LineState,
  plan: Standing,
  assessed: Date,
): Day | undefined {
  if (state.muted) return undefined;
  if (state.again !== null) return state.again;
  // What was due before somebody said yes is nobody’s omission.
  const before = daysAfter(plan.since, -1);
  const after = state.last === null ? before : later(state.last, before);
  switch (rhythm.kind) {
    case 'event':
      return undefined;
    case 'on':
      return rhythm.days.toSorted().find((day) => day > after);
    case 'every': {
      const launched = plan.launch ?? plan.since;
      const anchor = rhythm.from === 'assessment' ? dayIn(plan.zone, assessed) : launched;
      return nextInSeries(anchor, state.every ?? rhythm.every, after);
    }
  }
}

const later = (a: Day, b: Day): Day => (a > b ? a : b);
