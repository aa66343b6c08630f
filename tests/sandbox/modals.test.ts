import { expect, test } from 'vitest';
import { actions, button, modal, section, textInput } from './blocks.ts';
import { clientOf, sandboxWith } from './probe.ts';
import { type Reply, rawBot, triggerFrom } from './raw-bot.ts';

const TROUBLE = 'We had some trouble connecting. Try again?';

/** A modal is open, and the bot answers its submission as given. */
async function submitted(
  reply: Reply,
  view = modal([textInput('name', {}, { optional: true }), section('x', { block_id: 'words' })]),
) {
  const sandbox = await sandboxWith();
  const bot = await rawBot(sandbox);
  const ana = sandbox.as('ana');
  await clientOf(sandbox).views.open({ trigger_id: await triggerFrom(bot, sandbox), view });
  const { id, hash } = ana.modal();
  bot.reply = () => reply;
  const result = await ana.submit();
  return { sandbox, bot, ana, id, hash, result };
}

test('an empty acknowledgement closes only the top view', async () => {
  const sandbox = await sandboxWith();
  const bot = await rawBot(sandbox);
  const ana = sandbox.as('ana');
  const view = modal([actions('a', button('more'))]);
  const { views } = clientOf(sandbox);
  await views.open({ trigger_id: await triggerFrom(bot, sandbox), view });
  await ana.click('more');
  await views.push({ trigger_id: bot.lastTrigger(), view });
  expect(ana.modals()).toHaveLength(2);
  await ana.submit();
  expect(ana.modals()).toHaveLength(1);
});

test('response_action clear closes every view', async () => {
  const { ana } = await submitted({ body: { response_action: 'clear' } });
  expect(ana.modals()).toEqual([]);
});

test('response_action update replaces the view in place', async () => {
  const { ana, id, hash } = await submitted({
    body: { response_action: 'update', view: modal([section('Page two')]) },
  });
  expect(ana.modals()).toMatchObject([{ id, blocks: [{ text: { text: 'Page two' } }] }]);
  expect(ana.modal().hash).not.toBe(hash);
});

test('response_action push lays a view on top', async () => {
  const { ana, id } = await submitted({ body: { response_action: 'push', view: modal([]) } });
  expect(ana.modals()).toHaveLength(2);
  expect(ana.modals()[0]?.id).toBe(id);
});

test('response_action errors stand under their inputs and keep the modal open', async () => {
  const { ana } = await submitted({ body: { response_action: 'errors', errors: { name: 'Taken' } } });
  expect(ana.modal().errors).toEqual({ name: 'Taken' });
  expect(ana.modal().trouble).toBe('');
});

test.each<[string, Reply]>([
  ['errors on a block that is no input', { body: { response_action: 'errors', errors: { words: 'No' } } }],
  ['errors on a block that is not there', { body: { response_action: 'errors', errors: { nowhere: 'No' } } }],
  ['no errors at all', { body: { response_action: 'errors', errors: {} } }],
  ['an unknown response_action', { body: { response_action: 'shut' } }],
  ['an update Slack cannot draw', { body: { response_action: 'update', view: modal([{ type: 'table' }]) } }],
  ['text instead of JSON', { text: 'ok' }],
  ['an HTTP 500', { status: 500 }],
  ['an HTTP 404', { status: 404 }],
])('%s keeps the modal open with an error shown', async (_, reply) => {
  const { ana, result } = await submitted(reply);
  expect(result).toMatchObject({ kind: 'bot-failed', shown: TROUBLE });
  expect(ana.modal()).toMatchObject({ trouble: TROUBLE, errors: {} });
});

test('no acknowledgement within three seconds keeps the modal open with an error shown', async () => {
  const { ana, result } = await submitted('never');
  expect(result).toMatchObject({ kind: 'bot-failed', error: 'http_timeout', shown: TROUBLE });
  expect(ana.modal().trouble).toBe(TROUBLE);
});

test('a required input that is empty never reaches the bot', async () => {
  const sandbox = await sandboxWith();
  const bot = await rawBot(sandbox);
  const ana = sandbox.as('ana');
  const view = modal([textInput('name', { max_length: 5 })]);
  await clientOf(sandbox).views.open({ trigger_id: await triggerFrom(bot, sandbox), view });
  await expect(ana.submit()).rejects.toThrow('Please complete this required field.');
  expect(ana.modal().errors).toEqual({ name: 'Please complete this required field.' });
  await ana.fill('name', 'too long');
  await expect(ana.submit()).rejects.toThrow('at most 5 characters');
  await ana.fill('name', 'fits');
  await ana.submit();
  expect(bot.of('view_submission')).toHaveLength(1);
});

test('view_closed comes only to views that asked, without trigger, response_url, or what stood in the form', async () => {
  const sandbox = await sandboxWith();
  const bot = await rawBot(sandbox);
  const ana = sandbox.as('ana');
  const { views } = clientOf(sandbox);
  await views.open({ trigger_id: await triggerFrom(bot, sandbox), view: modal([]) });
  await ana.close();
  expect(bot.of('view_closed')).toEqual([]);
  const asking = modal([textInput('name')], { notify_on_close: true, private_metadata: 'draft-7' });
  await views.open({ trigger_id: await triggerFrom(bot, sandbox), view: asking });
  await ana.fill('name', 'half');
  await ana.close();
  const [closed] = bot.of('view_closed');
  expect(closed).toMatchObject({
    is_cleared: false,
    user: { id: ana.id },
    view: { private_metadata: 'draft-7', state: { values: {} } },
  });
  expect(closed).not.toHaveProperty('trigger_id');
  expect(closed).not.toHaveProperty('response_url');
  expect(closed).not.toHaveProperty('response_urls');
});

test('the × closes the whole stack and says so', async () => {
  const sandbox = await sandboxWith();
  const bot = await rawBot(sandbox);
  const ana = sandbox.as('ana');
  const view = modal([actions('a', button('more'))], { notify_on_close: true });
  const { views } = clientOf(sandbox);
  await views.open({ trigger_id: await triggerFrom(bot, sandbox), view });
  await ana.click('more');
  await views.push({ trigger_id: bot.lastTrigger(), view });
  await ana.close({ all: true });
  expect(ana.modals()).toEqual([]);
  expect(bot.of('view_closed').map(({ is_cleared }) => is_cleared)).toEqual([true, true]);
});

test('clear_on_close closes the whole stack with the Cancel button', async () => {
  const sandbox = await sandboxWith();
  const bot = await rawBot(sandbox);
  const ana = sandbox.as('ana');
  const { views } = clientOf(sandbox);
  await views.open({
    trigger_id: await triggerFrom(bot, sandbox),
    view: modal([actions('a', button('more'))]),
  });
  await ana.click('more');
  const view = modal([], { clear_on_close: true });
  await views.push({ trigger_id: bot.lastTrigger(), view });
  await ana.close();
  expect(ana.modals()).toEqual([]);
});

test('only the modal on top can be acted in', async () => {
  const sandbox = await sandboxWith();
  const bot = await rawBot(sandbox);
  const ana = sandbox.as('ana');
  const view = modal([actions('a', button('more'))]);
  const { views } = clientOf(sandbox);
  await views.open({ trigger_id: await triggerFrom(bot, sandbox), view });
  const below = ana.modal();
  await ana.click('more');
  await views.push({ trigger_id: bot.lastTrigger(), view });
  await expect(ana.click('more', null, below)).rejects.toThrow('Another modal lies on top');
  expect(await sandbox.act({ kind: 'submit', as: 'ben', view: below.id })).toMatchObject({ kind: 'refused' });
});
