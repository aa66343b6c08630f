import { dayIn, nextOpening } from '#scoping/calendar';
import { untouched } from '#scoping/due-dates';
import type { TeamId } from '#scoping/ids';
import type { FacedLine, ReminderFace } from '#scoping/reminder-face';
import type { LineState, Reminder, ReminderEvent, ReminderId } from '#scoping/reminders';
import type { Stores } from '#store/index';
import type { Address } from './messenger.ts';
import { type Reminded, remindersOf } from './reminders-of.ts';

/** Where a reminder leads: its place, or the message that shows it; nothing where there is no thread to reply in. */
export async function reminderAddress(
  stores: Stores,
  team: TeamId,
  id: ReminderId,
): Promise<Address | undefined> {
  const reminder = await stores.reminders.find(team, id);
  if (!reminder) return undefined;
  if (reminder.sent) return { team, ...reminder.sent, thread: null };
  if (reminder.kind !== 'nudge') return { team, channel: reminder.to, thread: null, ts: null };
  const about = reminder.about && (await stores.reminders.find(team, reminder.about));
  return about?.sent ? { team, channel: about.sent.channel, thread: about.sent.ts, ts: null } : undefined;
}

/** The outbox may have stood still: what comes to people comes in their hours, or on their next working day. */
export async function reminderOpens(stores: Stores, team: TeamId, id: ReminderId, now: Date): Promise<Date> {
  const reminder = await stores.reminders.find(team, id);
  const plan = reminder && (await stores.reminderPlans.find(team, reminder.project));
  if (!plan || reminder.sent) return now;
  return nextOpening(dayIn(reminder.zone, now), plan.hour, reminder.zone, now);
}

/**
 * As it stands; nothing where it was settled before it was posted. What is about to be posted belongs to today,
 * however long it waited.
 */
export async function reminderToDraw(
  stores: Stores,
  team: TeamId,
  id: ReminderId,
  now: Date,
): Promise<ReminderFace | undefined> {
  const reminder = await stores.reminders.find(team, id);
  const face = reminder && (await reminderFace(stores, reminder));
  if (!face || reminder.sent) return face;
  if (!face.lines.some(({ standing }) => standing.kind === 'open') || face.project.archivedAt)
    return undefined;
  const today = dayIn(reminder.zone, now);
  if (reminder.day !== today) await stores.reminders.comesOn(team, reminder, today);
  return face;
}

async function reminderFace(stores: Stores, reminder: Reminder): Promise<ReminderFace | undefined> {
  const reminded = await remindersOf(stores, reminder.team, reminder.project);
  if (!reminded) return undefined;
  const dues = [...new Set(reminder.lines.map(({ due }) => due))];
  const events = await stores.reminders.eventsOn(reminder.team, reminder.project, dues);
  const { project, assessment, plan } = reminded;
  return { reminder, project, assessment, plan, lines: faceLines(reminded, reminder, events) };
}

const faceLines = (
  { lines, states, plan }: Reminded,
  reminder: Reminder,
  events: readonly ReminderEvent[],
): FacedLine[] =>
  reminder.lines.flatMap(({ key, due }) => {
    const line = lines.find((one) => one.key === key);
    const state = states.get(key) ?? untouched(key);
    const event = events.find((one) => one.key === key && one.due === due && one.kind !== 'happened');
    if (!line) return [];
    if (plan.muted) return [{ line, due, standing: { kind: 'muted', by: plan.muted.by } }];
    return [{ line, due, standing: standingOf(state, reminder, due, event) }];
  });

function standingOf(
  state: LineState,
  { id, about }: Reminder,
  due: string,
  event: ReminderEvent | undefined,
): FacedLine['standing'] {
  if (state.muted) return { kind: 'muted', by: state.muted.by };
  // Its day is what is open, whether it was asked here, or in the message that this one is about.
  if (state.open?.due === due && [id, about].includes(state.open.reminder)) return { kind: 'open' };
  if (event && event.kind !== 'unmuted') return { kind: 'done', event };
  return { kind: 'replaced' };
}
