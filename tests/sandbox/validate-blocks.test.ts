import { expect, test } from 'vitest';
import { limits } from '#blocks/limits';
import { faultsOfMessage, faultsOfView } from '#sandbox/validate/validate-blocks';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (text = 'Words', more = {}) => ({ type: 'section', text: mrkdwn(text), ...more });
const modal = (...blocks: object[]) => ({
  type: 'modal',
  title: plain('Title'),
  submit: plain('Next'),
  blocks,
});
const option = (value: string) => ({ text: plain(`Option ${value}`), value });
const input = (element: object, more = {}) => ({ type: 'input', label: plain('Label'), element, ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const button = (more = {}) => ({ type: 'button', text: plain('Go'), ...more });
const raw = (text: string) => ({ type: 'raw_text', text });
const chart = (more = {}) => ({
  type: 'data_visualization',
  title: 'First-year cost',
  chart: {
    type: 'bar',
    series: [{ name: 'Low', data: [{ label: 'RAG', value: 3 }] }],
    axis_config: { categories: ['RAG'] },
    ...more,
  },
});

const long = (size: number) => 'x'.repeat(size);
const many = <T>(count: number, item: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => item(i));

const lines = (faults: ReturnType<typeof faultsOfMessage>) => faults.map(({ what, at }) => `${what} [${at}]`);

test.each([
  ['a section with fields', section('x', { fields: [plain('a'), mrkdwn('b')] })],
  ['an image', { type: 'image', image_url: 'https://example.org/a.png', alt_text: 'A picture' }],
  [
    'checkboxes with a choice made',
    actions({ type: 'checkboxes', options: [option('a')], initial_options: [option('a')] }),
  ],
  ['a table', { type: 'table', rows: [[raw('a'), { type: 'raw_number', value: 3 }]] }],
  ['a data table', { type: 'data_table', caption: 'Costs', rows: [[raw('a')], [raw('b')]] }],
  ['a bar chart', chart()],
  ['a card', { type: 'card', title: mrkdwn('Title'), actions: [button()] }],
  ['a container', { type: 'container', title: plain('More'), child_blocks: [section()] }],
  ['markdown', { type: 'markdown', text: '**bold**' }],
  [
    'context actions',
    { type: 'context_actions', elements: [{ type: 'icon_button', icon: 'trash', text: plain('Remove') }] },
  ],
  [
    'rich text',
    {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'text', text: 'a', style: { bold: true } }] },
      ],
    },
  ],
])('a message takes %s', (_, block) => {
  expect(lines(faultsOfMessage([block]))).toEqual([]);
});

test.each([
  [
    'a section too long',
    section(long(limits.section.text + 1)),
    'must be less than 3001 characters [/blocks/0/text/text]',
  ],
  ['an empty text', section(''), 'must be more than 0 characters [/blocks/0/text/text]'],
  ['a section without words', { type: 'section' }, 'must define either `text` or `fields` [/blocks/0]'],
  [
    'a header too long',
    { type: 'header', text: plain(long(151)) },
    'must be less than 151 characters [/blocks/0/text/text]',
  ],
  [
    'a header in mrkdwn',
    { type: 'header', text: mrkdwn('x') },
    'unsupported type: mrkdwn [/blocks/0/text/type]',
  ],
  [
    'a picture without words',
    { type: 'image', image_url: 'https://example.org/a.png' },
    'missing required field: alt_text [/blocks/0]',
  ],
  ['an unknown field', section('x', { colour: 'red' }), 'invalid additional property: colour [/blocks/0]'],
  ['an unknown block', { type: 'marquee' }, 'unsupported type: marquee [/blocks/0/type]'],
  ['a prototype key as type', { type: 'constructor' }, 'unsupported type: constructor [/blocks/0/type]'],
  [
    'too many fields',
    section('x', { fields: many(11, () => plain('a')) }),
    'no more than 10 items allowed [/blocks/0/fields]',
  ],
  [
    'too many buttons',
    actions(...many(26, () => button())),
    'no more than 25 items allowed [/blocks/0/elements]',
  ],
  [
    'a button text too long',
    actions(button({ text: plain(long(76)) })),
    'must be less than 76 characters [/blocks/0/elements/0/text/text]',
  ],
  [
    'too many checkboxes',
    actions({ type: 'checkboxes', options: many(11, (i) => option(`${i}`)) }),
    'no more than 10 items allowed [/blocks/0/elements/0/options]',
  ],
  [
    'a choice that is not offered',
    actions({ type: 'static_select', options: [option('a')], initial_option: option('b') }),
    'must exactly match one of the provided options [/blocks/0/elements/0/initial_option]',
  ],
  [
    'an option value too long',
    actions({ type: 'static_select', options: [option(long(151))] }),
    'must be less than 151 characters [/blocks/0/elements/0/options/0/value]',
  ],
  ['an alert', { type: 'alert', text: plain('Mind') }, 'unsupported type: alert [/blocks/0/type]'],
  [
    'a number input',
    input({ type: 'number_input', is_decimal_allowed: false }),
    'unsupported type: number_input [/blocks/0/element/type]',
  ],
  [
    'an empty table cell',
    { type: 'table', rows: [[raw('')]] },
    'must be more than 0 characters [/blocks/0/rows/0/0/text]',
  ],
  [
    'a table with too many characters',
    { type: 'table', rows: [[raw(long(10_001))]] },
    'must be less than 10001 characters across all cells [/blocks/0/rows]',
  ],
  [
    'a data table without a row',
    { type: 'data_table', caption: 'x', rows: [[raw('a')]] },
    'no fewer than 2 items allowed [/blocks/0/rows]',
  ],
  [
    'a ragged data table',
    { type: 'data_table', caption: 'x', rows: [[raw('a')], [raw('b'), raw('c')]] },
    'all rows must have the same number of cells [/blocks/0/rows]',
  ],
  [
    'a chart whose points miss the axis',
    chart({ axis_config: { categories: ['Hybrid'] } }),
    'data labels must match axis_config.categories [/blocks/0/chart/series/0/data]',
  ],
  ['a chart without title', { ...chart(), title: '' }, 'must be more than 0 characters [/blocks/0/title]'],
  [
    'a card with nothing on it',
    { type: 'card' },
    'must define at least one of `hero_image`, `title`, `actions`, `body` [/blocks/0]',
  ],
  [
    'a container in a container',
    { type: 'container', title: plain('x'), child_blocks: [{ type: 'container' }] },
    'unsupported type: container [/blocks/0/child_blocks/0/type]',
  ],
])('a message refuses %s', (_, block, why) => {
  expect(lines(faultsOfMessage([block]))).toContain(why);
});

test.each([
  ['51 blocks', many(51, () => section()), 'no more than 50 items allowed [/blocks]'],
  [
    'a block_id twice',
    [section('a', { block_id: 'b' }), section('b', { block_id: 'b' })],
    'block_id b already exists [/blocks/1/block_id]',
  ],
  [
    'an action_id twice in a block',
    [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
    'action_id a already exists [/blocks/0]',
  ],
  [
    'two tables',
    many(2, () => ({ type: 'table', rows: [[raw('a')]] })),
    'only one table block allowed [/blocks]',
  ],
  ['three charts', many(3, () => chart()), 'no more than 2 data_visualization blocks allowed [/blocks]'],
  [
    'too much markdown',
    many(2, () => ({ type: 'markdown', text: long(6_001) })),
    'markdown must be less than 12001 characters in total [/blocks]',
  ],
])('a message refuses %s', (_, blocks, why) => {
  expect(lines(faultsOfMessage(blocks))).toContain(why);
});

test('the same action_id in two blocks is fine', () => {
  expect(faultsOfMessage([actions(button({ action_id: 'a' })), actions(button({ action_id: 'a' }))])).toEqual(
    [],
  );
});

const elementsOfModals: readonly { type: string; [field: string]: unknown }[] = [
  { type: 'plain_text_input', multiline: true, max_length: 300 },
  { type: 'static_select', options: [option('a')] },
  { type: 'multi_static_select', option_groups: [{ label: plain('Group'), options: [option('a')] }] },
  { type: 'external_select', min_query_length: 0 },
  { type: 'multi_external_select', max_selected_items: 2 },
  { type: 'users_select', initial_user: 'U1' },
  { type: 'conversations_select', filter: { include: ['public'] }, response_url_enabled: true },
  { type: 'channels_select' },
  { type: 'datepicker', initial_date: '2028-02-29' },
  { type: 'timepicker', initial_time: '09:30' },
  { type: 'datetimepicker', initial_date_time: 1_800_000_000 },
  { type: 'checkboxes', options: [option('a')] },
  { type: 'radio_buttons', options: [option('a')] },
  { type: 'number_input', is_decimal_allowed: true },
  { type: 'email_text_input' },
  { type: 'url_text_input' },
  { type: 'file_input', max_files: 1 },
  { type: 'rich_text_input' },
];

test.each(elementsOfModals)('a modal takes $type', (element) => {
  expect(lines(faultsOfView(modal(input(element)), 'modal'))).toEqual([]);
});

test.each([
  [
    'a title too long',
    { ...modal(), title: plain(long(25)) },
    'must be less than 25 characters [/view/title/text]',
  ],
  ['no title', { type: 'modal', blocks: [] }, 'missing required field: title [/view]'],
  [
    'an input without submit',
    { ...modal(input({ type: 'plain_text_input' })), submit: undefined },
    'missing required field: submit [/view]',
  ],
  [
    'too much metadata',
    { ...modal(), private_metadata: long(3_001) },
    'must be less than 3001 characters [/view/private_metadata]',
  ],
  ['101 blocks', modal(...many(101, () => section())), 'no more than 100 items allowed [/view/blocks]'],
  ['a table', modal({ type: 'table', rows: [[raw('a')]] }), 'unsupported type: table [/view/blocks/0/type]'],
  ['a chart', modal(chart()), 'unsupported type: data_visualization [/view/blocks/0/type]'],
  [
    'two inputs that want the focus',
    modal(...many(2, () => input({ type: 'plain_text_input', focus_on_load: true }))),
    'only one element can set focus_on_load to true [/view/blocks]',
  ],
  [
    'an input without label',
    modal({ type: 'input', element: { type: 'plain_text_input' } }),
    'missing required field: label [/view/blocks/0]',
  ],
  [
    'a date that is none',
    modal(input({ type: 'datepicker', initial_date: '1 March' })),
    'must be a valid date (YYYY-MM-DD) [/view/blocks/0/element/initial_date]',
  ],
])('a modal refuses %s', (_, view, why) => {
  expect(lines(faultsOfView(view, 'modal'))).toContain(why);
});

test('a Home takes no title and no table, and asks for no submit', () => {
  const home = { type: 'home', blocks: [input({ type: 'plain_text_input' })] };
  expect(faultsOfView(home, 'home')).toEqual([]);
  expect(lines(faultsOfView({ ...home, title: plain('x') }, 'home'))).toEqual([
    'invalid additional property: title [/view]',
  ]);
  expect(
    lines(faultsOfView({ type: 'home', blocks: [{ type: 'table', rows: [[raw('a')]] }] }, 'home')),
  ).toEqual(['unsupported type: table [/view/blocks/0/type]']);
});
