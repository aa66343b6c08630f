import type { Filling, SharedFile, StateValue } from './contract.ts';
import { choiceOf, optionsOf } from './options.ts';
import { isObject, type Json } from './validate/check.ts';

/** How Slack writes down what stands in an element: the field, and what an empty one holds. */
interface Shape {
  readonly field: string;
  readonly blank: unknown;
  /** The element's own field with its initial value. */
  readonly initial: string;
}

const one = (field: string, initial: string): Shape => ({ field, blank: null, initial });
const several = (field: string, initial: string): Shape => ({ field, blank: [], initial });

const shapes: Readonly<Record<string, Shape>> = {
  plain_text_input: one('value', 'initial_value'),
  number_input: one('value', 'initial_value'),
  email_text_input: one('value', 'initial_value'),
  url_text_input: one('value', 'initial_value'),
  rich_text_input: one('rich_text_value', 'initial_value'),
  static_select: one('selected_option', 'initial_option'),
  external_select: one('selected_option', 'initial_option'),
  radio_buttons: one('selected_option', 'initial_option'),
  users_select: one('selected_user', 'initial_user'),
  conversations_select: one('selected_conversation', 'initial_conversation'),
  channels_select: one('selected_channel', 'initial_channel'),
  datepicker: one('selected_date', 'initial_date'),
  timepicker: one('selected_time', 'initial_time'),
  datetimepicker: one('selected_date_time', 'initial_date_time'),
  multi_static_select: several('selected_options', 'initial_options'),
  multi_external_select: several('selected_options', 'initial_options'),
  checkboxes: several('selected_options', 'initial_options'),
  multi_users_select: several('selected_users', 'initial_users'),
  multi_conversations_select: several('selected_conversations', 'initial_conversations'),
  multi_channels_select: several('selected_channels', 'initial_channels'),
  file_input: several('files', 'initial_files'),
};

const typedText = new Set(['plain_text_input', 'number_input', 'email_text_input', 'url_text_input']);

const shapeOf = (element: Json): Shape | undefined =>
  typeof element.type === 'string' && Object.hasOwn(shapes, element.type) ? shapes[element.type] : undefined;

export const isStateful = (element: Json): boolean => shapeOf(element) !== undefined;

/** Text is sent when it is finished or letter by letter, as the element says; all else as it changes. */
export const isTyped = (element: Json): boolean =>
  typedText.has(String(element.type)) || element.type === 'rich_text_input';

function written(element: Json, value: unknown): StateValue {
  const zone = element.type === 'timepicker' && element.timezone ? { timezone: element.timezone } : {};
  return { type: String(element.type), [shapeOf(element)?.field ?? 'value']: value, ...zone };
}

export const blankOf = (element: Json): StateValue => written(element, shapeOf(element)?.blank);

/** What the element holds before anybody touched it. */
export function prefilledOf(element: Json, currentChannel?: string): StateValue {
  const shape = shapeOf(element);
  const initial = shape && element[shape.initial];
  if (initial !== undefined && initial !== null) return written(element, initial);
  if (element.default_to_current_conversation === true && currentChannel !== undefined) {
    const listed = element.type === 'multi_conversations_select';
    return written(element, listed ? [currentChannel] : currentChannel);
  }
  return blankOf(element);
}

export const isBlank = (value: StateValue): boolean =>
  Object.entries(value).every(
    ([field, held]) =>
      field === 'type' ||
      field === 'timezone' ||
      held === null ||
      held === '' ||
      (Array.isArray(held) && held.length === 0),
  );

/** What a person may choose among beyond the element's own options. */
export interface Offer {
  /** Options the bot answered with, for a select that asks it. */
  readonly suggested: readonly Json[];
  readonly file: (id: string) => SharedFile | undefined;
  readonly exists: (id: string) => boolean;
}

const richTextOf = (text: string): Json => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});

function find<T>(wanted: string, among: readonly T[], matches: (each: T) => boolean): T {
  const found = among.find(matches);
  if (found === undefined) throw new NotOffered(wanted);
  return found;
}

/** The person named a choice that is not there. */
export class NotOffered extends Error {
  constructor(wanted: string) {
    super(`“${wanted}” is not among the choices.`);
  }
}

/** Turns what a person puts in into Slack's way of writing it down. */
export function filledOf(element: Json, filling: Filling, offer: Offer): StateValue {
  const shape = shapeOf(element);
  if (filling === null || shape === undefined) return blankOf(element);
  const { field } = shape;
  const values = (Array.isArray(filling) ? filling : [filling]).map(String);

  if (field === 'rich_text_value') {
    return written(element, typeof filling === 'object' ? filling : richTextOf(String(filling)));
  }
  if (field === 'value') return written(element, String(filling) === '' ? null : String(filling));
  if (field === 'selected_date_time') return written(element, Number(filling));
  if (field === 'selected_date' || field === 'selected_time') return written(element, String(filling));
  if (field === 'files') {
    return written(
      element,
      values.map((id) => offer.file(id) ?? find(id, [], () => false)),
    );
  }
  if (field.startsWith('selected_option')) {
    const options = [...optionsOf(element), ...offer.suggested, ...choiceOf(element)];
    const chosen = values.map((wanted) => find(wanted, options, ({ value }) => value === wanted));
    return written(element, Array.isArray(shape.blank) ? chosen : (chosen[0] ?? null));
  }
  for (const id of values) if (!offer.exists(id)) throw new NotOffered(id);
  return written(element, Array.isArray(shape.blank) ? values : (values[0] ?? null));
}

/** The action a block_actions payload carries for this element. */
export function actionOf(
  element: Json,
  blockId: string,
  held: StateValue | undefined,
  chosen: Filling,
): Json {
  const { type, action_id, text, url, style, icon, placeholder } = element;
  const shown = Object.fromEntries(
    Object.entries({ type, action_id, block_id: blockId, text, url, style, icon, placeholder }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  if (held !== undefined) {
    const initial = shapeOf(element)?.initial ?? '';
    const carried = initial in element && initial !== 'initial_value' ? { [initial]: element[initial] } : {};
    return { ...shown, ...held, ...carried };
  }
  if (type === 'overflow') {
    const option = find(String(chosen), optionsOf(element), ({ value }) => value === chosen);
    return { ...shown, selected_option: option };
  }
  if (type === 'feedback_buttons') {
    const buttons = [element.positive_button, element.negative_button].filter(isObject);
    const pressed = find(String(chosen), buttons, ({ value }) => value === chosen);
    return { ...shown, text: pressed.text, value: pressed.value };
  }
  return element.value === undefined ? shown : { ...shown, value: element.value };
}
