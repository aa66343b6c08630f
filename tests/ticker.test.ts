import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createLog } from '#src/log';
import { startTicker } from '#src/ticker';

function ticking(run: () => Promise<void>) {
  const lines: string[] = [];
  const log = createLog({ level: 'info', format: 'json' }, [], { write: (line) => void lines.push(line) });
  return { ticker: startTicker([{ name: 'act', run }], 10, log), lines };
}

test('an act is called at once and then again and again', async () => {
  let calls = 0;
  const { ticker } = ticking(async () => {
    calls += 1;
  });
  expect(calls).toBe(1);
  await expect.poll(() => calls).toBeGreaterThan(2);
  await ticker.stop();
});

test('an act that takes long is never under way twice, and stopping waits for it', async () => {
  let underWay = 0;
  let most = 0;
  let finished = 0;
  const { ticker } = ticking(async () => {
    most = Math.max(most, ++underWay);
    await wait(50);
    underWay -= 1;
    finished += 1;
  });
  await expect.poll(() => finished).toBeGreaterThan(1);
  await ticker.stop();
  expect([most, underWay]).toEqual([1, 0]);
});

test('an act that fails is logged and has its next turn', async () => {
  let calls = 0;
  const { ticker, lines } = ticking(async () => {
    calls += 1;
    throw new Error('no luck');
  });
  await expect.poll(() => calls).toBeGreaterThan(1);
  await ticker.stop();
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'error',
    act: 'act',
    err: { message: 'no luck' },
  });
});
