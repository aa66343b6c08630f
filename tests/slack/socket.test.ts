import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { command, runBot, socketTokens } from './running-bot.ts';
import { afterThemAll, type SmallSlack, smallSlack, type WhenDone } from './small-slack.ts';

async function connected(whenDone: WhenDone = onTestFinished) {
  const slack = await smallSlack(whenDone);
  const bot = runBot({ ...socketTokens, SLACK_API_URL: slack.apiUrl }, whenDone);
  await bot.url();
  return { slack, bot };
}

const help = { type: 'slash_commands', payload: command('help') };

test('each token goes where it belongs', async () => {
  const { slack } = await connected();
  expect(slack.calls.map(({ method, token }) => [method, token])).toEqual([
    ['auth.test', socketTokens.SLACK_BOT_TOKEN],
    ['apps.connections.open', socketTokens.SLACK_APP_TOKEN],
  ]);
});

test('a command is answered, and Slack is not asked again who the bot is', async () => {
  const { slack } = await connected();
  const before = slack.calls.length;
  expect(await slack.deliver(help)).toMatchObject({ response_type: 'ephemeral' });
  expect(slack.calls).toHaveLength(before);
});

describe('nonsense', () => {
  const whenDone = afterThemAll();
  let slack: SmallSlack;
  beforeAll(async () => {
    ({ slack } = await connected(whenDone));
  });

  test.each([
    'null',
    '"text"',
    'not json',
    '{"type":"events_api"}',
    '{"type":"events_api","payload":null}',
    '{"type":"events_api","payload":{"event":null}}',
    '{"type":"interactive","envelope_id":"1","payload":null}',
    '{"type":"interactive","envelope_id":"1","payload":{"type":"block_actions","actions":[]}}',
    '{"type":"slash_commands","envelope_id":"1","payload":{"command":5}}',
  ])('survives %s', async (nonsense) => {
    slack.send(nonsense);
    expect(await slack.deliver(help)).toMatchObject({ response_type: 'ephemeral' });
  });

  test('what makes no sense is acknowledged, so that Slack does not send it again', async () => {
    expect(await slack.deliver({ type: 'interactive', payload: { type: 'block_actions' } })).toEqual({});
  });
});

test('a closed connection is opened again at once', async () => {
  const { slack, bot } = await connected();
  slack.hangUp();
  const greeted = () => bot.lines().filter(({ msg }) => String(msg).startsWith('connected'));
  await expect.poll(() => greeted()).toHaveLength(2);
  expect(await slack.deliver(help)).toMatchObject({ response_type: 'ephemeral' });
  expect((await fetch(`${await bot.url()}/readyz`)).status).toBe(200);
});

test('while Slack is away it is not ready, and comes back by itself', async () => {
  const { slack, bot } = await connected();
  slack.answers('apps.connections.open', 503);
  slack.hangUp();
  const url = await bot.url();
  await expect.poll(async () => (await fetch(`${url}/readyz`)).status).toBe(503);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  slack.answers('apps.connections.open', { ok: true, url: slack.apiUrl.replace('http', 'ws') });
  await expect.poll(async () => (await fetch(`${url}/readyz`)).status).toBe(200);
});

test('a token revoked meanwhile ends the bot with a line in the log', async () => {
  const { slack, bot } = await connected();
  slack.answers('apps.connections.open', { ok: false, error: 'token_revoked' });
  slack.hangUp();
  expect(await bot.ended).toBe(2);
  expect(
    bot.lines().some(({ level, msg }) => level === 'fatal' && String(msg).includes('token_revoked')),
  ).toBe(true);
});
