import { expect, test } from 'vitest';
import { answerOf, clientOf, sandboxWith } from './probe.ts';

const refused = (call: Promise<unknown>) => answerOf(call).then(({ error }) => error);

test('people come with their kind and zone; who is gone says little', async () => {
  const { users } = clientOf(await sandboxWith());
  const about = async (user: string) => (await users.info({ user })).user;
  expect(await about('U0ANA000000')).toMatchObject({ name: 'ana', tz: 'Europe/Lisbon', is_admin: false });
  expect(await about('U0DORA00000')).toMatchObject({ is_admin: true });
  expect(await about('U0ELI000000')).toMatchObject({ is_restricted: true, tz: 'America/Los_Angeles' });
  const fay = await about('U0FAY000000');
  expect(fay).toMatchObject({ team_id: 'T0ORCHARD00', is_restricted: false });
  expect(fay).not.toHaveProperty('is_stranger');
  const gone = await about('U0GUS000000');
  expect(gone).toMatchObject({ deleted: true });
  expect(gone).not.toHaveProperty('tz');
});

test('people of elsewhere without a shared channel are not found', async () => {
  const { users } = clientOf(await sandboxWith());
  expect(await refused(users.info({ user: 'U0HANA00000' }))).toBe('user_not_found');
  expect(await refused(users.info({ user: 'ana' }))).toBe('user_not_found');
  const { members } = await users.list({});
  expect(members?.map(({ name }) => name)).not.toContain('hana');
});

test('lists come in pages', async () => {
  const { users } = clientOf(await sandboxWith());
  const seen: unknown[] = [];
  let cursor = '';
  do {
    const page = await users.list({ limit: 3, cursor });
    expect(page.members?.length).toBeLessThanOrEqual(3);
    seen.push(...(page.members ?? []).map(({ name }) => name));
    cursor = page.response_metadata?.next_cursor ?? '';
  } while (cursor !== '');
  const whole = await users.list({});
  expect(seen).toEqual(whole.members?.map(({ name }) => name));
  expect(await refused(users.list({ limit: 2, cursor: 'nonsense' }))).toBe('invalid_cursor');
});

test('private channels without the bot do not exist for it', async () => {
  const { conversations } = clientOf(await sandboxWith());
  expect(await refused(conversations.info({ channel: 'C0LEADERSHIP' }))).toBe('channel_not_found');
  expect(await refused(conversations.members({ channel: 'C0LEADERSHIP' }))).toBe('channel_not_found');
  const { channels } = await conversations.list({ types: 'public_channel,private_channel' });
  const names = channels?.map(({ name }) => name);
  expect(names).toContain('ml-research');
  expect(names).not.toContain('leadership');
  expect(names).not.toContain('lobby');
});

test('conversations say what they are', async () => {
  const { conversations } = clientOf(await sandboxWith());
  const about = async (channel: string) => (await conversations.info({ channel })).channel;
  expect(await about('C0GENERAL00')).toMatchObject({ is_private: false, is_member: false, is_general: true });
  expect(await about('C0MLRESEARCH')).toMatchObject({ is_private: true, is_member: true, is_group: true });
  expect(await about('C0OLDEXPERIMENTS')).toMatchObject({ is_archived: true });
  expect(await about('C0CLIENTASSISTANT')).toMatchObject({ is_ext_shared: true });
});

test('of somebody else’s conversations the bot sees the private ones it shares', async () => {
  const { users } = clientOf(await sandboxWith());
  const types = 'public_channel,private_channel';
  const { channels } = await users.conversations({ user: 'U0ANA000000', types });
  const names = channels?.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['general', 'ml-research']));
  expect(names).not.toContain('leadership');
  const active = await users.conversations({ user: 'U0ANA000000', types, exclude_archived: true });
  expect(active.channels?.map(({ name }) => name)).not.toContain('old-experiments');
});

test('a DM opens once and not with everybody', async () => {
  const { conversations } = clientOf(await sandboxWith());
  const first = await conversations.open({ users: 'U0ANA000000' });
  const again = await conversations.open({ users: 'U0ANA000000' });
  expect(first.channel?.id).toBe(again.channel?.id);
  expect(await refused(conversations.open({ users: 'U0GUS000000' }))).toBe('user_disabled');
  expect(await refused(conversations.open({ users: 'U0NOBODY000' }))).toBe('user_not_found');
});

test('guests and strangers see their channels only', async () => {
  const sandbox = await sandboxWith();
  const say = (as: string, channel: string) => sandbox.act({ kind: 'say', as, channel, text: 'Hello' });
  expect(await say('eli', 'C0CLIENTASSISTANT')).toMatchObject({ kind: 'done' });
  expect(await say('eli', 'C0GENERAL00')).toMatchObject({ kind: 'refused' });
  expect(await say('fay', 'C0AIPROJECTS')).toMatchObject({ kind: 'refused' });
  expect(await say('gus', 'C0GENERAL00')).toMatchObject({ kind: 'refused', why: 'gus is deactivated.' });
  expect(await say('chidi', 'C0LEADERSHIP')).toMatchObject({ kind: 'refused' });
  expect(
    await sandbox.act({ kind: 'say', as: 'fay', channel: 'C0CLIENTASSISTANT', text: '/probe' }),
  ).toMatchObject({
    kind: 'refused',
  });
});

test('people make channels, invite, leave and are deactivated', async () => {
  const sandbox = await sandboxWith();
  const made = await sandbox.act({ kind: 'create-channel', as: 'ben', name: 'new-idea', private: true });
  const channel = made.kind === 'done' ? String(made.channel) : '';
  const membersOf = () => sandbox.snapshot().channels.find(({ id }) => id === channel)?.members;
  expect(membersOf()).toEqual(['U0BEN000000']);
  await sandbox.as('ben').say(channel, '/invite @probe');
  await sandbox.as('ben').say(channel, '/invite @chidi');
  expect(membersOf()).toEqual(['U0BEN000000', 'U0BOT100000', 'U0CHIDI0000']);
  await sandbox.as('ben').say(channel, '/leave');
  await sandbox.act({ kind: 'deactivate', as: 'dora', who: 'chidi' });
  expect(membersOf()).toEqual(['U0BOT100000']);
  expect(await sandbox.act({ kind: 'deactivate', as: 'ana', who: 'ben' })).toMatchObject({ kind: 'refused' });
});

test('where there is no box to type in, no command is typed either', async () => {
  const sandbox = await sandboxWith();
  const say = (as: string, channel: string) => sandbox.act({ kind: 'say', as, channel, text: '/probe' });
  expect(await say('chidi', 'C0CLIENTASSISTANT')).toMatchObject({
    why: 'chidi is not in #client-assistant.',
  });
  expect(await say('ana', 'C0OLDEXPERIMENTS')).toMatchObject({ why: '#old-experiments is archived.' });
  const inThread = { kind: 'say', as: 'ana', channel: 'C0GENERAL00', text: '/probe', thread: '1.0' } as const;
  expect(await sandbox.act(inThread)).toMatchObject({ why: 'Slack takes no commands in threads.' });
});
