import type { Assessment, Project } from './assessment.ts';
import type { Day } from './calendar.ts';
import type { PersonId } from './ids.ts';
import type { Reminder, ReminderEvent, ReminderLine, ReminderPlan } from './reminders.ts';

/** A message that reminds, as it stands. */
export interface ReminderFace {
  readonly reminder: Reminder;
  readonly project: Project;
  readonly assessment: Assessment;
  readonly plan: ReminderPlan;
  readonly lines: readonly FacedLine[];
}

/** What a check showed, with what it was about. */
export interface CheckMade {
  readonly title: string;
  readonly event: ReminderEvent;
}

export interface FacedLine {
  readonly line: ReminderLine;
  readonly due: Day;
  readonly standing:
    | { readonly kind: 'open' }
    | { readonly kind: 'done'; readonly event: ReminderEvent }
    | { readonly kind: 'muted'; readonly by: PersonId }
    /** A later reminder asks the same. */
    | { readonly kind: 'replaced' };
}
