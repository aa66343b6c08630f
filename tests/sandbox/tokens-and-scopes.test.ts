import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { home } from './blocks.ts';
import { answerOf, clientOf, sandboxWith } from './probe.ts';

const refused = (call: Promise<unknown>) => answerOf(call).then(({ error }) => error);

/** The manifest of these tests with some lines changed. */
async function manifestWith(change: (text: string) => string): Promise<string> {
  const text = readFileSync(new URL('manifest.yml', import.meta.url), 'utf8');
  const path = join(await mkdtemp(join(tmpdir(), 'manifest-')), 'manifest.yml');
  writeFileSync(path, change(text));
  return path;
}

const withoutScope = (scope: string) =>
  manifestWith((text) => text.replace(new RegExp(`      - ${scope}\\n`), ''));

test('no token, a wrong one and one of the wrong kind are refused', async () => {
  const sandbox = await sandboxWith();
  expect(await refused(clientOf(sandbox, '').auth.test())).toBe('not_authed');
  expect(await refused(clientOf(sandbox, 'xoxb-made-up').auth.test())).toBe('invalid_auth');
  expect(await refused(clientOf(sandbox, sandbox.appToken).auth.test())).toBe('not_allowed_token_type');
  expect(await refused(clientOf(sandbox).apps.connections.open({}))).toBe('not_allowed_token_type');
  expect(await refused(clientOf(sandbox, 'xapp-made-up').apps.connections.open({}))).toBe('invalid_auth');
});

test('auth.test says who the bot is, and its scopes', async () => {
  const sandbox = await sandboxWith();
  const answer = await clientOf(sandbox).auth.test();
  expect(answer).toMatchObject({
    team: 'Harbour',
    user: 'probe',
    team_id: 'T0HARBOUR00',
    bot_id: 'B0BOT100000',
  });
  expect(answer.response_metadata?.scopes).toContain('commands');
});

test('a method Slack does not have is unknown', async () => {
  const sandbox = await sandboxWith();
  expect(await refused(clientOf(sandbox).apiCall('chat.shout', {}))).toBe('unknown_method');
  expect(await refused(clientOf(sandbox).apiCall('constructor', {}))).toBe('unknown_method');
});

test.each([
  ['chat:write', 'chat.postMessage', { channel: 'C0AIPROJECTS', text: 'x' }],
  ['users:read', 'users.list', {}],
  ['users:read', 'users.info', { user: 'U0ANA000000' }],
  ['files:write', 'files.getUploadURLExternal', { filename: 'a.txt', length: 1 }],
  ['channels:read', 'conversations.info', { channel: 'C0GENERAL00' }],
  ['channels:read', 'conversations.list', {}],
  ['groups:read', 'conversations.info', { channel: 'C0MLRESEARCH' }],
  ['groups:read', 'users.conversations', { types: 'public_channel,private_channel' }],
  ['im:write', 'conversations.open', { users: 'U0ANA000000' }],
])('without %s in the manifest %s is missing_scope', async (scope, method, args) => {
  const sandbox = await sandboxWith({ manifest: await withoutScope(scope) });
  const answer = await answerOf(clientOf(sandbox).apiCall(method, args));
  expect(answer).toMatchObject({ error: 'missing_scope', needed: scope });
  expect(String(answer.provided).split(',')).not.toContain(scope);
});

test('scopes the manifest never asked for are missing', async () => {
  const { team, conversations } = clientOf(await sandboxWith());
  expect(await answerOf(team.info())).toMatchObject({ error: 'missing_scope', needed: 'team:read' });
  expect(await answerOf(conversations.join({ channel: 'C0GENERAL00' }))).toMatchObject({
    error: 'missing_scope',
    needed: 'channels:join',
  });
});

test('without chat:write.public a public channel needs the bot in it', async () => {
  const sandbox = await sandboxWith({ manifest: await withoutScope('chat:write.public') });
  const { chat } = clientOf(sandbox);
  expect(await refused(chat.postMessage({ channel: 'C0GENERAL00', text: 'x' }))).toBe('not_in_channel');
  expect((await chat.postMessage({ channel: 'C0AIPROJECTS', text: 'x' })).ok).toBe(true);
});

test('Home and the Messages tab have to be switched on in the manifest', async () => {
  const manifest = await manifestWith((text) => text.replaceAll('_tab_enabled: true', '_tab_enabled: false'));
  const { views, chat } = clientOf(await sandboxWith({ manifest }));
  expect(await refused(views.publish({ user_id: 'U0ANA000000', view: home() }))).toBe('not_enabled');
  expect(await refused(chat.postMessage({ channel: 'U0ANA000000', text: 'x' }))).toBe(
    'messages_tab_disabled',
  );
});

test('a manifest that is none says what is wrong', async () => {
  const manifest = await manifestWith((text) => text.replace('scopes:', 'scope:'));
  await expect(sandboxWith({ manifest })).rejects.toThrow('oauth_config.scopes');
});

test('after an uninstallation the token is dead, and a new installation gives another', async () => {
  const sandbox = await sandboxWith();
  const client = clientOf(sandbox);
  await sandbox.act({ kind: 'uninstall', as: 'dora' });
  expect(await refused(client.auth.test())).toBe('account_inactive');
  expect(await sandbox.act({ kind: 'say', as: 'ana', channel: 'C0GENERAL00', text: '/probe' })).toMatchObject(
    {
      kind: 'refused',
    },
  );
  await sandbox.act({ kind: 'install', as: 'dora' });
  expect(await refused(client.auth.test())).toBe('account_inactive');
  expect((await clientOf(sandbox).auth.test()).ok).toBe(true);
});
