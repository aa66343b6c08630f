import { expect, test } from 'vitest';
import { section } from './blocks.ts';
import { answerOf, clientOf, sandboxWith } from './probe.ts';

const general = 'C0GENERAL00';
const projects = 'C0AIPROJECTS';
const leadership = 'C0LEADERSHIP';
const archived = 'C0OLDEXPERIMENTS';

async function start(faults = {}) {
  const sandbox = await sandboxWith({ faults });
  return { sandbox, chat: clientOf(sandbox).chat, ana: sandbox.as('ana') };
}

const refused = (call: Promise<unknown>) => answerOf(call).then(({ error }) => error);

test.each([
  ['a private channel without the bot', leadership, 'channel_not_found'],
  ['a channel that does not exist', 'C0NOWHERE', 'channel_not_found'],
  ['a channel of another workspace', 'C0LOBBY0000', 'channel_not_found'],
  ['a DM of two people', 'D0BEN000000', 'channel_not_found'],
  ['an archived channel', archived, 'is_archived'],
  ['a person who is gone', 'U0GUS000000', 'channel_not_found'],
])('posting to %s is refused', async (_, channel, error) => {
  const { chat } = await start();
  expect(await refused(chat.postMessage({ channel, text: 'Hello' }))).toBe(error);
});

test('posting where the bot is not a member needs chat:write.public', async () => {
  const { sandbox, chat, ana } = await start();
  expect((await chat.postMessage({ channel: general, text: 'Hello' })).ok).toBe(true);
  expect(ana.sees('#general').at(-1)?.text).toBe('Hello');
  sandbox.setFaults({ botNotInChannels: true });
  expect(await refused(chat.postMessage({ channel: projects, text: 'Hello' }))).toBe('not_in_channel');
  expect(await refused(chat.postMessage({ channel: 'C0MLRESEARCH', text: 'Hello' }))).toBe(
    'channel_not_found',
  );
});

test('a message needs text or blocks', async () => {
  const { chat } = await start();
  expect(await refused(chat.postMessage({ channel: projects, text: '' }))).toBe('no_text');
  expect(await refused(chat.postMessage({ channel: projects, text: 'x'.repeat(40_001) }))).toBe(
    'msg_too_long',
  );
});

test('blocks Slack refuses come back with the reason', async () => {
  const { chat } = await start();
  const blocks = [section('x'.repeat(3_001))];
  expect(await answerOf(chat.postMessage({ channel: projects, text: 'Card', blocks }))).toMatchObject({
    error: 'invalid_blocks',
    errors: ['must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
    response_metadata: {
      messages: ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
    },
  });
});

test('a workspace that refuses newer blocks says invalid_blocks', async () => {
  const { chat } = await start({ refuseNewBlocks: true });
  const blocks = [{ type: 'markdown', text: '**New**' }];
  expect(await refused(chat.postMessage({ channel: projects, text: 'Card', blocks }))).toBe('invalid_blocks');
  expect((await chat.postMessage({ channel: projects, text: 'Card', blocks: [section('Old')] })).ok).toBe(
    true,
  );
});

test('ephemeral messages are for one person, in no history, and cannot be updated', async () => {
  const { sandbox, chat, ana } = await start();
  const { message_ts } = await chat.postEphemeral({ channel: projects, user: ana.id, text: 'Psst' });
  expect(ana.sees('#ai-projects').map(({ text }) => text)).toContain('Psst');
  expect(sandbox.as('ben').sees('#ai-projects')).toEqual([]);
  expect(sandbox.snapshot().messages).toEqual([]);
  const ts = String(message_ts);
  expect(await refused(chat.update({ channel: projects, ts, text: 'Louder' }))).toBe('message_not_found');
  expect(await refused(chat.delete({ channel: projects, ts }))).toBe('message_not_found');
  expect(await refused(chat.getPermalink({ channel: projects, message_ts: ts }))).toBe('message_not_found');
});

test('an ephemeral message needs bot and person in the channel', async () => {
  const { sandbox, chat, ana } = await start();
  expect(await refused(chat.postEphemeral({ channel: general, user: ana.id, text: 'x' }))).toBe(
    'not_in_channel',
  );
  const eli = sandbox.as('eli').id;
  expect(await refused(chat.postEphemeral({ channel: projects, user: eli, text: 'x' }))).toBe(
    'user_not_in_channel',
  );
});

test('the bot updates and deletes its own messages only', async () => {
  const { chat, ana } = await start();
  await ana.say('#ai-projects', 'Mine');
  const [mine] = ana.sees('#ai-projects');
  const ts = String(mine?.ts);
  expect(await refused(chat.update({ channel: projects, ts, text: 'Yours' }))).toBe('cant_update_message');
  expect(await refused(chat.delete({ channel: projects, ts }))).toBe('cant_delete_message');
});

test('an update keeps what it leaves out, and a deleted message is not found', async () => {
  const { chat, ana, sandbox } = await start();
  const { ts = '' } = await chat.postMessage({ channel: projects, text: 'One', blocks: [section('Card')] });
  await chat.update({ channel: projects, ts, text: 'Two' });
  expect(ana.sees('#ai-projects')).toMatchObject([
    { text: 'Two', blocks: [{ type: 'section' }], edited: true },
  ]);
  await chat.update({ channel: projects, ts, text: 'Three', blocks: [] });
  expect(ana.sees('#ai-projects')[0]?.blocks).toEqual([]);
  await sandbox.act({ kind: 'delete-message', as: 'dora', channel: projects, ts });
  expect(await refused(chat.update({ channel: projects, ts, text: 'Four' }))).toBe('message_not_found');
});

test('a message in an archived channel cannot be updated', async () => {
  const { chat, sandbox } = await start();
  const { ts = '' } = await chat.postMessage({ channel: projects, text: 'One' });
  await sandbox.act({ kind: 'archive', as: 'dora', channel: projects, archived: true });
  expect(await refused(chat.update({ channel: projects, ts, text: 'Two' }))).toBe('is_inactive');
});

test('replies count on their thread, and a deleted head leaves a stone', async () => {
  const { chat, ana, sandbox } = await start();
  const { ts = '' } = await chat.postMessage({ channel: projects, text: 'Card' });
  await chat.postMessage({ channel: projects, thread_ts: ts, text: 'Detail' });
  await chat.postMessage({ channel: projects, thread_ts: ts, text: 'Loud', reply_broadcast: true });
  expect(ana.sees('#ai-projects').map(({ text }) => text)).toEqual(['Card', 'Loud']);
  expect(ana.sees('#ai-projects', ts).map(({ text }) => text)).toEqual(['Card', 'Detail', 'Loud']);
  expect(ana.sees('#ai-projects')[0]?.replies).toBe(2);
  await sandbox.act({ kind: 'delete-message', as: 'dora', channel: projects, ts });
  expect(ana.sees('#ai-projects', ts)[0]).toMatchObject({
    subtype: 'tombstone',
    text: 'This message was deleted.',
  });
});

test('a message carries metadata and has a permalink, in a thread too', async () => {
  const { chat, sandbox } = await start();
  const metadata = { event_type: 'card', event_payload: { project: 'p1' } };
  const { ts = '' } = await chat.postMessage({ channel: projects, text: 'Card', metadata });
  expect(sandbox.snapshot().messages[0]?.metadata).toEqual(metadata);
  const reply = await chat.postMessage({ channel: projects, text: 'Reply', thread_ts: ts });
  const link = await chat.getPermalink({ channel: projects, message_ts: String(reply.ts) });
  expect(link.permalink).toBe(
    `https://harbour.slack.com/archives/${projects}/p${String(reply.ts).replace('.', '')}?thread_ts=${ts}&cid=${projects}`,
  );
});

test('ts are unique and rise, also when the clock jumps', async () => {
  const { chat, sandbox } = await start();
  const all = await Promise.all(
    Array.from({ length: 50 }, (_, index) => chat.postMessage({ channel: projects, text: `${index}` })),
  );
  sandbox.clock.advance(90 * 86_400_000);
  const later = await chat.postMessage({ channel: projects, text: 'Later' });
  const stamps = [...all, later].map(({ ts }) => String(ts));
  expect(new Set(stamps).size).toBe(51);
  expect(stamps.toSorted()).toEqual(sandbox.snapshot().messages.map(({ ts }) => ts));
  expect(Number(later.ts) - Number(all.at(-1)?.ts)).toBeGreaterThan(89 * 86_400);
});

test('posting to a person opens their DM with the app', async () => {
  const { chat, ana, sandbox } = await start();
  const { channel } = await chat.postMessage({ channel: ana.id, text: 'Just for you' });
  expect(String(channel)).toMatch(/^D/);
  expect(ana.sees(String(channel)).map(({ text }) => text)).toEqual(['Just for you']);
  expect(sandbox.as('ben').sees(String(channel))).toEqual([]);
});
