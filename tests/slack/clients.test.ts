import type { Logger } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import { brand, type TeamId } from '#scoping/ids';
import { createClients } from '#slack/clients';
import type { Listeners } from '#slack/listeners/listener';
import { manyWorkspaces } from '#slack/many-workspaces';
import { TokenSeal } from '#slack/token-seal';
import { boltLogger, createLog } from '#src/log';
import { freshStore } from '#tests/store/fresh-store';
import { appWith, keys, savedInstallation } from './app-with.ts';
import { command, postForm } from './running-bot.ts';
import { smallSlack } from './small-slack.ts';

const log = createLog({ level: 'error', format: 'json' }, [], { write: () => {} });
const quiet: Logger = boltLogger(log);

const post = { channel: 'C1', text: 'x' };

describe.each(['interactive', 'background'] as const)('the %s client', (kind) => {
  test.each([
    ['500', 500],
    ['503', 503],
    ['a word that passes', { ok: false, error: 'internal_error' }],
  ])('asks once where Slack answers %s: a second try could post twice', async (_, behaviour) => {
    const slack = await smallSlack();
    slack.answers('chat.postMessage', behaviour);
    const client = createClients('xoxb-1', slack.apiUrl, quiet)[kind];
    await expect(client.chat.postMessage(post)).rejects.toThrow();
    expect(slack.calls.map(({ method }) => method)).toEqual(['chat.postMessage']);
  });

  test('asked for haste, it says so at once, and no other call waits behind it', async () => {
    const slack = await smallSlack();
    slack.answers('chat.postMessage', 429);
    const client = createClients('xoxb-1', slack.apiUrl, quiet)[kind];
    await expect(client.chat.postMessage(post)).rejects.toMatchObject({ retryAfter: 30 });
    expect(await client.auth.test()).toMatchObject({ ok: true });
    expect(slack.calls.map(({ method }) => method)).toEqual(['chat.postMessage', 'auth.test']);
  });
});

test('who waits for a click is not kept waiting by a Slack that never answers', async () => {
  const slack = await smallSlack();
  slack.answers('views.open', 'silence');
  const { interactive } = createClients('xoxb-1', slack.apiUrl, quiet);
  const opening = interactive.views.open({ trigger_id: '1', view: { type: 'modal' } as never });
  await expect(opening).rejects.toThrow(/timeout/i);
  expect(slack.calls).toHaveLength(1);
});

test('each workspace’s calls go out with its own token, however they are mixed', async () => {
  const slack = await smallSlack();
  const tokens = ['xoxb-1', 'xoxb-2', 'xoxb-3'];
  const clients = tokens.map((token) => createClients(token, slack.apiUrl, quiet));
  for (const turn of [0, 1, 2])
    await Promise.all(
      clients.flatMap(({ interactive, background }, of) => [
        interactive.chat.postMessage({ channel: `C${of}`, text: String(turn) }),
        background.chat.postMessage({ channel: `C${of}`, text: String(turn) }),
      ]),
    );
  expect(slack.calls).toHaveLength(18);
  for (const { token, args } of slack.calls) expect(token).toBe(tokens[Number(args.channel?.slice(1))]);
});

test.each(['socket', 'http'] as const)(
  'in %s mode a listener speaks through ours, which does not try a hundred times',
  async (mode) => {
    const slack = await smallSlack();
    slack.answers('views.open', 500);
    let failed: unknown;
    const start: Listeners['start'] = async (args) => {
      await args.ack();
      failed = await args.client.views
        .open({ trigger_id: '1', view: { type: 'modal' } as never })
        .catch((error: unknown) => error);
    };
    const { url } = await appWith(slack, { start }, { mode });
    if (mode === 'http') await postForm(url, command('anything'));
    else await slack.deliver({ type: 'slash_commands', payload: command('anything') });
    await expect.poll(() => failed).toBeInstanceOf(Error);
    expect(slack.calls.filter(({ method }) => method === 'views.open')).toHaveLength(1);
  },
);

test('five hundred workspaces’ clients are kept, and the longest kept go first', async () => {
  const store = await freshStore();
  const made: string[] = [];
  const clientsFor = (token: string) => {
    made.push(token);
    return createClients(token, 'http://127.0.0.1:9/api/', quiet);
  };
  const workspaces = manyWorkspaces({ store }, { seal: new TokenSeal(keys), clientsFor, log });
  const teams = Array.from({ length: 501 }, (_, n): TeamId => brand<'team'>(`T${n}`));
  await Promise.all(teams.map((team) => store.installations.save(savedInstallation(team))));
  for (const team of teams) await workspaces.find(team);
  expect(made).toHaveLength(501);
  await workspaces.find(brand<'team'>('T500'));
  await workspaces.find(brand<'team'>('T1'));
  expect(made).toHaveLength(501);
  await workspaces.find(brand<'team'>('T0'));
  expect(made.slice(501)).toEqual(['xoxb-T0']);
});
