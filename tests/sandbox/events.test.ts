import { expect, test } from 'vitest';
import { home, section } from './blocks.ts';
import { clientOf, sandboxWith } from './probe.ts';
import { rawBot } from './raw-bot.ts';

async function start() {
  const sandbox = await sandboxWith();
  const bot = await rawBot(sandbox);
  const eventsAfter = async (doing: Promise<unknown>) => {
    bot.heard.length = 0;
    await doing;
    await sandbox.quiet();
    return bot.heard.map(({ payload }) => payload.event);
  };
  return { sandbox, bot, ana: sandbox.as('ana'), eventsAfter };
}

test('opening Home is an event, with the view that was published', async () => {
  const { sandbox, ana, eventsAfter } = await start();
  expect(await eventsAfter(ana.openHome())).toMatchObject([
    { type: 'app_home_opened', tab: 'home', user: ana.id },
  ]);
  await clientOf(sandbox).views.publish({ user_id: ana.id, view: home(section('Mine')) });
  const [opened] = await eventsAfter(ana.openHome());
  expect(opened).toMatchObject({ channel: expect.stringMatching(/^D/), view: { id: ana.home().id } });
});

test('a mention reaches the bot in its channels, escaped, and nowhere else', async () => {
  const { ana, eventsAfter } = await start();
  const [mention, ...rest] = await eventsAfter(ana.say('#ai-projects', '@probe help <R&D>'));
  expect(mention).toMatchObject({
    type: 'app_mention',
    user: ana.id,
    text: '<@U0BOT100000> help &lt;R&amp;D&gt;',
  });
  expect(rest).toEqual([]);
  expect(await eventsAfter(ana.say('#general', '@probe help'))).toEqual([]);
  expect(await eventsAfter(ana.say('#ai-projects', 'probe, help'))).toEqual([]);
});

test('without a history scope a subscription to message.im brings nothing', async () => {
  const { sandbox, ana, eventsAfter } = await start();
  const dm = await sandbox.act({ kind: 'open-dm', as: 'ana', with: ['probe'] });
  expect(await eventsAfter(ana.say(dm.kind === 'done' ? String(dm.channel) : '', 'Hello?'))).toEqual([]);
});

test('joining and leaving are events in channels the bot is in', async () => {
  const { sandbox, eventsAfter } = await start();
  const join = (as: string, channel: string) => sandbox.act({ kind: 'join', as, channel });
  expect(await eventsAfter(join('chidi', 'C0CLIENTASSISTANT'))).toMatchObject([
    { type: 'member_joined_channel', user: 'U0CHIDI0000', channel: 'C0CLIENTASSISTANT', channel_type: 'C' },
  ]);
  expect(
    await eventsAfter(sandbox.act({ kind: 'leave', as: 'chidi', channel: 'C0CLIENTASSISTANT' })),
  ).toMatchObject([{ type: 'member_left_channel', user: 'U0CHIDI0000' }]);
  expect(await eventsAfter(sandbox.act({ kind: 'leave', as: 'chidi', channel: 'C0GENERAL00' }))).toEqual([]);
});

test('the bot hears of its own invitation, and of being removed', async () => {
  const { sandbox, ana, eventsAfter } = await start();
  expect(await eventsAfter(ana.say('#leadership', '/invite @probe'))).toMatchObject([
    { type: 'member_joined_channel', user: 'U0BOT100000', inviter: ana.id, channel_type: 'G' },
  ]);
  const remove = sandbox.act({ kind: 'remove', as: 'ana', channel: 'C0AIPROJECTS', who: 'U0BOT100000' });
  expect(await eventsAfter(remove)).toMatchObject([{ type: 'channel_left', channel: 'C0AIPROJECTS' }]);
});

test('archiving is an event; one the manifest does not subscribe to stays unsaid', async () => {
  const { sandbox, eventsAfter } = await start();
  const archive = (channel: string, archived: boolean) =>
    sandbox.act({ kind: 'archive', as: 'ana', channel, archived });
  expect(await eventsAfter(archive('C0AIPROJECTS', true))).toMatchObject([{ type: 'channel_archive' }]);
  expect(await eventsAfter(archive('C0AIPROJECTS', false))).toEqual([]);
  expect(await eventsAfter(archive('C0MLRESEARCH', true))).toEqual([]);
});

test('an uninstallation is told twice over, and is the last thing told', async () => {
  const { sandbox, ana, eventsAfter } = await start();
  const told = await eventsAfter(sandbox.act({ kind: 'uninstall', as: 'dora' }));
  expect(told.map((event) => event?.type).toSorted()).toEqual(['app_uninstalled', 'tokens_revoked']);
  expect(await eventsAfter(ana.say('#ai-projects', 'Gone'))).toEqual([]);
});

test('shortcuts carry what Slack documents', async () => {
  const { sandbox, bot, ana } = await start();
  await ana.say('#ai-projects', 'Should we fine-tune?');
  const [message] = ana.sees('#ai-projects');
  if (!message) throw new Error('no message');
  await ana.shortcut('probe_global');
  await ana.messageShortcut('probe_message', message);
  const [shortcut] = bot.of('shortcut');
  expect(shortcut).toMatchObject({
    callback_id: 'probe_global',
    user: { id: ana.id },
    trigger_id: expect.any(String),
  });
  expect(shortcut).not.toHaveProperty('response_url');
  expect(bot.of('message_action')[0]).toMatchObject({
    callback_id: 'probe_message',
    channel: { id: 'C0AIPROJECTS', name: 'ai-projects' },
    message: { text: 'Should we fine-tune?', user: ana.id, ts: message.ts },
    response_url: expect.any(String),
  });
  expect(await sandbox.act({ kind: 'shortcut', as: 'ana', callbackId: 'probe_message' })).toMatchObject({
    kind: 'refused',
  });
});
