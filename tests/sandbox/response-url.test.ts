import { expect, test } from 'vitest';
import { actions, button, section } from './blocks.ts';
import { clientOf, probeWith, sandboxWith } from './probe.ts';
import { rawBot } from './raw-bot.ts';

async function commanded(channel = '#general') {
  const sandbox = await sandboxWith();
  const bot = await rawBot(sandbox);
  const ana = sandbox.as('ana');
  await ana.slash('/probe', channel);
  const url = String(bot.of('/probe')[0]?.response_url);
  const respond = async (body: object) => {
    const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
    return { status: answer.status, text: await answer.text() };
  };
  return { sandbox, bot, ana, respond };
}

test('an answer is ephemeral unless it says in_channel, and works where the bot is no member', async () => {
  const { sandbox, ana, respond } = await commanded('#leadership');
  expect(await respond({ text: 'For you' })).toEqual({ status: 200, text: 'ok' });
  await respond({ text: 'For all', response_type: 'in_channel' });
  expect(ana.sees('#leadership').map(({ text }) => text)).toEqual(['For you', 'For all']);
  expect(
    sandbox
      .as('dora')
      .sees('#leadership')
      .map(({ text }) => text),
  ).toEqual(['For all']);
});

test('the sixth use is refused', async () => {
  const { ana, respond } = await commanded();
  for (let use = 1; use <= 5; use += 1) expect((await respond({ text: `${use}` })).status).toBe(200);
  expect(await respond({ text: '6' })).toMatchObject({
    status: 404,
    text: expect.stringContaining('used_url'),
  });
  expect(ana.sees('#general')).toHaveLength(5);
});

test('after thirty minutes it is refused', async () => {
  const { sandbox, ana, respond } = await commanded();
  sandbox.clock.advance(29 * 60_000);
  expect((await respond({ text: 'In time' })).status).toBe(200);
  sandbox.clock.advance(2 * 60_000);
  expect(await respond({ text: 'Late' })).toMatchObject({
    status: 404,
    text: expect.stringContaining('expired_url'),
  });
  expect(ana.sees('#general')).toHaveLength(1);
});

test('blocks Slack refuses are refused here too', async () => {
  const { respond } = await commanded();
  expect(await respond({ blocks: [section('')] })).toMatchObject({
    status: 400,
    text: expect.stringContaining('must be more than 0 characters'),
  });
  expect(await respond({})).toMatchObject({ status: 400, text: expect.stringContaining('no_text') });
});

test('an answer to a click replaces or deletes its message, else it is a new one', async () => {
  const sandbox = await sandboxWith();
  const ana = sandbox.as('ana');
  await probeWith(sandbox, 'http', (app) => {
    app.action('add', async ({ ack, respond }) => {
      await ack();
      await respond('Added');
    });
    app.action('replace', async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'Replaced', blocks: [], replace_original: true });
    });
    app.action('delete', async ({ ack, respond }) => {
      await ack();
      await respond({ delete_original: true });
    });
  });
  const blocks = [actions('a', button('add'), button('replace'), button('delete'))];
  const { chat } = clientOf(sandbox);
  const words = () => ana.sees('#ai-projects').map(({ text }) => text);
  const click = async (name: string) => {
    await ana.click(name, null, ana.sees('#ai-projects')[0]);
    await sandbox.quiet();
  };

  await chat.postMessage({ channel: 'C0AIPROJECTS', text: 'Original', blocks });
  await click('add');
  expect(words()).toEqual(['Original', 'Added']);
  expect(sandbox.as('ben').sees('#ai-projects')).toHaveLength(1);
  await click('replace');
  expect(words()).toEqual(['Replaced', 'Added']);

  await chat.postEphemeral({ channel: 'C0AIPROJECTS', user: ana.id, text: 'Shy', blocks });
  const shy = ana.sees('#ai-projects').at(-1);
  await ana.click('delete', null, shy);
  await sandbox.quiet();
  expect(words()).toEqual(['Replaced', 'Added']);
});

test('a click on an ephemeral message says so and carries no message', async () => {
  const sandbox = await sandboxWith();
  const bot = await rawBot(sandbox);
  const ana = sandbox.as('ana');
  const blocks = [actions('a', button('go', { value: 'v1' }))];
  await clientOf(sandbox).chat.postEphemeral({ channel: 'C0AIPROJECTS', user: ana.id, text: 'x', blocks });
  await ana.click('go', null, ana.sees('#ai-projects')[0]);
  const [payload] = bot.of('block_actions');
  expect(payload).toMatchObject({ container: { is_ephemeral: true }, actions: [{ value: 'v1' }] });
  expect(payload).not.toHaveProperty('message');
});
