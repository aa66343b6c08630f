import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Sandbox, startSandbox } from '#sandbox/index';
import { brand } from '#scoping/ids';
import { TokenSeal } from '#slack/token-seal';
import { connect } from '#store/sqlite/driver';
import { ragft } from '#tests/ragft';
import { runBot } from '#tests/slack/running-bot';
import { smallSlack } from '#tests/slack/small-slack';
import { freshFolder } from '#tests/store/fresh-place';
import { freshStore } from '#tests/store/fresh-store';

interface Report {
  readonly ok: boolean;
  readonly checks: readonly { name: string; ok: boolean; found: string; fix?: string }[];
}

const freshPath = () => join(freshFolder(), 'ragft.db');

async function sandbox(): Promise<Sandbox> {
  const slack = await startSandbox();
  onTestFinished(() => slack.close());
  return slack;
}

const socketEnv = ({ botToken, appToken, apiUrl }: Sandbox, path: string) => ({
  SLACK_BOT_TOKEN: botToken,
  SLACK_APP_TOKEN: appToken,
  SLACK_API_URL: apiUrl,
  DATABASE_PATH: path,
});

async function examined(env: NodeJS.ProcessEnv): Promise<Report & { code: number }> {
  const { code, stdout, stderr } = await ragft(['doctor', '--json'], env);
  expect(stderr).toBe('');
  return { code, ...(JSON.parse(stdout) as Report) };
}

const complaints = ({ checks }: Report) => checks.filter(({ ok }) => !ok);

test('beside a bot that runs, all is well', async () => {
  const slack = await sandbox();
  const path = freshPath();
  const env = socketEnv(slack, path);
  const bot = runBot(env);
  await bot.url();
  const report = await examined(env);
  expect(complaints(report)).toEqual([]);
  expect(report).toMatchObject({ ok: true, code: 0 });
  expect(report.checks.map(({ name }) => name)).toEqual([
    'settings',
    'database',
    'schema',
    'disk',
    'outbox',
    'failed',
    'reminders',
    'clock',
    'token SLACK_BOT_TOKEN',
    'scopes SLACK_BOT_TOKEN',
    'socket',
  ]);
  const { code, stdout } = await ragft(['doctor'], env);
  expect(code).toBe(0);
  expect(stdout.trimEnd().split('\n')).toHaveLength(report.checks.length);
  expect(stdout).toMatch(/^ok {6}settings +socket mode$/m);
  expect(stdout).not.toContain(slack.botToken);
});

describe('what is not well is named with its fix, and the exit code tells a monitor', () => {
  const complaintsOf = async (env: NodeJS.ProcessEnv) => {
    const report = await examined(env);
    expect({ ok: report.ok, code: report.code }).toEqual({ ok: false, code: 1 });
    for (const { fix } of complaints(report)) expect(fix).toMatch(/\.$/);
    return complaints(report);
  };

  test('settings that contradict each other', async () => {
    const [complaint] = await complaintsOf({ SLACK_BOT_TOKEN: 'xoxb-1' });
    expect(complaint).toMatchObject({ name: 'settings', found: expect.stringContaining('SLACK_APP_TOKEN') });
  });

  test('no database, and no Slack', async () => {
    const env = {
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      SLACK_API_URL: 'http://127.0.0.1:9/',
    };
    const found = await complaintsOf({ ...env, DATABASE_PATH: freshPath() });
    expect(found).toMatchObject([
      { name: 'database', found: expect.stringContaining('there is none') },
      { name: 'slack', found: expect.stringContaining('127.0.0.1:9') },
    ]);
  });

  test('tokens that Slack refuses', async () => {
    const slack = await sandbox();
    const path = freshPath();
    await freshStore({ path });
    const env = { ...socketEnv(slack, path), SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
    expect(await complaintsOf(env)).toMatchObject([
      { name: 'token SLACK_BOT_TOKEN', found: 'refused by Slack (invalid_auth)' },
      { name: 'socket', found: 'refused by Slack (invalid_auth)' },
    ]);
  });

  test('a scope that was not agreed to, and a clock that is off', async () => {
    const path = freshPath();
    await freshStore({ path });
    const server = createServer((_request, response) => {
      response.setHeader('date', new Date(Date.now() - 300_000).toUTCString());
      response.setHeader('x-oauth-scopes', 'commands, chat:write');
      response.end(JSON.stringify({ ok: true, bot_id: 'B1' }));
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
    const env = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'abc', SLACK_API_URL: apiUrl };
    expect(await complaintsOf({ ...env, DATABASE_PATH: path })).toMatchObject([
      { name: 'clock', found: expect.stringMatching(/^(299|300|301) s ahead of Slack’s$/) },
      { name: 'scopes SLACK_BOT_TOKEN', found: expect.stringMatching(/^chat:write\.public, .* missing$/) },
    ]);
  });

  const overHttp = ({ botToken, signingSecret, apiUrl }: Sandbox, path = freshPath()) => ({
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: apiUrl,
    DATABASE_PATH: path,
  });

  test('an address for Slack’s requests that leads elsewhere', async () => {
    const slack = await sandbox();
    const path = freshPath();
    await freshStore({ path });
    expect(await complaintsOf({ ...overHttp(slack, path), PUBLIC_URL: slack.url })).toMatchObject([
      { name: 'request url', found: expect.stringContaining('it is not the bot') },
    ]);
  });

  test('an address that leads to a bot with another secret; to this one it is well', async () => {
    const slack = await sandbox();
    const env = overHttp(slack);
    const PUBLIC_URL = await runBot(env).url();
    expect(complaints(await examined({ ...env, PUBLIC_URL }))).toEqual([]);
    expect(await complaintsOf({ ...env, PUBLIC_URL, SLACK_SIGNING_SECRET: 'another' })).toMatchObject([
      { name: 'request url', found: expect.stringContaining('does not know SLACK_SIGNING_SECRET') },
    ]);
  });

  test('a token for a whole organisation', async () => {
    const slack = await smallSlack();
    slack.answers('auth.test', { ok: true, bot_id: 'B1', team_id: 'E1', is_enterprise_install: true });
    const path = freshPath();
    await freshStore({ path });
    const env = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'abc', SLACK_API_URL: slack.apiUrl };
    expect(await complaintsOf({ ...env, DATABASE_PATH: path })).toMatchObject([
      { name: 'token SLACK_BOT_TOKEN', found: expect.stringContaining('whole organisation') },
    ]);
  });

  test('a database that is damaged, another’s, or waits for a migration', async () => {
    const slack = await sandbox();
    const path = freshPath();
    await (await freshStore({ path })).close();
    const file = connect(path, {});
    file.exec("delete from kysely_migration where name like '0001%'");
    expect(await complaintsOf(socketEnv(slack, path))).toMatchObject([
      { name: 'schema', found: expect.stringContaining('0001') },
    ]);
    file.close();

    const broken = freshPath();
    await (await freshStore({ path: broken })).close();
    const padded = connect(broken, {});
    padded.exec(
      'create table padding (text); with recursive n(i) as (select 1 union all select i + 1 from n where i < 500) insert into padding select hex(randomblob(500)) from n',
    );
    padded.close();
    const bytes = readFileSync(broken);
    bytes.fill(0xaa, bytes.length - 40_960, bytes.length - 8_192);
    writeFileSync(broken, bytes);
    expect(await complaintsOf(socketEnv(slack, broken))).toMatchObject([
      {
        name: 'database',
        found: expect.stringContaining('damaged'),
        fix: expect.stringContaining('restore'),
      },
    ]);

    const other = connect(join(freshFolder(), 'other.db'), {});
    other.exec('create table notes (text)');
    other.close();
    expect(await complaintsOf(socketEnv(slack, other.name))).toMatchObject([
      { name: 'database', found: expect.stringContaining('is not a database of Ragft') },
    ]);
  });

  test('messages and reminders that nobody sends, and what Slack refused', async () => {
    const slack = await sandbox();
    const path = freshPath();
    const store = await freshStore({ path });
    const team = brand<'team'>('T1');
    const entry = (id: string) => ({
      id: brand<'outbox entry'>(id),
      lane: id,
      message: { kind: 'direct', person: brand<'person'>('U1'), text: 'x' } as const,
    });
    const anHourAgo = new Date(Date.now() - 3_600_000);
    await store.outbox.add(team, [entry('failed')], anHourAgo);
    const [claim] = await store.outbox.claim(new Date(), new Date(), 1);
    if (!claim) throw new Error('nothing to claim');
    await store.outbox.settle(claim, { kind: 'failed', error: 'is_archived' }, new Date());
    await store.outbox.add(team, [entry('stuck')], anHourAgo);
    await store.close();
    expect(await complaintsOf(socketEnv(slack, path))).toMatchObject([
      { name: 'outbox', found: `1 overdue, the oldest since ${anHourAgo.toISOString()}` },
      { name: 'failed', found: '1 × is_archived', fix: expect.stringContaining('ragft retry') },
    ]);

    const tried = await ragft(['retry'], { DATABASE_PATH: path });
    expect(tried).toEqual({ code: 0, stderr: '', stdout: 'The bot tries these again: 1 × is_archived.\n' });
    const again = await ragft(['retry'], { DATABASE_PATH: path });
    expect(again.stdout).toBe('There is nothing that Slack refused.\n');
    const reopened = await freshStore({ path });
    expect(await reopened.outbox.find(team, brand<'outbox entry'>('failed'))).toMatchObject({
      state: 'waiting',
      attempts: 0,
    });
  });

  test('a workspace whose token cannot be opened or works no more, and an address that leads elsewhere', async () => {
    const slack = await sandbox();
    const path = freshPath();
    const store = await freshStore({ path });
    const key = randomBytes(32);
    const installation = {
      enterprise: null,
      botId: 'B1',
      botUserId: 'U1',
      scopes: [],
      installedBy: brand<'person'>('U1'),
      installedAt: new Date(),
      revokedAt: null,
    };
    const seals = { T1: new TokenSeal([key]), T2: new TokenSeal([randomBytes(32)]) };
    for (const [id, seal] of Object.entries(seals)) {
      const team = brand<'team'>(id);
      await store.installations.save({ ...installation, team, sealedToken: seal.seal(team, 'xoxb-dead') });
    }
    await store.close();
    const { clientId, clientSecret, appToken, apiUrl, url } = slack;
    const found = await complaintsOf({
      SLACK_CLIENT_ID: clientId,
      SLACK_CLIENT_SECRET: clientSecret,
      SLACK_APP_TOKEN: appToken,
      SLACK_API_URL: apiUrl,
      RAGFT_ENCRYPTION_KEY: key.toString('base64'),
      PUBLIC_URL: url,
      DATABASE_PATH: path,
    });
    expect(found).toMatchObject([
      { name: 'token T1', found: 'refused by Slack (invalid_auth)' },
      { name: 'token T2', found: 'sealed with a key that is not set' },
      { name: 'public url', found: expect.stringContaining('it is not the bot') },
    ]);
  });
});
