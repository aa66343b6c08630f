import { expect, test } from 'vitest';
import type { Filling } from '#sandbox/contract';
import { actions, button, home, input, modal, option, plain, section, textInput } from './blocks.ts';
import { clientOf, sandboxWith } from './probe.ts';
import { rawBot, triggerFrom } from './raw-bot.ts';

async function withModal(view: ReturnType<typeof modal>, dropUntouched = false) {
  const sandbox = await sandboxWith({ faults: { dropUntouched } });
  const bot = await rawBot(sandbox);
  const client = clientOf(sandbox);
  const ana = sandbox.as('ana');
  await client.views.open({ trigger_id: await triggerFrom(bot, sandbox), view });
  const update = (next: ReturnType<typeof modal>) =>
    client.views.update({ view_id: ana.modal().id, view: next });
  return { sandbox, bot, client, ana, update };
}

const [a, b] = [option('a'), option('b')];
const options = [a, b];
const richText = {
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'Rich' }] }],
};

/** Element, what stands there untouched, what a person puts in, what stands there then. */
const elements: readonly [{ type: string; [field: string]: unknown }, object, Filling, object][] = [
  [{ type: 'plain_text_input' }, { value: null }, 'Hi', { value: 'Hi' }],
  [{ type: 'number_input', is_decimal_allowed: true }, { value: null }, '2.5', { value: '2.5' }],
  [{ type: 'email_text_input' }, { value: null }, 'a@b.org', { value: 'a@b.org' }],
  [{ type: 'url_text_input' }, { value: null }, 'https://b.org', { value: 'https://b.org' }],
  [{ type: 'rich_text_input' }, { rich_text_value: null }, 'Rich', { rich_text_value: richText }],
  [{ type: 'static_select', options }, { selected_option: null }, 'b', { selected_option: b }],
  [{ type: 'radio_buttons', options }, { selected_option: null }, 'a', { selected_option: a }],
  [{ type: 'checkboxes', options }, { selected_options: [] }, ['a', 'b'], { selected_options: [a, b] }],
  [{ type: 'multi_static_select', options }, { selected_options: [] }, ['b'], { selected_options: [b] }],
  [{ type: 'users_select' }, { selected_user: null }, 'U0BEN000000', { selected_user: 'U0BEN000000' }],
  [
    { type: 'multi_users_select' },
    { selected_users: [] },
    ['U0BEN000000'],
    { selected_users: ['U0BEN000000'] },
  ],
  [
    { type: 'conversations_select' },
    { selected_conversation: null },
    'C0GENERAL00',
    { selected_conversation: 'C0GENERAL00' },
  ],
  [
    { type: 'multi_conversations_select' },
    { selected_conversations: [] },
    ['C0GENERAL00'],
    { selected_conversations: ['C0GENERAL00'] },
  ],
  [
    { type: 'channels_select' },
    { selected_channel: null },
    'C0GENERAL00',
    { selected_channel: 'C0GENERAL00' },
  ],
  [
    { type: 'multi_channels_select' },
    { selected_channels: [] },
    ['C0GENERAL00'],
    { selected_channels: ['C0GENERAL00'] },
  ],
  [{ type: 'datepicker' }, { selected_date: null }, '2028-02-29', { selected_date: '2028-02-29' }],
  [{ type: 'timepicker' }, { selected_time: null }, '09:30', { selected_time: '09:30' }],
  [
    { type: 'datetimepicker' },
    { selected_date_time: null },
    1_800_000_000,
    { selected_date_time: 1_800_000_000 },
  ],
];

test('view.state carries every element in Slack’s shape, untouched and filled', async () => {
  const blocks = elements.map(([element], index) => input(`b${index}`, element, { optional: true }));
  const { ana, bot } = await withModal(modal([...blocks, actions('act', button('ask'))]));
  const stateOf = () =>
    (bot.of('block_actions').at(-1) as { view?: { state: unknown } } | undefined)?.view?.state;
  const valuesWith = (column: 1 | 3) =>
    Object.fromEntries(
      elements.map((row, index) => [
        `b${index}`,
        { value: { type: row[0].type, ...(row[column] as object) } },
      ]),
    );

  await ana.click('ask');
  expect(stateOf()).toEqual({ values: valuesWith(1) });
  for (const [index, [, , filling]] of elements.entries()) await ana.fill(`b${index}`, filling);
  await ana.click('ask');
  expect(stateOf()).toEqual({ values: valuesWith(3) });
  await ana.submit();
  expect(bot.of('view_submission')[0]).toMatchObject({ view: { state: { values: valuesWith(3) } } });
});

test('file_input carries the uploaded files', async () => {
  const { ana, sandbox } = await withModal(modal([input('file', { type: 'file_input' })]));
  const upload = { name: 'a.csv', mimetype: 'text/csv', base64: Buffer.from('1,2').toString('base64') };
  const done = await sandbox.act({ kind: 'upload-file', as: 'ana', ...upload });
  const file = done.kind === 'done' ? done.file : undefined;
  await ana.fill('file', [String(file?.id)]);
  expect(ana.modal().values.file?.value).toMatchObject({
    type: 'file_input',
    files: [{ name: 'a.csv', size: 3 }],
  });
  expect(await (await fetch(String(file?.url))).text()).toBe('1,2');
});

test('initial values stand in the state until they are changed', async () => {
  const { ana } = await withModal(
    modal([
      textInput('name', { initial_value: 'Draft' }),
      input('pick', { type: 'static_select', options, initial_option: b }),
      input('many', { type: 'checkboxes', options, initial_options: [a] }),
      input('where', { type: 'conversations_select', default_to_current_conversation: true }),
    ]),
  );
  expect(ana.modal().values).toMatchObject({
    name: { value: { value: 'Draft' } },
    pick: { value: { selected_option: b } },
    many: { value: { selected_options: [a] } },
    where: { value: { selected_conversation: 'C0GENERAL00' } },
  });
});

test('only what is offered can be chosen', async () => {
  const { ana } = await withModal(
    modal([
      input('pick', { type: 'static_select', options }),
      input('few', { type: 'multi_static_select', options, max_selected_items: 1 }),
      input('asked', { type: 'external_select' }),
    ]),
  );
  await expect(ana.fill('pick', 'c')).rejects.toThrow('“c” is not among the choices.');
  await expect(ana.fill('few', ['a', 'b'])).rejects.toThrow('At most 1 can be chosen.');
  await expect(ana.fill('asked', 'never offered')).rejects.toThrow('not among the choices');
});

test('values stay over an update where block_id and action_id stay, and new initial values are ignored there', async () => {
  const { ana, update } = await withModal(
    modal([
      textInput('kept'),
      textInput('emptied'),
      input('pick', { type: 'static_select', options }),
      textInput('untouched', { initial_value: 'First' }),
    ]),
  );
  await ana.fill('kept', 'By hand');
  await ana.fill('pick', 'b');
  const onlyA = { type: 'static_select', options: [a] };
  await update(
    modal([
      textInput('kept', { initial_value: 'By the bot' }),
      textInput('emptied', { initial_value: 'By the bot' }),
      input('pick', onlyA),
      textInput('untouched', { initial_value: 'Second' }),
      textInput('new', { initial_value: 'By the bot' }),
    ]),
  );
  expect(ana.modal().values).toEqual({
    kept: { value: { type: 'plain_text_input', value: 'By hand' } },
    emptied: { value: { type: 'plain_text_input', value: null } },
    pick: { value: { type: 'static_select', selected_option: null } },
    untouched: { value: { type: 'plain_text_input', value: 'First' } },
    new: { value: { type: 'plain_text_input', value: 'By the bot' } },
  });
});

test('a changed block_id starts afresh, and so does a block without one', async () => {
  const unnamed = {
    type: 'input',
    label: plain('Label'),
    element: { type: 'plain_text_input', action_id: 'free' },
  };
  const { ana, update } = await withModal(modal([textInput('epoch-1'), unnamed]));
  await ana.fill('epoch-1', 'Old');
  await ana.fill('free', 'Old');
  await update(modal([textInput('epoch-2', { initial_value: 'New' }), unnamed]));
  const values = Object.values(ana.modal().values).flatMap((actions) => Object.values(actions));
  expect(values.map(({ value }) => value)).toEqual(['New', null]);
});

test('with the fault, prefilled values nobody touched are shown but not sent after an update', async () => {
  const first = modal([textInput('name', { initial_value: 'Draft' }), textInput('note')]);
  const { ana, bot, update } = await withModal(first, true);
  expect(ana.modal().values.name?.value).toMatchObject({ value: 'Draft' });
  await ana.fill('note', 'By hand');
  const page = [
    textInput('name', { initial_value: 'Draft' }),
    textInput('note'),
    actions('act', button('ask')),
  ];
  await update(modal([...page, input('new', { type: 'checkboxes', options, initial_options: [a] })]));
  expect(ana.modal().shown).toMatchObject({
    name: { value: { value: 'Draft' } },
    new: { value: { selected_options: [a] } },
  });
  await ana.click('ask');
  expect(bot.of('block_actions')[0]).toMatchObject({
    view: {
      state: {
        values: {
          name: { value: { value: null } },
          note: { value: { value: 'By hand' } },
          new: { value: { selected_options: [] } },
        },
      },
    },
  });
  await ana.fill('name', 'Draft');
  expect(ana.modal().values.name?.value).toMatchObject({ value: 'Draft' });
});

test('an input block reports only with dispatch_action, text when its config says so', async () => {
  const letters = { dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } };
  const { ana, bot } = await withModal(
    modal([
      input('silent', { type: 'static_select', options }),
      input('loud', { type: 'static_select', options }, { dispatch_action: true }),
      textInput('on-enter', {}, { dispatch_action: true }),
      textInput('on-letter', letters, { dispatch_action: true }),
    ]),
  );
  await ana.fill('silent', 'a');
  await ana.fill('on-enter', 'ty');
  await ana.fill('on-letter', 'typed', { entered: true });
  expect(bot.of('block_actions')).toEqual([]);
  await ana.fill('loud', 'b');
  await ana.fill('on-enter', 'typed', { entered: true });
  await ana.fill('on-letter', 't');
  expect(bot.of('block_actions').map(({ actions }) => actions)).toMatchObject([
    [{ block_id: 'loud', type: 'static_select', selected_option: b }],
    [{ block_id: 'on-enter', type: 'plain_text_input', value: 'typed' }],
    [{ block_id: 'on-letter', value: 't' }],
  ]);
});

test('a select that asks the bot offers what it answered, and refuses what Slack would not show', async () => {
  const { ana, bot } = await withModal(
    modal([input('asked', { type: 'external_select', min_query_length: 2 }, { dispatch_action: true })]),
  );
  bot.reply = ({ type }) => (type === 'block_suggestion' ? { body: { options } } : {});
  expect(await ana.lookUp('asked', 'x')).toMatchObject({ choices: [] });
  expect(bot.of('block_suggestion')).toEqual([]);
  expect(await ana.lookUp('asked', 'opt')).toMatchObject({
    choices: [{ label: '', choices: [{ value: 'a', text: 'Option a' }, { value: 'b' }] }],
  });
  expect(bot.of('block_suggestion')[0]).toMatchObject({
    value: 'opt',
    block_id: 'asked',
    container: { type: 'view', view_id: ana.modal().id },
  });
  await ana.fill('asked', 'b');
  expect(bot.of('block_actions')[0]).toMatchObject({ actions: [{ selected_option: b }] });

  const tooMany = Array.from({ length: 101 }, (_, index) => option(`${index}`));
  bot.reply = () => ({ body: { options: tooMany } });
  expect(await ana.lookUp('asked', 'all')).toMatchObject({ kind: 'bot-failed', error: 'invalid_options' });
});

test('block_actions from a message carries container, message, state, response_url and trigger', async () => {
  const sandbox = await sandboxWith();
  const bot = await rawBot(sandbox);
  const ana = sandbox.as('ana');
  const blocks = [
    section('Steps'),
    actions('steps@1', { type: 'checkboxes', action_id: 'tick', options, initial_options: [a] }),
    actions('menu', {
      type: 'overflow',
      action_id: 'more',
      options: [option('history'), option('export')],
    }),
  ];
  await clientOf(sandbox).chat.postMessage({ channel: 'C0AIPROJECTS', text: 'Card', blocks });
  const card = ana.sees('#ai-projects').at(-1);
  if (!card) throw new Error('no card');
  await ana.click('tick', ['a', 'b'], card);
  await ana.click('more', 'export', card);
  expect(bot.of('block_actions')).toMatchObject([
    {
      user: { id: ana.id },
      team: { id: card.channel && 'T0HARBOUR00' },
      channel: { id: card.channel, name: 'ai-projects' },
      container: { type: 'message', message_ts: card.ts, channel_id: card.channel, is_ephemeral: false },
      message: { ts: card.ts, text: 'Card', blocks: [{ type: 'section' }, { block_id: 'steps@1' }, {}] },
      state: { values: { 'steps@1': { tick: { selected_options: [a, b] } } } },
      response_url: expect.stringContaining('/response/'),
      trigger_id: expect.any(String),
      actions: [{ type: 'checkboxes', action_id: 'tick', block_id: 'steps@1', selected_options: [a, b] }],
    },
    { actions: [{ type: 'overflow', selected_option: option('export') }] },
  ]);
});

test('block_actions from Home carries the view and no address to answer at', async () => {
  const sandbox = await sandboxWith();
  const bot = await rawBot(sandbox);
  const ana = sandbox.as('ana');
  const filter = { type: 'static_select', action_id: 'filter', options };
  await clientOf(sandbox).views.publish({ user_id: ana.id, view: home(actions('bar', filter)) });
  await ana.click('filter', 'b', ana.home());
  const [payload] = bot.of('block_actions');
  expect(payload).toMatchObject({
    container: { type: 'view', view_id: ana.home().id },
    view: {
      type: 'home',
      hash: ana.home().hash,
      state: { values: { bar: { filter: { selected_option: b } } } },
    },
    actions: [{ action_id: 'filter', selected_option: b }],
  });
  expect(payload).not.toHaveProperty('response_url');
  expect(payload).not.toHaveProperty('message');
});

test('a conversation select may give the app an address to post there', async () => {
  const where = { type: 'conversations_select', response_url_enabled: true };
  const { ana, bot, sandbox } = await withModal(modal([input('where', where)]));
  await ana.fill('where', 'C0LEADERSHIP');
  await ana.submit();
  const [submission] = bot.of('view_submission');
  const [answer] = (submission?.response_urls ?? []) as { channel_id: string; response_url: string }[];
  expect(answer).toMatchObject({ block_id: 'where', channel_id: 'C0LEADERSHIP' });
  const body = JSON.stringify({ text: 'Posted', response_type: 'in_channel' });
  await fetch(String(answer?.response_url), { method: 'POST', body });
  expect(sandbox.as('dora').sees('#leadership').at(-1)?.text).toBe('Posted');
});

test('a double click submits twice, and the second finds the modal gone without complaint', async () => {
  const { ana, bot } = await withModal(modal([textInput('name', { initial_value: 'x' })]));
  const results = await Promise.all([ana.submit(), ana.submit()]);
  expect(results).toMatchObject([{ kind: 'done' }, { kind: 'done' }]);
  expect(bot.of('view_submission')).toHaveLength(2);
  expect(ana.modals()).toEqual([]);
});
