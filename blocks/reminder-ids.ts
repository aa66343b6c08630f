import { z } from 'zod';
import { brand, type ProjectId } from '#scoping/ids';
import type { ReminderId } from '#scoping/reminders';

/** What hangs in reminders and in what they open; see `ids.ts` for the version at the end. */
export const reminderActions = {
  done: 'reminder-done.v1',
  snooze: 'reminder-snooze.v1',
  mute: 'reminder-mute.v1',
  reassess: 'reminder-reassess.v1',
  plan: 'reminder-plan.v1',
  line: 'reminder-line.v1',
} as const;

export const reminderCallbacks = {
  done: 'reminder-done.v1',
  snooze: 'reminder-snooze.v1',
  plan: 'reminder-plan.v1',
} as const;

/** Which line of which message a button is about. */
export interface LineOf {
  readonly reminder: ReminderId;
  readonly key: string;
}

export const lineBlockId = ({ reminder, key }: LineOf): string => `reminder:${reminder}:${key}`;

export function readLineBlockId(id: string): LineOf | undefined {
  const [, reminder, key] = /^reminder:([^:]{1,64}):([a-z0-9-]{1,64})$/.exec(id) ?? [];
  return reminder && key ? { reminder: brand<'reminder'>(reminder), key } : undefined;
}

const lineMark = z.object({
  reminder: z
    .string()
    .min(1)
    .max(64)
    .transform((id) => brand<'reminder'>(id)),
  key: z.string().regex(/^[a-z0-9-]{1,64}$/),
});

const planMark = z.object({
  project: z
    .string()
    .min(1)
    .max(64)
    .transform((id) => brand<'project'>(id)),
});

/** What these modals carry in their `private_metadata`. */
export const writeLineMark = (line: LineOf): string => JSON.stringify(line);
export const writePlanMark = (project: ProjectId): string => JSON.stringify({ project });

export const readLineMark = (text: string): LineOf | undefined => read(lineMark, text);
export const readPlanMark = (text: string): { readonly project: ProjectId } | undefined =>
  read(planMark, text);

function read<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
