import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Pace, type PacedCall } from '#slack/pace';

const post = (channel: string, team = 'T1'): PacedCall => ({ method: 'chat.postMessage', team, channel });
const update: PacedCall = { method: 'chat.update', team: 'T1', channel: 'C1' };

test('a channel gets one message a second, others are not kept waiting by it', () => {
  const pace = new Pace();
  expect([1, 2, 3].map((n) => pace.turn(`a${n}`, post('C1'), 0))).toEqual([0, 1_000, 2_000]);
  expect(pace.turn('b', post('C2'), 0)).toBe(0);
  expect(pace.turn('c', post('C1', 'T2'), 0)).toBe(0);
});

test('a turn once given is kept until it has come', () => {
  const pace = new Pace();
  pace.turn('first', post('C1'), 0);
  expect(pace.turn('mine', post('C1'), 0)).toBe(1_000);
  expect(pace.turn('mine', post('C1'), 400)).toBe(1_000);
  expect(pace.turn('mine', post('C1'), 1_000)).toBe(1_000);
  expect(pace.turn('mine', post('C1'), 1_000)).toBe(2_000);
});

test('a workspace gets ten posts at once and then one every 150 ms', () => {
  const pace = new Pace();
  const turns = Array.from({ length: 12 }, (_, n) => pace.turn(`${n}`, post(`C${n}`), 0));
  expect(turns).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 150, 300]);
});

test('after a 429 the channel, or the method, waits as long as Slack says', () => {
  const pace = new Pace();
  pace.pause(post('C1'), 30_000);
  expect(pace.turn('a', post('C1'), 0)).toBe(30_000);
  expect(pace.turn('b', post('C2'), 0)).toBe(0);
  pace.pause(update, 10_000);
  expect(pace.turn('c', update, 0)).toBe(10_000);
});

test('whatever is asked when, no second of a channel sees two messages', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_500), { maxLength: 60 }), (pauses) => {
      const pace = new Pace();
      let now = 0;
      const turns = pauses.map((pause, n) => {
        now += pause;
        return pace.turn(`${n}`, post('C1'), now);
      });
      for (const [n, turn] of turns.entries())
        if (n > 0) expect(turn - (turns[n - 1] ?? 0)).toBeGreaterThanOrEqual(1_000);
    }),
  );
});
