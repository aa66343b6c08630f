import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { allowances, type HeldBack, holdingBack, type Limited, RateLimits } from '#slack/rate-limits';

function limited() {
  let now = 0;
  const limits = new RateLimits(() => now);
  const ask = (what: Limited = 'commands', person = 'U1', team = 'T1') => limits.ask(what, team, person);
  const times = (count: number, ...who: Parameters<typeof ask>) =>
    Array.from({ length: count }, () => ask(...who)).filter(({ kind }) => kind === 'go').length;
  const pass = (ms: number): void => {
    now += ms;
  };
  return { limits, ask, times, pass };
}

const { burst, everyMs } = allowances.commands.person;

test('a person may do so many in a row, and then one every so often', () => {
  const { ask, times, pass } = limited();
  expect(times(burst + 10)).toBe(burst);
  expect(ask()).toEqual({ kind: 'wait', ms: everyMs, first: false });
  pass(everyMs - 1);
  expect(ask()).toMatchObject({ kind: 'wait', ms: 1 });
  pass(1);
  expect(times(5)).toBe(1);
  pass(1_000 * everyMs);
  expect(times(burst + 10)).toBe(burst);
});

test('nobody waits for somebody else, for another workspace, or for another kind of thing', () => {
  const { times } = limited();
  times(burst + 1);
  expect([times(1, 'commands', 'U2'), times(1, 'commands', 'U1', 'T2'), times(1, 'lookups')]).toEqual([
    1, 1, 1,
  ]);
});

test('a whole workspace has its own measure, and who is held back by it loses none of their own', () => {
  const { limits, times, pass } = limited();
  const most = allowances.commands.workspace;
  for (let n = 0; n < most.burst; n += 1) limits.ask('commands', 'T1', `U${n}`);
  expect(times(1, 'commands', 'late')).toBe(0);
  pass(burst * most.everyMs);
  expect(times(burst + 5, 'commands', 'late')).toBe(burst);
});

test('only the first word about it is for the person, until they have had leave again', () => {
  const { ask, times, pass } = limited();
  times(burst);
  expect([ask(), ask()]).toMatchObject([{ first: true }, { first: false }]);
  pass(everyMs);
  expect([ask(), ask()]).toMatchObject([{ kind: 'go' }, { kind: 'wait', first: true }]);
});

test('whoever counts is told what was held back, and by whose measure', () => {
  const heard: unknown[] = [];
  const hear = (message: unknown) => void heard.push(message);
  subscribe(holdingBack.name, hear);
  onTestFinished(() => void unsubscribe(holdingBack.name, hear));
  const { times } = limited();
  times(burst + 2);
  expect(heard).toEqual(Array.from({ length: 2 }, (): HeldBack => ({ what: 'commands', by: 'person' })));
});

test('a hundred thousand people leave no more behind than the bound', () => {
  const { limits } = limited();
  for (let n = 0; n < 100_000; n += 1) limits.ask('opens', `T${n % 7}`, `U${n}`);
  expect(limits.accounts).toBeLessThanOrEqual(20_000);
});

test('whatever is asked when, no stretch of time sees more than its burst and what was earned in it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3 * everyMs), { minLength: 1, maxLength: 200 }), (pauses) => {
      const { ask, pass } = limited();
      let now = 0;
      const taken: number[] = [];
      for (const pause of pauses) {
        pass(pause);
        now += pause;
        if (ask().kind === 'go') taken.push(now);
      }
      for (const [from, since] of taken.entries())
        for (const [to, until] of taken.entries())
          if (to >= from)
            expect(to - from + 1).toBeLessThanOrEqual(burst + Math.floor((until - since) / everyMs));
    }),
  );
});
