import type { PlanFace } from '#blocks/reminder-plan';
import { nextDue, untouched } from '#scoping/due-dates';
import { brand } from '#scoping/ids';
import type { FacedLine, ReminderFace } from '#scoping/reminder-face';
import { reminderLines } from '#scoping/reminder-lines';
import type { Reminder, ReminderEvent, ReminderPlan } from '#scoping/reminders';
import { ana, type Scoped } from './projects.ts';

const at = new Date('2027-01-04T09:00:00Z');

const planFor = ({ project }: Scoped, more: Partial<ReminderPlan> = {}): ReminderPlan => ({
  team: project.team,
  project: project.id,
  agreed: { by: ana, at },
  since: '2027-01-04',
  launch: '2027-03-01',
  person: ana,
  reviewer: null,
  zone: 'Europe/Lisbon',
  hour: 9,
  place: 'dm',
  models: {
    provider: 'OpenAI',
    base: 'gpt-4o-mini-2024-07-18',
    embedding: '',
    end: { on: '2028-01-31', day: 'earliest' },
  },
  muted: null,
  ...more,
});

const reminder = ({ project }: Scoped, kind: Reminder['kind']): Reminder => ({
  team: project.team,
  id: brand<'reminder'>('0b6f5b1e-3b7c-4d0a-9a55-7f6f0f7f2c11'),
  project: project.id,
  kind,
  day: '2027-06-01',
  zone: 'Europe/Lisbon',
  to: ana,
  lines: [],
  about: null,
  sent: null,
});

/** Everything that can come back for a project, all of it due at once. */
export function reminding(
  standing: Scoped,
  kind: Reminder['kind'] = 'asked',
  as: (at: number) => FacedLine['standing'] = () => ({ kind: 'open' }),
  { lines = 12, ...more }: Partial<ReminderPlan> & { readonly lines?: number } = {},
): ReminderFace {
  const { project, assessment } = standing;
  const plan = planFor(standing, more);
  return {
    reminder: reminder(standing, kind),
    project,
    assessment,
    plan,
    lines: reminderLines(assessment, plan)
      .slice(0, lines)
      .map((line, index) => ({ line, due: '2027-06-01', standing: as(index) })),
  };
}

export const event = (more: Partial<ReminderEvent> = {}): ReminderEvent => ({
  key: 'revalidate-tuned-model',
  due: '2027-06-01',
  kind: 'held',
  by: ana,
  at,
  figure: '0.91',
  note: 'As good as at launch.',
  until: null,
  ...more,
});

/** Answered, put off, muted, replaced, and one still open. */
export const partlySettled = (index: number): FacedLine['standing'] =>
  (
    [
      { kind: 'open' },
      { kind: 'done', event: event({ kind: 'slipped', figure: '81%', note: 'Long mails' }) },
      { kind: 'done', event: event({ kind: 'snoozed', figure: '', note: '', until: '2027-07-01' }) },
      { kind: 'muted', by: ana },
      { kind: 'replaced' },
    ] as const
  )[index % 5] ?? { kind: 'open' };

export function planning(standing: Scoped, agreed: boolean, more: Partial<ReminderPlan> = {}): PlanFace {
  const plan = planFor(standing, more);
  const { project, assessment } = standing;
  return {
    project,
    plan,
    agreed,
    lines: reminderLines(assessment, plan).map((line) => {
      const state = untouched(line.key);
      return { line, state, due: nextDue(line, state, plan, assessment.submittedAt) };
    }),
  };
}
