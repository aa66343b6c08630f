import { limits } from '#blocks/limits';
import { choiceOf, optionsOf, sameOption } from '../options.ts';
import {
  anything,
  boolean,
  type Check,
  type Fields,
  fault,
  inTurn,
  integer,
  isObject,
  list,
  matching,
  object,
  oneOf,
  string,
} from './check.ts';
import { boxOption, confirm, menuOption, optionGroup, overflowOption, plain } from './compositions.ts';
import { richText } from './rich-text.ts';

const date = matching(/^\d{4}-\d{2}-\d{2}$/, 'date (YYYY-MM-DD)');
const time = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'time (HH:mm)');
const decimal = matching(/^-?\d+(\.\d+)?$/, 'number');

const actionable: Fields = { action_id: string(limits.actionId) };
const askable: Fields = { ...actionable, confirm };
const focusable: Fields = { focus_on_load: boolean };
const placeholder: Fields = { placeholder: plain(limits.placeholder) };
const menu: Fields = { ...askable, ...focusable, ...placeholder };
const several: Fields = { max_selected_items: integer(1) };
const typed: Fields = {
  ...actionable,
  ...focusable,
  ...placeholder,
  dispatch_action_config: object(
    {},
    { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 2) },
  ),
};

const element = (type: string, required: Fields, optional: Fields): Check =>
  object({ type: oneOf(type), ...required }, optional);

/** What is chosen at first must be one of the options, word for word. */
const initialIsOffered: Check = (value, at) => {
  if (!isObject(value)) return [];
  const offered = optionsOf(value);
  const missing = choiceOf(value).filter((chosen) => !offered.some((option) => sameOption(option, chosen)));
  if (missing.length === 0) return [];
  const name = value.initial_option === undefined ? 'initial_options' : 'initial_option';
  return fault('must exactly match one of the provided options', `${at}/${name}`);
};

const optionsOrGroups: Check = (value, at) =>
  isObject(value) && (value.options === undefined) === (value.option_groups === undefined)
    ? fault('must define either `options` or `option_groups` but not both', at)
    : [];

const staticOptions: Fields = {
  options: list(menuOption, limits.select.options),
  option_groups: list(optionGroup, limits.select.groups),
};

const conversations: Fields = {
  default_to_current_conversation: boolean,
  filter: object(
    {},
    {
      include: list(oneOf('im', 'mpim', 'private', 'public'), 4),
      exclude_external_shared_channels: boolean,
      exclude_bot_users: boolean,
    },
  ),
};

const answering: Fields = { response_url_enabled: boolean };
const feedback = object(
  { text: plain(limits.button.text), value: string(limits.button.value) },
  { accessibility_label: string(limits.button.label) },
);

/** Every interactive element by its type, wherever it may stand. */
export const elements = {
  button: element(
    'button',
    { text: plain(limits.button.text) },
    {
      ...askable,
      value: string(limits.button.value),
      url: string(limits.button.url),
      style: oneOf('primary', 'danger'),
      accessibility_label: string(limits.button.label),
    },
  ),
  overflow: element('overflow', { options: list(overflowOption, limits.overflow.options) }, askable),
  static_select: inTurn(
    element('static_select', {}, { ...menu, ...staticOptions, initial_option: menuOption }),
    optionsOrGroups,
    initialIsOffered,
  ),
  multi_static_select: inTurn(
    element(
      'multi_static_select',
      {},
      { ...menu, ...several, ...staticOptions, initial_options: list(menuOption, limits.select.options) },
    ),
    optionsOrGroups,
    initialIsOffered,
  ),
  external_select: element(
    'external_select',
    {},
    { ...menu, initial_option: menuOption, min_query_length: integer(0) },
  ),
  multi_external_select: element(
    'multi_external_select',
    {},
    { ...menu, ...several, initial_options: list(menuOption), min_query_length: integer(0) },
  ),
  users_select: element('users_select', {}, { ...menu, initial_user: string() }),
  multi_users_select: element(
    'multi_users_select',
    {},
    { ...menu, ...several, initial_users: list(string()) },
  ),
  conversations_select: element(
    'conversations_select',
    {},
    { ...menu, ...conversations, ...answering, initial_conversation: string() },
  ),
  multi_conversations_select: element(
    'multi_conversations_select',
    {},
    { ...menu, ...several, ...conversations, initial_conversations: list(string()) },
  ),
  channels_select: element('channels_select', {}, { ...menu, ...answering, initial_channel: string() }),
  multi_channels_select: element(
    'multi_channels_select',
    {},
    { ...menu, ...several, initial_channels: list(string()) },
  ),
  datepicker: element('datepicker', {}, { ...menu, initial_date: date }),
  timepicker: element('timepicker', {}, { ...menu, initial_time: time, timezone: string() }),
  datetimepicker: element(
    'datetimepicker',
    {},
    { ...askable, ...focusable, initial_date_time: integer(1_000_000_000, 9_999_999_999) },
  ),
  checkboxes: inTurn(
    element(
      'checkboxes',
      { options: list(boxOption, limits.checkboxes.options) },
      { ...askable, ...focusable, initial_options: list(boxOption, limits.checkboxes.options) },
    ),
    initialIsOffered,
  ),
  radio_buttons: inTurn(
    element(
      'radio_buttons',
      { options: list(boxOption, limits.radioButtons.options) },
      { ...askable, ...focusable, initial_option: boxOption },
    ),
    initialIsOffered,
  ),
  plain_text_input: element(
    'plain_text_input',
    {},
    {
      ...typed,
      initial_value: string(limits.plainTextInput.value, 0),
      multiline: boolean,
      min_length: integer(0, limits.plainTextInput.value),
      max_length: integer(1, limits.plainTextInput.value),
    },
  ),
  rich_text_input: element(
    'rich_text_input',
    {},
    { ...typed, initial_value: richText, min_lines: integer(1, 100), max_lines: integer(1, 100) },
  ),
  number_input: element(
    'number_input',
    { is_decimal_allowed: boolean },
    { ...typed, initial_value: decimal, min_value: decimal, max_value: decimal },
  ),
  email_text_input: element('email_text_input', {}, { ...typed, initial_value: string() }),
  url_text_input: element('url_text_input', {}, { ...typed, initial_value: string() }),
  file_input: element(
    'file_input',
    {},
    { ...actionable, filetypes: list(string()), max_files: integer(1, limits.fileInput.files) },
  ),
  workflow_button: element(
    'workflow_button',
    { text: plain(limits.button.text), workflow: anything },
    { ...askable, style: oneOf('primary', 'danger'), accessibility_label: string(limits.button.label) },
  ),
  feedback_buttons: element(
    'feedback_buttons',
    { positive_button: feedback, negative_button: feedback },
    actionable,
  ),
  icon_button: element(
    'icon_button',
    { icon: oneOf('trash'), text: plain(limits.button.text) },
    {
      ...askable,
      value: string(limits.button.value),
      accessibility_label: string(limits.button.label),
      visible_to_user_ids: list(string()),
    },
  ),
} as const satisfies Fields;

export type ElementType = keyof typeof elements;
