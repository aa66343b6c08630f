import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from '#src/config';
import { StartFault } from '#src/start-fault';
import { ragft } from './ragft.ts';

const bot = { SLACK_BOT_TOKEN: 'xoxb-1' };
const socket = { ...bot, SLACK_APP_TOKEN: 'xapp-1' };
const http = { ...bot, SLACK_SIGNING_SECRET: 'abcdef' };

const key = Buffer.alloc(32, 7).toString('base64');
const many = {
  SLACK_CLIENT_ID: '12.34',
  SLACK_CLIENT_SECRET: 'fedcba',
  RAGFT_ENCRYPTION_KEY: key,
  PUBLIC_URL: 'https://ragft.example.com',
};
const without = (name: keyof typeof many) => {
  const { [name]: _, ...rest } = many;
  return { ...rest, SLACK_APP_TOKEN: 'xapp-1' };
};

const faultsOf = (env: NodeJS.ProcessEnv): readonly string[] => {
  try {
    readConfig(env);
  } catch (fault) {
    if (fault instanceof StartFault) return fault.lines;
    throw fault;
  }
  return [];
};

describe('the mode follows from what is set', () => {
  test.each([
    ['sandbox', {}],
    ['socket', socket],
    ['http', http],
    ['socket', { ...http, ...socket }],
    ['sandbox', { SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '  ' }],
  ])('%s', (mode, env) => {
    expect(readConfig(env).slack.mode).toBe(mode);
  });

  test.each([
    ['socket', { ...many, SLACK_APP_TOKEN: 'xapp-1' }],
    ['http', { ...many, SLACK_SIGNING_SECRET: 'abcdef' }],
  ])('many workspaces over %s', (mode, env) => {
    const { slack } = readConfig({ ...env, PUBLIC_URL: 'https://ragft.example.com/bot/' });
    expect(slack).toMatchObject({
      mode,
      oauth: { clientId: '12.34', keys: [Buffer.alloc(32, 7)], publicUrl: 'https://ragft.example.com/bot' },
    });
  });

  test('several keys, in base64 or hex, the newest first', () => {
    const RAGFT_ENCRYPTION_KEY = `${'ab'.repeat(32)}, ${key}`;
    expect(readConfig({ ...many, RAGFT_ENCRYPTION_KEY, SLACK_APP_TOKEN: 'xapp-1' }).slack).toMatchObject({
      oauth: { keys: [Buffer.alloc(32, 0xab), Buffer.alloc(32, 7)] },
    });
  });

  test('the address of Slack’s API is honoured in both modes', () => {
    const SLACK_API_URL = 'http://127.0.0.1:4000/api/';
    for (const env of [socket, http]) {
      expect(readConfig({ ...env, SLACK_API_URL }).slack).toMatchObject({
        apiUrl: SLACK_API_URL,
      });
    }
  });

  test('without anything set, it listens on this machine alone', () => {
    expect(readConfig({}).server).toEqual({ host: '127.0.0.1', port: undefined });
  });
});

describe('the database follows from what is set', () => {
  const url = 'postgres://ragft:hush@db.example.com/ragft';
  test.each([
    [{}, { path: resolve('data/ragft.db') }],
    [{ DATABASE_PATH: '/var/ragft.db' }, { path: '/var/ragft.db' }],
    [{ DATABASE_URL: url }, { url }],
    [{ DATABASE_URL: url, DATABASE_PATH: '/var/ragft.db' }, { url }],
  ])('%j', (env, place) => {
    expect(readConfig(env).database.place).toEqual(place);
  });

  test('an address that is none is not repeated: it may hold a password', () => {
    for (const DATABASE_URL of [
      'mysql://ragft:hush@db/ragft',
      'postgres://ragft:hush@db',
      'hush',
      'postgres://:hush:@/x y z:',
    ]) {
      const [line = '', ...more] = faultsOf({ DATABASE_URL });
      expect(more).toEqual([]);
      expect(line).toMatch(/^DATABASE_URL must be the address of a PostgreSQL database/);
      expect(line).not.toContain('hush');
    }
  });
});

/** Name, environment, the variable the line starts with, and a word of the fix. */
const bad: readonly (readonly [string, NodeJS.ProcessEnv, string, string])[] = [
  ['a bot token alone', bot, 'SLACK_APP_TOKEN', 'Socket Mode'],
  ['an app token alone', { SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN', 'OAuth & Permissions'],
  ['a signing secret alone', { SLACK_SIGNING_SECRET: 'abc' }, 'SLACK_BOT_TOKEN', 'OAuth & Permissions'],
  ['a user token for the bot’s', { ...socket, SLACK_BOT_TOKEN: 'xoxp-1' }, 'SLACK_BOT_TOKEN', 'xoxb-'],
  ['the app token for the bot’s', { SLACK_BOT_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'],
  [
    'the bot token for the app’s',
    { ...bot, SLACK_APP_TOKEN: 'xoxb-1' },
    'SLACK_APP_TOKEN',
    'SLACK_BOT_TOKEN',
  ],
  ['a token for the secret', { ...bot, SLACK_SIGNING_SECRET: 'xapp-1' }, 'SLACK_SIGNING_SECRET', 'secret'],
  ['an address that is none', { ...socket, SLACK_API_URL: 'localhost:4000' }, 'SLACK_API_URL', 'http://'],
  ['a port that is a word', { PORT: 'http' }, 'PORT', '65535'],
  ['a port that is too high', { PORT: '70000' }, 'PORT', '65535'],
  ['a port that is negative', { PORT: '-1' }, 'PORT', '65535'],
  ['a port with a fraction', { PORT: '80.5' }, 'PORT', '65535'],
  ['a host that is none', { HOST: 'http://x' }, 'HOST', '127.0.0.1'],
  ['an unknown log level', { LOG_LEVEL: 'loud' }, 'LOG_LEVEL', 'debug'],
  ['metrics that are neither on nor off', { METRICS: 'yes' }, 'METRICS', 'off'],
  ['an unknown log format', { LOG_FORMAT: 'xml' }, 'LOG_FORMAT', 'json'],
  ['half a rate limit', { RATE_LIMITS: 'half' }, 'RATE_LIMITS', 'on or off'],
  ['both ways at once', { ...socket, ...many }, 'SLACK_BOT_TOKEN', 'SLACK_CLIENT_ID'],
  ['a client without its id', without('SLACK_CLIENT_ID'), 'SLACK_CLIENT_ID', 'App Credentials'],
  ['a client without its secret', without('SLACK_CLIENT_SECRET'), 'SLACK_CLIENT_SECRET', 'App Credentials'],
  ['a client without a key', without('RAGFT_ENCRYPTION_KEY'), 'RAGFT_ENCRYPTION_KEY', 'openssl rand'],
  ['a client without an address', without('PUBLIC_URL'), 'PUBLIC_URL', 'https'],
  ['a client without a connection', many, 'SLACK_APP_TOKEN', 'Socket Mode'],
  ['a client id that is none', { ...many, SLACK_CLIENT_ID: 'A012' }, 'SLACK_CLIENT_ID', 'App Credentials'],
  [
    'a token for the client’s secret',
    { ...many, SLACK_CLIENT_SECRET: 'xoxb-1' },
    'SLACK_CLIENT_SECRET',
    'App Credentials',
  ],
  ['a key that is too short', { ...many, RAGFT_ENCRYPTION_KEY: 'secret' }, 'RAGFT_ENCRYPTION_KEY', '32'],
  [
    'a second key that is none',
    { ...many, RAGFT_ENCRYPTION_KEY: `${key},` },
    'RAGFT_ENCRYPTION_KEY',
    'commas',
  ],
  ['an address without https', { ...many, PUBLIC_URL: 'http://ragft.example.com' }, 'PUBLIC_URL', 'https'],
  [
    'an address with a question',
    { ...many, PUBLIC_URL: 'https://ragft.example.com?x' },
    'PUBLIC_URL',
    'https',
  ],
  ['production without credentials', { NODE_ENV: 'production' }, 'SLACK_BOT_TOKEN', 'sandbox'],
];

describe('what is set wrongly gets one line that names the variable and the fix', () => {
  test.each(bad)('%s', (_name, env, variable, fix) => {
    const [line, ...more] = faultsOf(env);
    expect(more).toEqual([]);
    expect(line).toMatch(new RegExp(`^${variable} `));
    expect(line).toContain(fix);
  });

  test('two faults get two lines', () => {
    expect(faultsOf({ PORT: 'x', LOG_LEVEL: 'x' })).toHaveLength(2);
  });

  test('no line repeats what was set', () => {
    const secret = 'xoxp-9f8e7d6c5b';
    expect(faultsOf({ ...socket, SLACK_BOT_TOKEN: secret }).join()).not.toContain('9f8e7d6c5b');
    for (const name of ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'RAGFT_ENCRYPTION_KEY', 'PUBLIC_URL'])
      expect(faultsOf({ ...many, [name]: secret }).join()).not.toContain('9f8e7d6c5b');
  });

  const kinds = bad.filter((_, index) => index % 4 === 0);
  test.each(kinds)('the command ends with code 2, without a stack: %s', async (_name, env, variable) => {
    const { code, stdout, stderr } = await ragft(['start'], env);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr.startsWith(`${variable} `)).toBe(true);
  });
});
