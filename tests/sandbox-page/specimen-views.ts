import type { types } from '@slack/bolt';

type Block = types.KnownBlock;
type Element = types.InputBlockElement;

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string, text: string, description?: string) => ({
  value,
  text: plain(text),
  ...(description && { description: plain(description) }),
});

const fruit = [
  option('apple', 'Apple', 'Keeps all winter'),
  option('pear', 'Pear'),
  option('quince', 'Quince', 'Only cooked'),
];

function input(label: string, element: Element, more: Partial<types.InputBlock> = {}): Block {
  const id = label.toLowerCase().replaceAll(' ', '_');
  return {
    type: 'input',
    block_id: id,
    label: plain(label),
    element: { action_id: `${id}_input`, ...element },
    optional: true,
    ...more,
  };
}

/** One modal with every input. `picked` echoes what the dispatching select told the bot. */
export function specimenModal(picked: string): types.ModalView {
  return {
    type: 'modal',
    callback_id: 'specimen',
    notify_on_close: true,
    title: plain('One of everything'),
    submit: plain('Hand in'),
    close: plain('Not now'),
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: `Fruit so far: *${picked}*` } },
      { type: 'alert', level: 'info', text: plain('Nothing here is kept.') },
      input('Name', { type: 'plain_text_input' }, { optional: false, hint: plain('Anything but “nobody”.') }),
      input('Fruit', { type: 'static_select', options: fruit }, { dispatch_action: true }),
      input('Basket', { type: 'multi_static_select', options: fruit, max_selected_items: 2 }),
      input('City', { type: 'external_select', min_query_length: 1, placeholder: plain('Type a city') }),
      input('Person', { type: 'users_select' }),
      input('Channel', { type: 'conversations_select', filter: { include: ['public', 'private'] } }),
      input('Size', { type: 'radio_buttons', options: [option('s', 'Small'), option('l', 'Large')] }),
      input('Extras', {
        type: 'checkboxes',
        options: [option('ice', 'Ice'), option('mint', 'Mint')],
        initial_options: [option('mint', 'Mint')],
      }),
      input('Day', { type: 'datepicker', initial_date: '2026-03-01' }),
      input('Hour', { type: 'timepicker' }),
      input('Amount', { type: 'number_input', is_decimal_allowed: false, min_value: '1' }),
      input('Mail', { type: 'email_text_input' }),
      input('Site', { type: 'url_text_input' }),
      input('Story', { type: 'rich_text_input' }),
    ],
  };
}

/** A modal that opens another above itself; `heard` echoes the text typed letter by letter. */
export const stackedModal = (depth: number, heard = ''): types.ModalView => ({
  type: 'modal',
  callback_id: `stacked_${depth}`,
  title: plain(`Sheet ${depth}`),
  submit: plain('Done'),
  close: plain('Back'),
  blocks: [
    { type: 'section', text: { type: 'mrkdwn', text: `Heard: ${heard}` } },
    input(
      'Search',
      { type: 'plain_text_input', dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } },
      { dispatch_action: true },
    ),
    { type: 'actions', elements: [{ type: 'button', action_id: 'push', text: plain('One more') }] },
  ],
});

const richText = (text: string): types.RichTextBlock => ({
  type: 'rich_text',
  elements: [
    { type: 'rich_text_section', elements: [{ type: 'text', text, style: { bold: true } }] },
    {
      type: 'rich_text_list',
      style: 'ordered',
      elements: ['First', 'Second'].map((item) => ({
        type: 'rich_text_section',
        elements: [{ type: 'text', text: item }],
      })),
    },
    { type: 'rich_text_quote', elements: [{ type: 'text', text: 'Somebody said so.' }] },
  ],
});

/** What Slack added since 2025, and what is seldom used. */
export const rareMessage: Block[] = [
  richText('Rich text'),
  { type: 'markdown', text: '## Markdown\n\nSome **bold** and `code`.\n\n- one\n- two\n\n```\nfenced\n```' },
  {
    type: 'card',
    title: { type: 'mrkdwn', text: 'A card' },
    subtitle: { type: 'mrkdwn', text: 'with a subtitle' },
    body: { type: 'mrkdwn', text: 'and a body.' },
    actions: [{ type: 'button', action_id: 'on_card', text: plain('Open it') }],
  },
  {
    type: 'container',
    title: plain('A container'),
    is_collapsible: true,
    default_collapsed: true,
    child_blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Inside the container.' } }],
  },
  {
    type: 'data_table',
    caption: 'Fruit by weight',
    page_size: 2,
    rows: [
      [
        { type: 'raw_text', text: 'Fruit' },
        { type: 'raw_text', text: 'Grams' },
      ],
      ...[
        ['Pear', 180],
        ['Apple', 150],
        ['Quince', 300],
      ].map(([name, grams]) => [
        { type: 'raw_text' as const, text: String(name) },
        { type: 'raw_number' as const, value: Number(grams), text: `${grams} g` },
      ]),
    ],
  },
];

const tableRow = (...cells: string[]) => cells.map((text) => ({ type: 'raw_text' as const, text }));

export const specimenMessage: Block[] = [
  { type: 'header', text: plain('A specimen of each block') },
  {
    type: 'section',
    text: {
      type: 'mrkdwn',
      text: '*Bold*, _italic_, ~struck~, `code`, <https://example.org|a link>\n&gt; quoted &amp; safe\n```pre\nformatted```',
    },
    accessory: {
      type: 'overflow',
      action_id: 'overflow',
      options: [option('one', 'First thing'), option('two', 'Second thing')],
    },
  },
  {
    type: 'section',
    fields: [
      { type: 'mrkdwn', text: '*Start*\nPrompting only' },
      { type: 'mrkdwn', text: '*Later*\nRetrieval' },
    ],
  },
  {
    type: 'actions',
    block_id: 'steps',
    elements: [
      {
        type: 'checkboxes',
        action_id: 'tick',
        options: [option('a', 'Count the documents'), option('b', 'Write twenty test questions')],
      },
    ],
  },
  {
    type: 'actions',
    block_id: 'deeds',
    elements: [
      { type: 'button', action_id: 'plain_button', text: plain('Press me') },
      {
        type: 'button',
        action_id: 'dangerous',
        style: 'danger',
        text: plain('Throw away'),
        confirm: {
          title: plain('Throw it away?'),
          text: plain('It cannot be brought back.'),
          confirm: plain('Throw away'),
          deny: plain('Keep'),
          style: 'danger',
        },
      },
      { type: 'static_select', action_id: 'pick', placeholder: plain('Pick one'), options: fruit },
    ],
  },
  {
    type: 'table',
    column_settings: [{}, { align: 'right' }],
    rows: [
      tableRow('Approach', 'First year'),
      tableRow('Prompting', '$2,400'),
      tableRow('Retrieval', '$18,000'),
    ],
  },
  { type: 'context', elements: [{ type: 'mrkdwn', text: 'A quiet line below.' }] },
];

/** Not yet among Slack's own types. */
export const specimenChart = {
  type: 'data_visualization',
  title: 'First-year cost',
  chart: {
    type: 'bar',
    series: [
      {
        name: 'Low',
        data: [
          { label: 'Prompting', value: 600 },
          { label: 'Retrieval', value: 8000 },
        ],
      },
      {
        name: 'High',
        data: [
          { label: 'Prompting', value: 2400 },
          { label: 'Retrieval', value: 18000 },
        ],
      },
    ],
    axis_config: { categories: ['Prompting', 'Retrieval'], y_label: 'US dollars' },
  },
};

export const specimenHome = (times: number): types.HomeView => ({
  type: 'home',
  blocks: [
    { type: 'header', text: plain('Home of the specimen') },
    { type: 'section', text: { type: 'mrkdwn', text: `Drawn ${times} times for you.` } },
    { type: 'divider' },
    {
      type: 'actions',
      elements: [{ type: 'button', action_id: 'from_home', text: plain('Open the modal') }],
    },
  ],
});
