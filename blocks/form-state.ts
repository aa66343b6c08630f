import { z } from 'zod';
import type { Value, Values } from '#scoping/reply';
import { readBlockId } from './ids.ts';

const option = z.object({ value: z.string() });

const input = z.object({
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_conversation: z.string().nullish(),
});

/** An input as it was drawn; what hangs in an old view may be drawn in a way that is forgotten. */
const prefilled = z.object({
  initial_value: z.string().nullish(),
  initial_option: option.nullish(),
  initial_options: z.array(option).nullish(),
  initial_conversation: z.string().nullish(),
});

const form = z.object({
  blocks: z.array(z.object({ block_id: z.string().optional(), element: z.unknown().optional() })).optional(),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), input)) }).optional(),
});
const touched = input.extend({ block_id: z.string() });

export interface FormState {
  /** Of the draft when the view was drawn; undefined for a view without inputs of ours. */
  readonly epoch: number | undefined;
  /** Question keys and other fields, in the order in which they are shown. */
  readonly fields: readonly string[];
  /** By question key or field; only what is filled, because Slack may leave out what it showed prefilled. */
  readonly values: Values;
  /** What it was drawn with, before anybody touched it. */
  readonly drawn: Values;
}

/** Reads the inputs of a view that Slack sends back; what is not ours is passed over. */
export function readFormState(view: unknown): FormState {
  const { blocks = [], state } = form.safeParse(view).data ?? {};
  const values: Record<string, string | readonly string[]> = {};
  for (const [id, byAction] of Object.entries(state?.values ?? {})) {
    const value = Object.values(byAction).map(filledWith).find(isFilled);
    const block = readBlockId(id);
    if (block && value !== undefined) values[block.field] = value;
  }
  const inputs = blocks.flatMap(({ block_id = '', element }) => {
    const block = readBlockId(block_id);
    return block ? [{ ...block, value: drawnWith(element) }] : [];
  });
  const drawn = inputs.flatMap(({ field, value }) => (isFilled(value) ? [[field, value] as const] : []));
  return {
    epoch: inputs[0]?.epoch,
    fields: inputs.map(({ field }) => field),
    values,
    drawn: Object.fromEntries(drawn),
  };
}

/** One input somebody changed by hand; here, unlike in the state, an empty value was emptied on purpose. */
export interface Touch {
  readonly field: string;
  readonly epoch: number;
  readonly value: Value;
}

/** Reads one of `actions` in a `block_actions` payload. */
export function readTouch(action: unknown): Touch | undefined {
  const { data } = touched.safeParse(action);
  const block = data && readBlockId(data.block_id);
  if (!block) return undefined;
  const value = filledWith(data);
  return { ...block, value: isFilled(value) ? value : undefined };
}

const filledWith = (filled: z.infer<typeof input>): Value =>
  filled.value ??
  filled.selected_option?.value ??
  filled.selected_conversation ??
  filled.selected_options?.map(({ value }) => value);

function drawnWith(element: unknown): Value {
  const drawn = prefilled.safeParse(element).data;
  return (
    drawn?.initial_value ??
    drawn?.initial_option?.value ??
    drawn?.initial_conversation ??
    drawn?.initial_options?.map(({ value }) => value)
  );
}

const isFilled = (value: Value): value is Exclude<Value, undefined> =>
  value !== undefined && value.length > 0;
