import { describe, expect, test, vi } from 'vitest';
import { cardEntry } from '#journey/announce';
import type { Message } from '#sandbox/contract';
import { threadParts } from '#scoping/thread-parts';
import { type DeliveryRoom, deliveryRoom } from './delivery-room.ts';

const titles = (messages: readonly { readonly text: string }[]) =>
  messages.map(({ text }) => text.split('\n')[0]);

/** A posted card whose thread is complete. */
async function settled(room: DeliveryRoom, channel = '#ai-projects', name = 'Help desk') {
  const assessment = await room.submit(channel, name);
  const card = await room.sandbox.until(() =>
    room.cards(channel).find(({ text }) => text.startsWith(`${name}: `)),
  );
  await room.sandbox.until(() => room.thread(card).length === threadParts.length);
  return { assessment, card };
}

test('a card is posted once, and its thread after it', async () => {
  const room = await deliveryRoom();
  const { card } = await settled(room);
  await room.sandbox.quiet(300);
  expect(card.text).toMatch(/^Help desk: Prompting only/);
  expect(room.cards('#ai-projects').length).toBe(1);
  expect(titles(room.thread(card))).toEqual([
    'Why Prompting only',
    'What each approach takes in time and money',
    'First steps in full',
    'The answers as given',
    'Open questions, the one whose answer could move the verdict most first',
  ]);
});

test('a new revision redraws the card and its thread in place, and says there what changed', async () => {
  const room = await deliveryRoom();
  const { assessment, card } = await settled(room);
  const answers = { needs_knowledge: 'yes', change_rate: 'daily', attribution: 'required' } as const;
  await room.submit('#ai-projects', 'Help desk', answers, assessment.project);

  await room.sandbox.until(() => room.cards('#ai-projects')[0]?.text.startsWith('Help desk: RAG'));
  const reply = await room.sandbox.until(() => room.thread(card)[threadParts.length]);
  expect(reply.text).toContain('the verdict moved from Prompting only to RAG (retrieval).');
  expect(reply.text).toMatch(/Must it know things.* not answered → Yes/);
  await room.sandbox.until(() => room.thread(card)[0]?.text.startsWith('Why RAG'));
  expect(room.cards('#ai-projects').length).toBe(1);
  expect(room.thread(card).length).toBe(threadParts.length + 1);
});

test('an answer that was lost may make a second copy, and is counted', async () => {
  const room = await deliveryRoom({ faults: { loseAnswers: true, methods: ['chat.postMessage'] } });
  const entry = async () => {
    const [waiting] = await room.deps.store.outbox.claim(new Date(0), new Date(0), 1);
    return waiting;
  };
  await room.submit('#ai-projects', 'Help desk');
  await room.sandbox.until(() => room.cards('#ai-projects').length === 1);
  room.sandbox.setFaults({ loseAnswers: false });
  await room.sandbox.until(() => room.cards('#ai-projects').length === 2);
  expect(await entry()).toBeUndefined();
  expect(room.sandbox.struck()).toEqual({ 'chat.postMessage answer_lost': 1 });
});

test('a refusal for haste costs time and nothing else', async () => {
  const room = await deliveryRoom({ faults: { failWith: 'ratelimited', methods: ['chat.postMessage'] } });
  await room.submit('#ai-projects', 'Help desk');
  await room.sandbox.until(() => (room.sandbox.struck()['chat.postMessage ratelimited'] ?? 0) >= 1);
  room.sandbox.setFaults({ failWith: 'nothing' });
  await room.sandbox.until(() => room.cards('#ai-projects').length > 0);
  await room.sandbox.quiet(300);
  expect(room.cards('#ai-projects').length).toBe(1);
});

test('twenty changes within a moment redraw the card at most once in two seconds', async () => {
  const room = await deliveryRoom();
  const { assessment } = await settled(room);
  const { store } = room.deps;
  const { project } = assessment;
  const before = (await store.cards.find(room.team, project))?.version ?? 0;
  const since = Date.now();
  for (let change = 0; change < 20; change += 1) {
    const card = await store.cards.find(room.team, project);
    await store.outbox.add(room.team, [cardEntry(room.deps, project, card)], room.deps.now());
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await expect.poll(async () => (await store.outbox.backlog()).waiting).toBe(0);
  const drawn = ((await store.cards.find(room.team, project))?.version ?? 0) - before;
  expect(drawn).toBeGreaterThanOrEqual(1);
  expect(drawn).toBeLessThanOrEqual(Math.ceil((Date.now() - since) / 2_000));
});

describe('where the card cannot be posted, the owner is told once, with the fix', () => {
  test('a private channel without the bot', async () => {
    const room = await deliveryRoom();
    const { project } = await room.submit('#leadership', 'Board pack');
    const told = await room.sandbox.until(() => room.directs()[0]);
    expect(told.text).toContain('The card of *Board pack*');
    expect(told.text).toContain('/invite @ragft');
    expect(JSON.stringify(told.blocks)).toContain('"Post now"');
    await room.deps.store.outbox.add(room.team, [cardEntry(room.deps, project)], room.deps.now());
    await vi.waitFor(async () => {
      const failed = await room.deps.store.outbox.failed(room.team, 10);
      expect(failed.map(({ error }) => error)).toEqual(['channel_not_found', 'channel_not_found']);
    }, 20_000);
    await room.sandbox.quiet(300);
    expect(room.directs().length).toBe(1);
  });

  test('an archived channel', async () => {
    const room = await deliveryRoom();
    await room.submit('#old-experiments', 'Old idea');
    const told = await room.sandbox.until(() => room.directs()[0]);
    expect(told.text).toContain('the channel is archived');
  });

  test('a card that was deleted is not posted again unless somebody wants it', async () => {
    const room = await deliveryRoom();
    const { assessment, card } = await settled(room);
    const { store } = room.deps;
    const { project } = assessment;
    await room.sandbox.act({
      kind: 'delete-message',
      as: room.sandbox.as('dora').id,
      channel: card.channel,
      ts: card.ts,
    });
    await store.outbox.add(room.team, [cardEntry(room.deps, project)], room.deps.now());
    const told = await room.sandbox.until(() => room.directs()[0]);
    expect(told.text).toContain('was deleted');
    expect(JSON.stringify(told.blocks)).toContain('"Post again"');

    await store.outbox.add(room.team, [cardEntry(room.deps, project)], room.deps.now());
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(room.cards('#ai-projects').filter(({ text }) => text.startsWith('Help desk'))).toEqual([]);

    await store.cards.wanted(room.team, project);
    await store.outbox.add(room.team, [cardEntry(room.deps, project)], room.deps.now());
    const again = await room.sandbox.until(() =>
      room.cards('#ai-projects').find(({ text }) => text.startsWith('Help desk')),
    );
    await room.sandbox.until(() => room.thread(again).length === threadParts.length);
  });
});

test('in a conversation between two people the card goes to its owner instead', async () => {
  const room = await deliveryRoom();
  const dm = room.sandbox.snapshot().channels.find(({ kind, name }) => kind === 'im' && name === 'ben');
  const { project } = await room.submit(dm?.id ?? '', 'Between us');
  const card = await room.sandbox.until(() => room.directs()[0]);
  expect(card.text).toMatch(/^Between us: /);
  await vi.waitFor(async () =>
    expect(await room.deps.store.cards.find(room.team, project)).toMatchObject({
      ts: card.ts,
      channel: card.channel,
    }),
  );
  await room.sandbox.until(() => room.thread(card).length === threadParts.length);
});

test('a workspace that refuses newer blocks gets the same in sections, and is asked again a day later', async () => {
  const room = await deliveryRoom({ faults: { refuseNewBlocks: true } });
  const { sandbox } = room;
  const newer = (messages: readonly Message[]) =>
    messages.flatMap(({ blocks }) =>
      blocks.map(({ type }) => type).filter((type) => type === 'table' || type === 'data_visualization'),
    );
  const { card } = await settled(room);
  expect(newer(room.thread(card))).toEqual([]);
  expect(await room.deps.store.plainWorkspaces.has(room.team, room.deps.now())).toBe(true);

  // It would take them by now; but for a day nobody asks.
  sandbox.setFaults({ refuseNewBlocks: false });
  sandbox.clock.advance(23 * 3_600_000);
  expect(newer(room.thread((await settled(room, '#ai-projects', 'Tagger')).card))).toEqual([]);
  sandbox.clock.advance(2 * 3_600_000);
  expect(newer(room.thread((await settled(room, '#ai-projects', 'Router')).card))).toEqual([
    'table',
    'data_visualization',
    'table',
  ]);
});
