import { join } from 'node:path';
import { App, LogLevel } from '@slack/bolt';
import { afterEach } from 'vitest';
import { type Sandbox, startSandbox } from '#sandbox/index';
import {
  rareMessage,
  specimenChart,
  specimenHome,
  specimenMessage,
  specimenModal,
  stackedModal,
} from './specimen-views.ts';

const running: { stop(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const each of running.splice(0).reverse()) await each.stop();
});

export const manifest = join(import.meta.dirname, 'specimen.yml');

/** A sandbox for one test, with the specimen bot in it. */
export async function workspace(): Promise<Sandbox> {
  const sandbox = await startSandbox({
    manifest,
    faults: { paced: false },
  });
  running.push({ stop: () => sandbox.close() });
  running.push(await startSpecimenBot(sandbox));
  await sandbox.until(() => sandbox.snapshot().app.connected);
  return sandbox;
}

/** A real Bolt app on Socket Mode whose answers touch every part of the page. */
async function startSpecimenBot(sandbox: Sandbox): Promise<{ stop(): Promise<unknown> }> {
  const app = new App({
    token: sandbox.botToken,
    appToken: sandbox.appToken,
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: sandbox.apiUrl },
  });
  const homes = new Map<string, number>();
  const cities = ['Lisbon', 'Lagos', 'Lyon', 'Oslo'];

  app.command('/specimen', async ({ command, ack, client, respond }) => {
    if (command.text === 'silent') return;
    await ack();
    if (command.text === 'modal') {
      await client.views.open({ trigger_id: command.trigger_id, view: specimenModal('none') });
    } else if (command.text === 'message') {
      await client.chat.postMessage({
        channel: command.channel_id,
        text: 'A specimen of each block',
        blocks: [...specimenMessage, specimenChart],
      });
    } else if (command.text === 'rare') {
      await client.chat.postMessage({
        channel: command.channel_id,
        text: 'Rare blocks',
        blocks: rareMessage,
      });
    } else if (command.text === 'stack') {
      await client.views.open({ trigger_id: command.trigger_id, view: stackedModal(1) });
    } else {
      await respond({ text: `You said: ${command.text || 'nothing'}` });
    }
  });
  app.shortcut('specimen_global', async ({ shortcut, ack, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: specimenModal('none') });
  });
  app.shortcut(
    { callback_id: 'specimen_message', type: 'message_action' },
    async ({ shortcut, ack, client }) => {
      await ack();
      const { channel, message } = shortcut;
      await client.chat.postMessage({
        channel: channel.id,
        thread_ts: message.ts,
        text: `Quoted: ${message.text ?? ''}`,
      });
    },
  );

  app.options('city_input', async ({ options, ack }) => {
    const found = cities.filter((city) => city.toLowerCase().startsWith(options.value.toLowerCase()));
    await ack({
      options: found.map((city) => ({ text: { type: 'plain_text', text: city }, value: city.toLowerCase() })),
    });
  });
  app.action('fruit_input', async ({ body, action, ack, client }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.view || action.type !== 'static_select') return;
    const picked = action.selected_option?.text.text ?? 'none';
    await client.views.update({ view_id: body.view.id, view: specimenModal(picked) });
  });
  app.action('search_input', async ({ body, action, ack, client }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.view || action.type !== 'plain_text_input') return;
    await client.views.update({ view_id: body.view.id, view: stackedModal(1, action.value ?? '') });
  });
  app.action('push', async ({ body, ack, client }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.view) return;
    const depth = Number(body.view.callback_id.slice(-1)) + 1;
    await client.views.push({ trigger_id: body.trigger_id, view: stackedModal(depth) });
  });
  app.action('from_home', async ({ body, ack, client }) => {
    await ack();
    if (body.type !== 'block_actions') return;
    await client.views.open({ trigger_id: body.trigger_id, view: specimenModal('none') });
  });
  app.action(/.*/, async ({ body, action, ack, respond }) => {
    await ack();
    if (body.type !== 'block_actions' || body.view || !('action_id' in action)) return;
    await respond({ text: `Used: ${action.action_id}`, replace_original: false });
  });

  app.view('specimen', async ({ view, ack, body, client }) => {
    const name = view.state.values.name?.name_input?.value ?? '';
    if (name === 'nobody') {
      await ack({ response_action: 'errors', errors: { name: 'Somebody has to be named.' } });
      return;
    }
    if (name === 'silence') return;
    await ack();
    const { channel } = await client.conversations.open({ users: body.user.id });
    if (channel?.id) {
      await client.chat.postMessage({ channel: channel.id, text: JSON.stringify(view.state.values) });
    }
  });
  app.view({ callback_id: 'specimen', type: 'view_closed' }, async ({ ack, body, client }) => {
    await ack();
    const { channel } = await client.conversations.open({ users: body.user.id });
    if (channel?.id) await client.chat.postMessage({ channel: channel.id, text: 'The modal was closed.' });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab !== 'home') return;
    const times = (homes.get(event.user) ?? 0) + 1;
    homes.set(event.user, times);
    await client.views.publish({ user_id: event.user, view: specimenHome(times) });
  });
  app.event('app_mention', async ({ event, client }) => {
    await client.chat.postMessage({ channel: event.channel, thread_ts: event.ts, text: 'You called?' });
  });

  await app.start();
  return { stop: () => app.stop() };
}
