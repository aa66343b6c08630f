import { expect, test } from 'vitest';
import { actions, button, modal, option, section, textInput } from './blocks.ts';
import { probeWith, sandboxWith } from './probe.ts';

/** An ordinary app: two pages, a complaint, a view on top, a select that asks, a message that answers clicks. */
test.each(['socket', 'http'] as const)('an ordinary Bolt app works by %s', async (mode) => {
  const sandbox = await sandboxWith();
  await probeWith(sandbox, mode, (app) => {
    app.command('/probe', async ({ ack, client, body }) => {
      await ack(`Opening ${body.text}`);
      const view = modal([textInput('name'), actions('a', button('help'))], {
        callback_id: 'page-1',
        private_metadata: body.channel_id,
      });
      await client.views.open({ trigger_id: body.trigger_id, view });
    });
    app.action('help', async ({ ack, client, body }) => {
      await ack();
      if (!('trigger_id' in body)) return;
      await client.views.push({ trigger_id: body.trigger_id, view: modal([section('Help')]) });
    });
    app.view('page-1', async ({ ack, view }) => {
      const name = view.state.values.name?.value?.value;
      if (name === 'bad') return ack({ response_action: 'errors', errors: { name: 'Not that one' } });
      const blocks = [
        { ...textInput('note', {}, { optional: true }), hint: { type: 'plain_text', text: String(name) } },
        { ...actions('pick', { type: 'external_select', action_id: 'asked', min_query_length: 1 }) },
      ];
      const more = { callback_id: 'page-2', private_metadata: view.private_metadata };
      return ack({ response_action: 'update', view: modal(blocks, more) });
    });
    app.options('asked', ({ ack }) => ack({ options: [option('a')] }));
    app.action('asked', ({ ack }) => ack());
    app.view('page-2', async ({ ack, view, client }) => {
      await ack();
      const picked = view.state.values.pick?.asked?.selected_option?.value;
      const blocks = [actions('a', button('again'))];
      await client.chat.postMessage({ channel: view.private_metadata, text: `Picked ${picked}`, blocks });
    });
    app.action('again', async ({ ack, respond }) => {
      await ack();
      await respond('Only you see this');
    });
  });

  const ana = sandbox.as('ana');
  await ana.slash('/probe one', '#general');
  await sandbox.until(() => ana.modals().length === 1);
  expect(ana.sees('#general').map(({ text }) => text)).toEqual(['Opening one']);
  await ana.click('help');
  await sandbox.until(() => ana.modals().length === 2);
  await ana.close();
  expect(ana.modals()).toHaveLength(1);

  await ana.fill('name', 'bad');
  await ana.submit();
  expect(ana.modal().errors).toEqual({ name: 'Not that one' });
  await ana.fill('name', 'good');
  await ana.submit();
  expect(ana.modal()).toMatchObject({ callbackId: 'page-2', errors: {} });
  await ana.lookUp('asked', 'o');
  await ana.click('asked', 'a');
  await ana.submit();
  expect(ana.modals()).toEqual([]);

  const posted = await sandbox.until(() => ana.sees('#general').find(({ text }) => text === 'Picked a'));
  await ana.click('again', null, posted);
  await sandbox.until(() => ana.sees('#general').some(({ text }) => text === 'Only you see this'));
  expect(
    sandbox
      .as('ben')
      .sees('#general')
      .map(({ text }) => text),
  ).toEqual(['Picked a']);
});

test.each(['socket', 'http'] as const)(
  'a listener that never acknowledges keeps the modal open by %s',
  async (mode) => {
    const sandbox = await sandboxWith();
    await probeWith(sandbox, mode, (app) => {
      app.command('/probe', async ({ ack, client, body }) => {
        await ack();
        await client.views.open({ trigger_id: body.trigger_id, view: modal([], { callback_id: 'mute' }) });
      });
      app.view('mute', async () => {});
    });
    const ana = sandbox.as('ana');
    await ana.slash('/probe', '#general');
    await sandbox.until(() => ana.modals().length === 1);
    expect(await ana.submit()).toMatchObject({ kind: 'bot-failed' });
    expect(ana.modal().trouble).toBe('We had some trouble connecting. Try again?');
  },
);
