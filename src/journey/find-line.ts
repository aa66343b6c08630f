import type { ReminderId, ReminderLine } from '#scoping/reminders';
import type { Deps } from './deps.ts';
import type { Person } from './person.ts';
import { remindersOf } from './reminders-of.ts';

/** What a button of a reminder is about, as it is today. */
export async function findLine(
  { store }: Deps,
  { team }: Person,
  id: ReminderId,
  key: string,
): Promise<ReminderLine | undefined> {
  const reminder = await store.reminders.find(team, id);
  const reminded = reminder && (await remindersOf(store, team, reminder.project));
  return reminded?.lines.find((line) => line.key === key);
}
