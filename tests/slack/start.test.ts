import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { httpTokens, runBot, socketTokens } from './running-bot.ts';
import { smallSlack } from './small-slack.ts';

const oneLine = (text: string): string => {
  expect(text.trimEnd().split('\n')).toHaveLength(1);
  return text;
};

describe.each([
  ['socket', socketTokens],
  ['http', httpTokens],
])('%s mode', (_mode, tokens) => {
  test('a refused bot token ends the start with one line', async () => {
    const slack = await smallSlack();
    slack.answers('auth.test', { ok: false, error: 'invalid_auth' });
    const bot = runBot({ ...tokens, SLACK_API_URL: slack.apiUrl });
    expect(await bot.ended).toBe(2);
    expect(oneLine(bot.stderr())).toMatch(/^SLACK_BOT_TOKEN was refused by Slack \(invalid_auth\)/);
  });

  test('it answers for its health, ends with code 0 at SIGTERM, and no secret reaches its log', async () => {
    const slack = await smallSlack();
    slack.answers('auth.test', 500);
    const bot = runBot({ ...tokens, SLACK_API_URL: slack.apiUrl, LOG_LEVEL: 'debug' });
    await expect.poll(() => slack.calls.length).toBeGreaterThan(1);
    slack.answers('auth.test', { ok: true, bot_id: 'B1', user_id: 'UBOT', team_id: 'T1' });

    const url = await bot.url();
    expect(new URL(url).hostname).toBe('127.0.0.1');
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${url}/readyz?verbose`);
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true, slack: true, store: true }]);
    expect((await fetch(`${url}/constructor`)).status).toBe(404);

    bot.signal('SIGTERM');
    expect(await bot.ended).toBe(0);
    expect(bot.lines().at(-1)?.msg).toBe('stopped');
    for (const secret of Object.values(tokens)) expect(bot.output() + bot.stderr()).not.toContain(secret);
  });
});

test('a database that cannot be written is named with its variable', async () => {
  const bot = runBot({ ...httpTokens, DATABASE_PATH: '/proc/ragft/ragft.db' });
  expect(await bot.ended).toBe(2);
  expect(oneLine(bot.stderr())).toMatch(/^DATABASE_PATH: .*\/proc\/ragft\/ragft.db.*may write to\.$/m);
});

test('a port in use is named with its variable', async () => {
  const slack = await smallSlack();
  const taken = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void taken.close());
  await new Promise((resolve) => taken.once('listening', resolve));
  const PORT = String((taken.address() as AddressInfo).port);
  const bot = runBot({ ...httpTokens, SLACK_API_URL: slack.apiUrl, PORT });
  expect(await bot.ended).toBe(2);
  expect(oneLine(bot.stderr())).toMatch(new RegExp(`^PORT ${PORT} is already in use`));
});
test('a Slack that is not there is given up on, in one line, with code 1', async () => {
  const bot = runBot({ ...socketTokens, SLACK_API_URL: 'http://127.0.0.1:9/api/' });
  expect(await bot.ended).toBe(1);
  expect(oneLine(bot.stderr())).toMatch(/^Slack gave no usable answer at http:\/\/127.0.0.1:9\/api\/ /);
});

test('a refused app token ends the start with one line', async () => {
  const slack = await smallSlack();
  slack.answers('apps.connections.open', { ok: false, error: 'invalid_auth' });
  const bot = runBot({ ...socketTokens, SLACK_API_URL: slack.apiUrl });
  expect(await bot.ended).toBe(2);
  expect(oneLine(bot.stderr())).toMatch(/^SLACK_APP_TOKEN was refused by Slack/);
});

test('an app token without its scope says which scope', async () => {
  const slack = await smallSlack();
  slack.answers('apps.connections.open', { ok: false, error: 'missing_scope' });
  const bot = runBot({ ...socketTokens, SLACK_API_URL: slack.apiUrl });
  expect(await bot.ended).toBe(2);
  expect(oneLine(bot.stderr())).toContain('connections:write');
});
