import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { appWith } from './app-with.ts';
import { command, httpTokens, post, postForm, postPayload, type RunningBot, runBot } from './running-bot.ts';
import { afterThemAll, type SmallSlack, smallSlack } from './small-slack.ts';

const whenDone = afterThemAll();
let slack: SmallSlack;
let bot: RunningBot;
let url: string;

beforeAll(async () => {
  slack = await smallSlack(whenDone);
  bot = runBot({ ...httpTokens, SLACK_API_URL: slack.apiUrl }, whenDone);
  url = await bot.url();
});

test('a signed command is answered in the response itself', async () => {
  const answer = await postForm(url, command('help'));
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ response_type: 'ephemeral' });
});

test('who did not sign, or signed long ago, is turned away', async () => {
  const body = new URLSearchParams(command('help')).toString();
  const type = 'application/x-www-form-urlencoded';
  expect((await post(url, body, { type, signed: false })).status).toBe(401);
  expect((await post(url, body, { type, ageSeconds: 600 })).status).toBe(401);
  expect((await fetch(`${url}/slack/events`, { method: 'POST', body })).status).toBe(401);
});

test('Slack’s handshakes are answered', async () => {
  const challenge = await post(url, JSON.stringify({ type: 'url_verification', challenge: 'abc' }));
  expect([challenge.status, await challenge.text()]).toEqual([200, 'abc']);
  const certificate = await fetch(`${url}/slack/events`, { method: 'POST', body: 'ssl_check=1&token=x' });
  expect(certificate.status).toBe(200);
});

test('a request that is broken off is no fault', async () => {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write('POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf');
  await new Promise((resolve) => setTimeout(resolve, 100));
  socket.destroy();
  expect((await postForm(url, command('help'))).status).toBe(200);
  expect(bot.lines().filter(({ level }) => level === 'error')).toEqual([]);
});

test('health can be asked for by its head alone', async () => {
  expect((await fetch(`${url}/healthz`, { method: 'HEAD' })).status).toBe(200);
});

test('a body above 1 MB is refused', async () => {
  const sent = post(url, JSON.stringify({ type: 'event_callback', padding: 'x'.repeat(1_100_000) }));
  expect((await sent).status).toBe(413);
});

describe('signed nonsense gets a 400 and hurts nobody', () => {
  const nonsense = [
    'null',
    '5',
    '"text"',
    '[]',
    '{}',
    'not json',
    '{"event":null,"type":"event_callback"}',
    '{"type":"event_callback","event":{"type":5}}',
    '{"type":"block_actions","user":{"id":"U1"},"actions":[null]}',
    '{"type":"view_submission","user":{"id":"U1"},"view":null}',
    '{"type":"view_submission","view":{"callback_id":"x"}}',
    '{"type":"__proto__"}',
    '{"command":"/ragft"}',
  ];
  test.each(nonsense)('%s', async (body) => {
    expect((await post(url, body)).status).toBe(400);
    expect((await postForm(url, { payload: body })).status).toBe(400);
    expect((await postForm(url, command('help'))).status).toBe(200);
  });
});

describe('what hangs in old messages and modals is answered kindly', () => {
  const who = { user: { id: 'U1' }, team: { id: 'T1' } };
  const view = { callback_id: 'gone.v0', private_metadata: '' };

  test('a button in a message', async () => {
    const actions = [{ action_id: 'gone.v0', block_id: 'b' }];
    const clicked = { type: 'block_actions', ...who, actions, response_url: slack.responseUrl };
    expect((await postPayload(url, clicked)).status).toBe(200);
    await expect.poll(() => slack.said).toMatchObject([{ response_type: 'ephemeral' }]);
    expect(slack.said[0]?.text).toContain('/ragft');
  });

  test('a button in a modal', async () => {
    const actions = [{ action_id: 'constructor', block_id: 'b' }];
    const clicked = { type: 'block_actions', ...who, actions, view, trigger_id: '1.2.3' };
    expect((await postPayload(url, clicked)).status).toBe(200);
    await expect.poll(() => slack.calls.at(-1)?.method).toBe('views.push');
  });

  test('a modal that is submitted', async () => {
    const answer = await postPayload(url, { type: 'view_submission', ...who, view });
    expect(await answer.json()).toMatchObject({ response_action: 'update', view: { type: 'modal' } });
  });

  test('a modal that is closed, a menu that asks, an event nobody waits for', async () => {
    expect((await postPayload(url, { type: 'view_closed', ...who, view })).status).toBe(200);
    const menu = { type: 'block_suggestion', ...who, action_id: 'gone', value: '' };
    expect(await (await postPayload(url, menu)).json()).toEqual({ options: [] });
    const event = { type: 'event_callback', event_id: 'E1', team_id: 'T1', event: { type: 'link_shared' } };
    expect((await post(url, JSON.stringify(event))).status).toBe(200);
  });

  test('a shortcut', async () => {
    const shortcut = { type: 'shortcut', ...who, callback_id: 'gone', trigger_id: '1.2.3' };
    expect((await postPayload(url, shortcut)).status).toBe(200);
    await expect.poll(() => slack.calls.at(-1)?.method).toBe('views.open');
  });
});

test('who opened their Home is acknowledged before it is drawn, and stopping waits for the drawing', async () => {
  const slack = await smallSlack();
  let drawn = 0;
  let draw = (): void => {};
  const allowed = new Promise<void>((resolve) => {
    draw = resolve;
  });
  const { url, stop } = await appWith(slack, {
    events: {
      app_home_opened: async () => {
        await allowed;
        drawn += 1;
      },
    },
  });
  const event = { type: 'app_home_opened', user: 'U1', tab: 'home' };
  const told = { type: 'event_callback', event_id: 'E1', team_id: 'T1', event };
  expect((await post(url, JSON.stringify(told))).status).toBe(200);
  expect(drawn).toBe(0);
  let over = false;
  const stopped = stop().then(() => {
    over = true;
  });
  await wait(200);
  expect(over).toBe(false);
  draw();
  await stopped;
  expect(drawn).toBe(1);
});
