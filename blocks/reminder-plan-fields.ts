import { z } from 'zod';
import { hours, isDay } from '#scoping/calendar';
import { brand, type PersonId } from '#scoping/ids';
import { type ModelsUsed, places, type ReminderPlan } from '#scoping/reminders';

/** Block and action are called alike. */
export const planFields = {
  launch: 'launch',
  person: 'person',
  reviewer: 'reviewer',
  hour: 'hour',
  place: 'place',
  provider: 'provider',
  base: 'base_model',
  embedding: 'embedding_model',
  end: 'end',
  endDay: 'end_day',
  muted: 'muted',
} as const;

const input = z.object({
  value: z.string().max(120).nullish(),
  selected_date: z.string().refine(isDay).nullish(),
  selected_user: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
});

const values = z.record(z.string(), z.record(z.string(), input));

export interface PlanReply extends Pick<ReminderPlan, 'launch' | 'reviewer' | 'hour' | 'place'> {
  readonly person: PersonId;
  readonly models: ModelsUsed;
  readonly muted: boolean;
}

/** The inverse of `planView`; undefined where somebody sent what the form cannot hold. */
export function readPlanView(state: unknown): PlanReply | undefined {
  const { data } = values.safeParse(state);
  const of = (field: string) => data?.[field]?.[field];
  const person = of(planFields.person)?.selected_user;
  const hour = hours.find((one) => String(one) === of(planFields.hour)?.selected_option?.value);
  if (!person || hour === undefined) return undefined;

  const text = (field: string) => of(field)?.value?.trim() ?? '';
  const end = of(planFields.end)?.selected_date ?? null;
  const earliest = of(planFields.endDay)?.selected_option?.value === 'earliest';
  const reviewer = of(planFields.reviewer)?.selected_user;
  return {
    launch: of(planFields.launch)?.selected_date ?? null,
    person: brand<'person'>(person),
    reviewer: reviewer ? brand<'person'>(reviewer) : null,
    hour,
    place: places.find((one) => one === of(planFields.place)?.selected_option?.value) ?? 'dm',
    models: {
      provider: text(planFields.provider),
      base: text(planFields.base),
      embedding: text(planFields.embedding),
      end: end === null ? null : { on: end, day: earliest ? 'earliest' : 'fixed' },
    },
    muted: (of(planFields.muted)?.selected_options ?? []).length > 0,
  };
}
