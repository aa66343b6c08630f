import type { Filling, StateValue } from '../contract.ts';

/** A state value without Slack's wrapping: the plain value that a person put in. */
export function fillingOf(state: StateValue | undefined): Filling {
  if (!state) return null;
  for (const [field, held] of Object.entries(state)) {
    if (field === 'type' || field === 'timezone' || held === null || held === undefined) continue;
    if (Array.isArray(held)) return held.map(plainOf);
    if (typeof held === 'number') return held;
    if (field === 'rich_text_value') return plainText(held);
    return plainOf(held);
  }
  return null;
}

/** What is chosen, by its own words, for what the page has not been offered (the bot's suggestions, files). */
export function labelsOf(state: StateValue | undefined): ReadonlyMap<string, string> {
  const held = [state?.selected_option, ...asList(state?.selected_options), ...asList(state?.files)];
  return new Map(
    held.flatMap((each): [string, string][] => {
      const name = field(each, 'name') ?? field(field(each, 'text'), 'text');
      return name === undefined ? [] : [[plainOf(each), String(name)]];
    }),
  );
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Several values as strings, whether one, many or none. */
export function valuesOf(filling: Filling): readonly string[] {
  if (filling === null || filling === '') return [];
  return (Array.isArray(filling) ? filling : [filling]).map(String);
}

/** One value as a string; nothing is empty. */
export const textOf = (filling: Filling): string => valuesOf(filling).join(', ');

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const plainOf = (held: unknown): string => String(field(held, 'value') ?? field(held, 'id') ?? held);

/** The words of a rich_text block, its paragraphs on lines of their own. */
function plainText(block: unknown): string {
  const text = field(block, 'text');
  if (typeof text === 'string') return text;
  const inner = asList(field(block, 'elements')).map(plainText);
  return inner.join(field(block, 'type') === 'rich_text' ? '\n' : '');
}
