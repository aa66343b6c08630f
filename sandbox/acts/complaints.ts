import type { StateValue } from '../contract.ts';
import { inputsOf } from '../forms.ts';
import { isBlank } from '../state-values.ts';
import type { Json } from '../validate/check.ts';
import type { ViewRecord } from '../views.ts';

const REQUIRED = 'Please complete this required field.';

function textComplaint(element: Json, text: string): string | undefined {
  const { min_length: min, max_length: max } = element;
  if (typeof min === 'number' && text.length < min) return `Please enter at least ${min} characters.`;
  if (typeof max === 'number' && text.length > max) return `Please enter at most ${max} characters.`;
  return undefined;
}

function numberComplaint(element: Json, text: string): string | undefined {
  const decimal = element.is_decimal_allowed === true;
  if (!(decimal ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/).test(text)) return 'Please enter a valid number.';
  const { min_value: min, max_value: max } = element;
  if (min !== undefined && Number(text) < Number(min)) return `Please enter a number of at least ${min}.`;
  if (max !== undefined && Number(text) > Number(max)) return `Please enter a number of at most ${max}.`;
  return undefined;
}

function complaint(block: Json, element: Json, held: StateValue | undefined): string | undefined {
  if (held === undefined || isBlank(held)) return block.optional === true ? undefined : REQUIRED;
  const text = String(held.value);
  switch (element.type) {
    case 'plain_text_input':
      return textComplaint(element, text);
    case 'number_input':
      return numberComplaint(element, text);
    case 'email_text_input':
      return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(text) ? undefined : 'Please enter a valid URL.';
    default:
      return undefined;
  }
}

/** What Slack's own client says before it sends a form, by block_id. It looks at what would be sent. */
export function complaintsIn({ blocks, form }: ViewRecord): Readonly<Record<string, string>> {
  const found = inputsOf(blocks)
    .filter(({ block }) => block.type === 'input')
    .map(
      ({ block, element, blockId, actionId }) =>
        [blockId, complaint(block, element, form.values[blockId]?.[actionId])] as const,
    );
  return Object.fromEntries(found.filter((each): each is [string, string] => each[1] !== undefined));
}
