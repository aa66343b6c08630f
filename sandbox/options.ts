import { isObject, type Json } from './validate/check.ts';

/** The options an element offers, whether in one list or in groups. */
export function optionsOf(element: Json): readonly Json[] {
  const groups = Array.isArray(element.option_groups) ? element.option_groups.filter(isObject) : [];
  const lists = [element.options, ...groups.map((group) => group.options)];
  return lists.flatMap((options) => (Array.isArray(options) ? options.filter(isObject) : []));
}

/** What the bot chose in advance. */
export function choiceOf(element: Json): readonly Json[] {
  const { initial_option: one, initial_options: many } = element;
  return [one, ...(Array.isArray(many) ? many : [])].filter(isObject);
}

const words = (value: unknown): unknown => (isObject(value) ? [value.type, value.text] : undefined);

/** Slack compares value and words; `emoji` and `verbatim` it fills in by itself. */
export function sameOption(one: Json, other: Json): boolean {
  const essence = (option: Json) => [option.value, words(option.text), words(option.description)];
  return JSON.stringify(essence(one)) === JSON.stringify(essence(other));
}
