import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Sandbox } from '#sandbox/index';
import { actions, button } from './blocks.ts';
import { answerOf, clientOf, sandboxWith, stopAfterTest } from './probe.ts';
import { rawBot } from './raw-bot.ts';

interface Envelope {
  readonly type: string;
  readonly envelope_id: string;
  readonly accepts_response_payload?: boolean;
  readonly reason?: string;
  readonly num_connections?: number;
  readonly retry_attempt?: number;
  readonly retry_reason?: string;
  readonly payload: { readonly event?: { readonly type: string }; readonly event_id?: string };
}

/** A Socket Mode client of a few lines that acknowledges only what it is told to. */
async function connect(sandbox: Sandbox, acknowledges: (envelope: Envelope) => boolean = () => true) {
  const { url } = await clientOf(sandbox, sandbox.appToken).apps.connections.open({});
  const socket = new WebSocket(String(url));
  const heard: Envelope[] = [];
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  stopAfterTest(async () => {
    socket.terminate();
    await closed;
  });
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', (data) => {
      const envelope: Envelope = JSON.parse(String(data));
      heard.push(envelope);
      if (envelope.type === 'hello') resolve();
      else if (acknowledges(envelope)) socket.send(JSON.stringify({ envelope_id: envelope.envelope_id }));
    });
  });
  return { url: String(url), socket, heard };
}

test('signed requests carry a signature that holds, and the payload Slack documents', async () => {
  const sandbox = await sandboxWith();
  const bot = await rawBot(sandbox);
  await sandbox.as('ana').slash('/probe one  two', '#general');
  expect(bot.heard).toHaveLength(1);
  expect(bot.heard[0]).toMatchObject({
    signed: true,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: {
      command: '/probe',
      text: 'one  two',
      user_id: 'U0ANA000000',
      user_name: 'ana',
      channel_id: 'C0GENERAL00',
      channel_name: 'general',
      team_id: 'T0HARBOUR00',
      team_domain: 'harbour',
      is_enterprise_install: 'false',
    },
  });
  const time = Number(bot.heard[0]?.headers['x-slack-request-timestamp']);
  expect(Math.abs(time - Date.now() / 1000)).toBeLessThan(5);
});

test('the signature’s time is real time even after a jump of the bot’s clock', async () => {
  const sandbox = await sandboxWith();
  const bot = await rawBot(sandbox);
  sandbox.clock.advance(90 * 86_400_000);
  await sandbox.as('ana').slash('/probe', '#general');
  const time = Number(bot.heard[0]?.headers['x-slack-request-timestamp']);
  expect(Math.abs(time - Date.now() / 1000)).toBeLessThan(5);
});

test('private channels and DMs hide their names in commands', async () => {
  const sandbox = await sandboxWith();
  const bot = await rawBot(sandbox);
  await sandbox.as('ana').slash('/probe', '#ml-research');
  await sandbox.as('ana').slash('/probe', 'D0BEN000000');
  expect(bot.of('/probe').map(({ channel_name }) => channel_name)).toEqual(['privategroup', 'directmessage']);
});

test('a command that gets no answer tells the person, and nobody else', async () => {
  const sandbox = await sandboxWith();
  const bot = await rawBot(sandbox);
  bot.reply = () => ({ status: 500 });
  const result = await sandbox.as('ana').slash('/probe', '#general');
  expect(result).toMatchObject({ kind: 'bot-failed', error: 'http_500' });
  expect(sandbox.as('ana').sees('#general')).toMatchObject([
    { author: 'USLACKBOT', onlyFor: 'U0ANA000000', text: '/probe failed with the error "dispatch_failed"' },
  ]);
  expect(sandbox.as('ben').sees('#general')).toEqual([]);
});

test('a command nobody listens to fails at once', async () => {
  const sandbox = await sandboxWith();
  const result = await sandbox.as('ana').slash('/probe', '#general');
  expect(result).toMatchObject({ kind: 'bot-failed', error: 'not_connected' });
  expect(sandbox.as('ana').sees('#general').at(-1)?.text).toBe(
    '/probe failed because the app did not respond.',
  );
});

test('a command may be answered with its acknowledgement, for that person unless it says otherwise', async () => {
  const sandbox = await sandboxWith();
  const bot = await rawBot(sandbox);
  bot.reply = () => ({ text: 'Plain words' });
  await sandbox.as('ana').slash('/probe', '#general');
  bot.reply = () => ({ body: { response_type: 'in_channel', text: 'For all' } });
  await sandbox.as('ana').slash('/probe', '#general');
  expect(
    sandbox
      .as('ana')
      .sees('#general')
      .map(({ text }) => text),
  ).toEqual(['Plain words', 'For all']);
  expect(
    sandbox
      .as('ben')
      .sees('#general')
      .map(({ text }) => text),
  ).toEqual(['For all']);
});

test('commands and clicks are not delivered a second time', async () => {
  const sandbox = await sandboxWith({ redeliverAfterMs: [0, 0, 0] });
  const bot = await rawBot(sandbox);
  bot.reply = () => ({ status: 500 });
  const blocks = [actions('a', button('go'))];
  await clientOf(sandbox).chat.postMessage({ channel: 'C0AIPROJECTS', text: 'x', blocks });
  await sandbox.as('ana').slash('/probe', '#general');
  const result = await sandbox.as('ana').click('go', null, sandbox.as('ana').sees('#ai-projects')[0]);
  expect(result).toMatchObject({ kind: 'bot-failed', error: 'http_500' });
  await sleep(100);
  expect(bot.heard).toHaveLength(2);
});

test('an event comes again with the retry headers until it is acknowledged, with the same event_id', async () => {
  const sandbox = await sandboxWith({ redeliverAfterMs: [0, 20, 20] });
  const bot = await rawBot(sandbox);
  bot.reply = () => (bot.heard.length < 3 ? { status: 503 } : {});
  await sandbox.as('ana').openHome();
  await sandbox.until(() => bot.heard.length === 3);
  await sleep(60);
  const retries = bot.heard.map(({ headers }) => [
    headers['x-slack-retry-num'],
    headers['x-slack-retry-reason'],
  ]);
  expect(retries).toEqual([
    [undefined, undefined],
    ['1', 'http_error'],
    ['2', 'http_error'],
  ]);
  expect(new Set(bot.heard.map(({ payload }) => payload.event_id)).size).toBe(1);
});

test('after three more attempts Slack gives an event up', async () => {
  const sandbox = await sandboxWith({ redeliverAfterMs: [0, 10, 10] });
  const bot = await rawBot(sandbox);
  bot.reply = () => ({ status: 500 });
  await sandbox.as('ana').openHome();
  await sandbox.until(() => bot.heard.length === 4);
  await sleep(100);
  expect(bot.heard).toHaveLength(4);
});

test('the fault that repeats events sends each twice', async () => {
  const sandbox = await sandboxWith({ faults: { repeatEvents: true } });
  const bot = await rawBot(sandbox);
  await sandbox.as('ana').openHome();
  await sandbox.until(() => bot.heard.length === 2);
  expect(new Set(bot.heard.map(({ payload }) => payload.event_id)).size).toBe(1);
  expect(bot.heard.map(({ headers }) => headers['x-slack-retry-num']).toSorted()).toEqual(['1', undefined]);
});

test('Socket Mode greets, delivers to one connection each, and takes acknowledgements', async () => {
  const sandbox = await sandboxWith();
  const one = await connect(sandbox);
  const two = await connect(sandbox);
  expect(two.heard[0]).toMatchObject({ type: 'hello', num_connections: 2 });
  expect(sandbox.snapshot().app.connected).toBe(true);
  for (const _ of [1, 2, 3, 4]) {
    expect(await sandbox.as('ana').slash('/probe', '#general')).toMatchObject({ kind: 'done' });
  }
  expect([one.heard.length, two.heard.length]).toEqual([3, 3]);
  expect(one.heard[1]).toMatchObject({ type: 'slash_commands', accepts_response_payload: true });
});

test('an address for Socket Mode connects once', async () => {
  const sandbox = await sandboxWith();
  const { url } = await connect(sandbox);
  const again = new WebSocket(url);
  await expect(
    new Promise((resolve, reject) => {
      again.on('open', resolve);
      again.on('error', reject);
    }),
  ).rejects.toThrow('408');
});

test('an event that is not acknowledged over Socket Mode comes again', async () => {
  const sandbox = await sandboxWith({ redeliverAfterMs: [0] });
  const { heard } = await connect(sandbox, ({ retry_attempt }) => retry_attempt === 1);
  await sandbox.as('ana').openHome();
  await sandbox.until(() => heard.length === 3);
  expect(heard.slice(1)).toMatchObject([
    { type: 'events_api', retry_attempt: 0, retry_reason: '', accepts_response_payload: false },
    { type: 'events_api', retry_attempt: 1, retry_reason: 'timeout' },
  ]);
  expect(heard[1]?.payload.event_id).toBe(heard[2]?.payload.event_id);
});

test('Slack may ask to connect anew', async () => {
  const sandbox = await sandboxWith();
  const { heard } = await connect(sandbox);
  sandbox.refreshConnections();
  await sandbox.act({ kind: 'open-home', as: 'ana' });
  await sandbox.quiet();
  expect(heard[1]).toMatchObject({ type: 'disconnect', reason: 'refresh_requested' });
});

test('the eleventh connection is sent away', async () => {
  const sandbox = await sandboxWith();
  for (let count = 0; count < 10; count += 1) await connect(sandbox);
  const { url } = await clientOf(sandbox, sandbox.appToken).apps.connections.open({});
  const socket = new WebSocket(String(url));
  const first = await new Promise((resolve) =>
    socket.on('message', (data) => resolve(JSON.parse(String(data)))),
  );
  expect(first).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
});

test('calls without a body or with JSON are understood', async () => {
  const sandbox = await sandboxWith();
  const headers = { authorization: `Bearer ${sandbox.botToken}` };
  const bare = await fetch(`${sandbox.apiUrl}auth.test`, { method: 'POST', headers });
  expect(await bare.json()).toMatchObject({ ok: true });
  const json = await fetch(`${sandbox.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ channel: 'C0AIPROJECTS', blocks: [{ type: 'divider' }], text: 'x' }),
  });
  expect(await json.json()).toMatchObject({ ok: true, message: { blocks: [{ type: 'divider' }] } });
  expect(
    await answerOf(clientOf(sandbox).apiCall('chat.postMessage', { channel: 'C0AIPROJECTS', blocks: '[' })),
  ).toMatchObject({
    error: 'invalid_blocks_format',
  });
});
