import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Sandbox } from '#sandbox/index';
import { home, modal, section, textInput } from './blocks.ts';
import { answerOf, clientOf, sandboxWith } from './probe.ts';
import { type RawBot, rawBot, triggerFrom } from './raw-bot.ts';

async function start() {
  const sandbox = await sandboxWith();
  return { sandbox, bot: await rawBot(sandbox), client: clientOf(sandbox), ana: sandbox.as('ana') };
}

async function opened(sandbox: Sandbox, bot: RawBot, view = modal([textInput('name')])) {
  const answer = await clientOf(sandbox).views.open({ trigger_id: await triggerFrom(bot, sandbox), view });
  return { id: String(answer.view?.id), hash: String(answer.view?.hash) };
}

const refused = (call: Promise<unknown>) => answerOf(call).then(({ error }) => error);

test('a trigger_id older than three seconds opens nothing', async () => {
  const { sandbox, bot, client, ana } = await start();
  const trigger = await triggerFrom(bot, sandbox);
  await sleep(3_050);
  expect(await refused(client.views.open({ trigger_id: trigger, view: modal([]) }))).toBe(
    'expired_trigger_id',
  );
  expect(ana.modals()).toEqual([]);
});

test('a trigger_id opens one view and no second', async () => {
  const { sandbox, bot, client } = await start();
  const trigger = await triggerFrom(bot, sandbox);
  await client.views.open({ trigger_id: trigger, view: modal([]) });
  expect(await refused(client.views.open({ trigger_id: trigger, view: modal([]) }))).toBe(
    'exchanged_trigger_id',
  );
});

test('a made-up trigger_id opens nothing', async () => {
  const { client } = await start();
  expect(await refused(client.views.open({ trigger_id: '1.2.abc', view: modal([]) }))).toBe(
    'invalid_trigger_id',
  );
});

test('a view Slack refuses names every fault and leaves the trigger unspent', async () => {
  const { sandbox, bot, client } = await start();
  const trigger = await triggerFrom(bot, sandbox);
  const view = modal([section('x'.repeat(3_001))], { title: { type: 'plain_text', text: 'x'.repeat(25) } });
  expect(await answerOf(client.views.open({ trigger_id: trigger, view }))).toMatchObject({
    error: 'invalid_arguments',
    response_metadata: {
      messages: [
        '[ERROR] must be less than 25 characters [json-pointer:/view/title/text]',
        '[ERROR] must be less than 3001 characters [json-pointer:/view/blocks/0/text/text]',
      ],
    },
  });
  expect((await client.views.open({ trigger_id: trigger, view: modal([]) })).ok).toBe(true);
});

test('a view keeps its id over updates and changes its hash', async () => {
  const { sandbox, bot, client, ana } = await start();
  const { id, hash } = await opened(sandbox, bot);
  const updated = await client.views.update({ view_id: id, hash, view: modal([section('New')]) });
  expect(updated.view?.id).toBe(id);
  expect(updated.view?.hash).not.toBe(hash);
  expect(ana.modal()).toMatchObject({ id, blocks: [{ type: 'section' }] });
});

test('an update with an old hash is refused and changes nothing', async () => {
  const { sandbox, bot, client, ana } = await start();
  const { id, hash } = await opened(sandbox, bot);
  await client.views.update({ view_id: id, view: modal([section('First')]) });
  expect(await refused(client.views.update({ view_id: id, hash, view: modal([section('Second')]) }))).toBe(
    'hash_conflict',
  );
  expect(ana.modal().blocks[0]).toMatchObject({ text: { text: 'First' } });
});

test('a view that was closed is not found', async () => {
  const { sandbox, bot, client, ana } = await start();
  const { id } = await opened(sandbox, bot);
  await ana.close();
  expect(await refused(client.views.update({ view_id: id, view: modal([]) }))).toBe('not_found');
});

test('a view is found by its external_id, which two views cannot share', async () => {
  const { sandbox, bot, client, ana } = await start();
  await opened(sandbox, bot, modal([], { external_id: 'mine' }));
  await client.views.update({
    external_id: 'mine',
    view: modal([section('Found')], { external_id: 'mine' }),
  });
  expect(ana.modal().blocks[0]).toMatchObject({ text: { text: 'Found' } });
  const trigger = await triggerFrom(bot, sandbox, 'ben');
  const view = modal([], { external_id: 'mine' });
  expect(await refused(client.views.open({ trigger_id: trigger, view }))).toBe('duplicate_external_id');
});

test('the fourth view on a stack is refused', async () => {
  const { sandbox, bot, client, ana } = await start();
  await opened(
    sandbox,
    bot,
    modal([
      {
        type: 'actions',
        elements: [{ type: 'button', action_id: 'more', text: { type: 'plain_text', text: 'More' } }],
      } as { type: string },
    ]),
  );
  const push = async () => {
    await ana.click('more');
    const trigger_id = bot.lastTrigger();
    return answerOf(client.views.push({ trigger_id, view: modal(ana.modal().blocks as never) }));
  };
  expect(await push()).toMatchObject({ ok: true, view: { previous_view_id: ana.modals()[0]?.id } });
  expect(await push()).toMatchObject({ ok: true, view: { root_view_id: ana.modals()[0]?.id } });
  expect(await push()).toMatchObject({ ok: false, error: 'push_limit_reached' });
  expect(ana.modals()).toHaveLength(3);
});

test('a push with nothing open is refused', async () => {
  const { sandbox, bot, client } = await start();
  const trigger = await triggerFrom(bot, sandbox);
  expect(await refused(client.views.push({ trigger_id: trigger, view: modal([]) }))).toBe('not_found');
});

test('a view of more than 250 KB is too large', async () => {
  const { sandbox, bot, client } = await start();
  const trigger = await triggerFrom(bot, sandbox);
  const view = modal(Array.from({ length: 95 }, () => section('x'.repeat(2_900))));
  expect(await refused(client.views.open({ trigger_id: trigger, view }))).toBe('view_too_large');
});

test('Home is published by user, with a hash against races, and not for strangers', async () => {
  const { sandbox, client, ana } = await start();
  const first = await client.views.publish({ user_id: ana.id, view: home(section('One')) });
  expect(ana.home().blocks[0]).toMatchObject({ text: { text: 'One' } });
  const again = await client.views.publish({
    user_id: ana.id,
    hash: String(first.view?.hash),
    view: home(section('Two')),
  });
  expect(again.view?.id).toBe(first.view?.id);
  const old = { user_id: ana.id, hash: String(first.view?.hash), view: home() };
  expect(await refused(client.views.publish(old))).toBe('hash_conflict');
  for (const handle of ['fay', 'gus'])
    expect(await refused(client.views.publish({ user_id: sandbox.as(handle).id, view: home() }))).toBe(
      'user_not_found',
    );
});
