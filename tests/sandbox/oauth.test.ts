import { expect, test } from 'vitest';
import type { Sandbox } from '#sandbox/index';
import { answerOf, clientOf, sandboxWith } from './probe.ts';

const redirect_uri = 'http://127.0.0.1:3000/slack/oauth_redirect';
const refused = (call: Promise<unknown>) => answerOf(call).then(({ error }) => error);

const linkTo = (sandbox: Sandbox, more: object = {}) => ({
  client_id: sandbox.clientId,
  scope: 'chat:write,commands',
  state: 's1',
  redirect_uri,
  ...more,
});

async function decide(sandbox: Sandbox, decision: 'allow' | 'cancel', workspace = 'T0ORCHARD00') {
  const answer = await fetch(`${sandbox.url}/oauth/v2/authorize`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ ...linkTo(sandbox), decision, workspace }),
  });
  return new URL(answer.headers.get('location') ?? '');
}

test('a second workspace installs the app, and its token reaches only its own', async () => {
  const sandbox = await sandboxWith();
  const page = await fetch(`${sandbox.url}/oauth/v2/authorize?${new URLSearchParams(linkTo(sandbox))}`);
  expect(await page.text()).toContain('chat:write');
  const back = await decide(sandbox, 'allow');
  expect(back.searchParams.get('state')).toBe('s1');
  const { clientId: client_id, clientSecret: client_secret } = sandbox;
  const code = String(back.searchParams.get('code'));
  const { oauth } = clientOf(sandbox, '');
  const installed = await oauth.v2.access({ client_id, client_secret, code, redirect_uri });
  expect(installed).toMatchObject({
    team: { id: 'T0ORCHARD00', name: 'Orchard' },
    token_type: 'bot',
    scope: 'chat:write,commands',
    authed_user: { id: 'U0HANA00000' },
  });
  expect(installed.access_token).not.toBe(sandbox.botToken);
  const orchard = clientOf(sandbox, String(installed.access_token));
  expect((await orchard.chat.postMessage({ channel: 'C0LOBBY0000', text: 'Hello' })).ok).toBe(true);
  expect(await refused(orchard.chat.postMessage({ channel: 'C0AIPROJECTS', text: 'x' }))).toBe(
    'channel_not_found',
  );
  expect(await refused(orchard.users.list({}))).toBe('missing_scope');
  expect(await refused(oauth.v2.access({ client_id, client_secret, code, redirect_uri }))).toBe(
    'invalid_code',
  );
});

test('who says no is sent back with access_denied', async () => {
  const back = await decide(await sandboxWith(), 'cancel');
  expect(back.searchParams.get('error')).toBe('access_denied');
  expect(back.searchParams.get('code')).toBeNull();
});

test.each([
  ['an unknown client', { client_id: '1.2' }, 'invalid_client_id'],
  ['a scope beyond the manifest', { scope: 'channels:history' }, 'invalid_scope'],
  [
    'a way back the manifest does not name',
    { redirect_uri: 'https://evil.example.org/' },
    'bad_redirect_uri',
  ],
])('a link with %s is refused', async (_, more, error) => {
  const sandbox = await sandboxWith();
  const query = new URLSearchParams(linkTo(sandbox, more));
  const page = await fetch(`${sandbox.url}/oauth/v2/authorize?${query}`);
  expect([page.status, await page.text()]).toEqual([400, error]);
});

test('a wrong secret gets nothing', async () => {
  const sandbox = await sandboxWith();
  const code = String((await decide(sandbox, 'allow')).searchParams.get('code'));
  const { oauth } = clientOf(sandbox, '');
  const client_id = sandbox.clientId;
  expect(await refused(oauth.v2.access({ client_id, client_secret: 'wrong', code }))).toBe(
    'bad_client_secret',
  );
});
