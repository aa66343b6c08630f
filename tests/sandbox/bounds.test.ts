import { expect, test } from 'vitest';
import { createChanges } from '#sandbox/changes';
import { createMessages } from '#sandbox/messages';
import { createPace } from '#sandbox/rate-limits';
import { createTraffic } from '#sandbox/traffic';
import { clientOf, sandboxWith } from './probe.ts';

test('a channel keeps its latest five thousand messages', () => {
  const messages = createMessages(createChanges());
  const words = { channel: 'C1', author: 'U1', text: 'x', blocks: [] };
  for (let index = 0; index < 5_010; index += 1) messages.add({ ...words, ts: `${index}.0` });
  messages.add({ ...words, channel: 'C2', ts: '1.0' });
  expect(messages.all()).toHaveLength(5_001);
  expect(messages.find('C1', '9.0')).toBeUndefined();
  expect(messages.find('C1', '10.0')).toBeDefined();
});

test('traffic keeps a thousand entries and twenty million characters', () => {
  const traffic = createTraffic(createChanges());
  for (let index = 0; index < 1_100; index += 1) traffic.begin('bot-to-slack', 'x', { index })('ok');
  expect(traffic.after(0)).toHaveLength(1_000);
  for (let index = 0; index < 10; index += 1)
    traffic.begin('bot-to-slack', 'x', { text: 'x'.repeat(5_000_000) })('ok');
  expect(traffic.after(0).length).toBeLessThanOrEqual(4);
  expect(traffic.after(0).at(-1)?.outcome).toBe('ok');
});

test('a channel takes a short burst, then one message each second', () => {
  let now = 0;
  const pace = createPace(() => now);
  expect([1, 2, 3, 4].map(() => pace.post('C1'))).toEqual([0, 0, 0, 1]);
  expect(pace.post('C2')).toBe(0);
  now += 1_000;
  expect([pace.post('C1'), pace.post('C1')]).toEqual([0, 1]);
  now += 60_000;
  expect([1, 2, 3, 4].map(() => pace.post('C1'))).toEqual([0, 0, 0, 1]);
});

test('the same seed gives the same ids and tokens', async () => {
  const [one, same, other] = await Promise.all([1, 1, 2].map((seed) => sandboxWith({ seed })));
  expect(same?.botToken).toBe(one?.botToken);
  expect(other?.botToken).not.toBe(one?.botToken);
});

test('the bot’s clock starts where it is told and jumps', async () => {
  const sandbox = await sandboxWith({ startAt: new Date('2028-02-28T12:00:00Z') });
  expect(sandbox.clock.now().toISOString()).toMatch(/^2028-02-28T12:00/);
  sandbox.clock.advance(2 * 86_400_000);
  expect(sandbox.clock.now().toISOString()).toMatch(/^2028-03-01T12:00/);
});

test('a jump of part of a millisecond still leaves whole timestamps', async () => {
  const sandbox = await sandboxWith();
  sandbox.clock.advance(1_000.25);
  const { ts } = await clientOf(sandbox).chat.postMessage({ channel: 'C0AIPROJECTS', text: 'Seen' });
  expect(ts).toMatch(/^\d+\.\d{6}$/);
});

test('waiting for what never comes ends with what it was', async () => {
  const sandbox = await sandboxWith();
  await expect(sandbox.until(() => sandbox.as('ana').modals().length === 1, 30)).rejects.toThrow(
    /not come true within 30 ms.*modals/,
  );
});
