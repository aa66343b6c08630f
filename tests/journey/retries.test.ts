import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { claimDue, deliver } from '#journey/deliver-outbox';
import type { DeliveryDeps } from '#journey/delivery-deps';
import type { Messenger, Told } from '#journey/messenger';
import { brand } from '#scoping/ids';
import { createClients } from '#slack/clients';
import { createMessenger } from '#slack/messenger';
import { Pace } from '#slack/pace';
import { boltLogger, createLog } from '#src/log';
import { acme, ana, minute } from '#tests/store/samples';
import { submitted } from '#tests/store/submitted';

/** A project whose card waits in the outbox, and a clock that goes where it is put. */
async function waiting(chance = () => 0.5) {
  const { store, project } = await submitted();
  let now = minute(2);
  const deps: DeliveryDeps = { store, now: () => now, newId: randomUUID, chance };
  /** One attempt at the first thing that is due; what became of it. */
  const attempt = async (messenger: Messenger) => {
    const [entry] = await claimDue(deps, 1);
    if (!entry) throw new Error('Nothing is due.');
    await deliver(deps, messenger, entry);
    const after = await store.outbox.find(acme, entry.id);
    if (!after) throw new Error('The entry is gone.');
    return { entry: after, waits: after.nextAttemptAt.getTime() - now.getTime() };
  };
  const goTo = (then: Date): void => {
    now = then;
  };
  return { store, project, deps, attempt, goTo };
}

/** A Slack that answers everything alike. */
const always = (told: Told): Messenger => ({ turn: () => new Date(0), tell: async () => told });

test('what cannot be reached is tried again after 1, 2, 4 … seconds, at most five minutes, and up to half of it sooner', async () => {
  await fc.assert(
    fc.asyncProperty(fc.double({ min: 0, max: 0.999, noNaN: true }), async (chance) => {
      const { attempt, goTo } = await waiting(() => chance);
      for (let tries = 1; tries <= 12; tries += 1) {
        const { entry, waits } = await attempt(always({ kind: 'unreached', error: 'ECONNREFUSED' }));
        const longest = Math.min(1_000 * 2 ** (tries - 1), 300_000);
        expect(waits).toBeGreaterThanOrEqual(Math.floor(longest / 2));
        expect(waits).toBeLessThanOrEqual(longest);
        expect(waits).toBeCloseTo(longest * (0.5 + chance / 2), -1);
        expect(entry).toMatchObject({ state: 'waiting', attempts: tries, doubts: 0 });
        goTo(entry.nextAttemptAt);
      }
    }),
    { numRuns: 5 },
  );
});

test('a lost answer to a post is a doubt each time, and is tried again like the rest', async () => {
  const { attempt, goTo } = await waiting();
  for (let doubts = 1; doubts <= 3; doubts += 1) {
    const { entry, waits } = await attempt(always({ kind: 'lost', error: 'no answer in time' }));
    expect(entry).toMatchObject({ state: 'unknown', doubts, error: 'no answer in time' });
    expect(waits).toBe(750 * 2 ** (doubts - 1));
    goTo(entry.nextAttemptAt);
  }
});

test('what fails for eight hours is given up, and the owner hears of it', async () => {
  const { store, attempt, goTo } = await waiting();
  const from = minute(2).getTime();
  let last = await attempt(always({ kind: 'unreached', error: 'ECONNREFUSED' }));
  while (last.entry.state !== 'failed') {
    goTo(last.entry.nextAttemptAt);
    last = await attempt(always({ kind: 'unreached', error: 'ECONNREFUSED' }));
  }
  const hours = ((last.entry.settledAt?.getTime() ?? 0) - from) / 3_600_000;
  expect(last.entry.attempts).toBe(100);
  expect(hours).toBeGreaterThan(4);
  expect(hours).toBeLessThan(9);
  const [told] = await store.outbox.claim(new Date('2028-01-01'), new Date('2028-01-02'), 5);
  expect(told?.message).toMatchObject({ kind: 'trouble', error: 'ECONNREFUSED' });
  expect((await store.outbox.failed(acme, 5)).map(({ error }) => error)).toEqual(['ECONNREFUSED']);
});

test('what Slack will not have is not tried again', async () => {
  const { store, attempt } = await waiting();
  const { entry } = await attempt(always({ kind: 'refused', error: 'is_archived' }));
  expect(entry).toMatchObject({ state: 'failed', attempts: 1, error: 'is_archived' });
  expect((await store.outbox.failed(acme, 5)).length).toBe(1);
});

const clientAt = (port: number, token = 'xoxb-1') =>
  createClients(
    token,
    `http://127.0.0.1:${port}/api/`,
    boltLogger(createLog({ level: 'error', format: 'json' })),
  ).background;

describe('by what Slack answers over HTTP', () => {
  interface Answer {
    readonly status: number;
    readonly headers?: Record<string, string>;
    readonly body?: object;
  }

  /** The real messenger against a server that gives one answer to everything. */
  async function against({ status, headers = {}, body = {} }: Answer) {
    const server = createServer((_, response) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body)),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const room = await waiting();
    const pace = new Pace();
    const client = clientAt((server.address() as AddressInfo).port);
    return {
      ...room,
      pace,
      messenger: createMessenger({ clientOf: async () => client, now: room.deps.now }, pace),
    };
  }

  test('429: as long as Retry-After says, for that channel and no other', async () => {
    const { attempt, messenger, pace, deps } = await against({
      status: 429,
      headers: { 'retry-after': '7' },
    });
    const { entry, waits } = await attempt(messenger);
    expect(entry).toMatchObject({ state: 'waiting', doubts: 0, error: 'ratelimited' });
    expect(waits).toBe(7_000);
    const now = deps.now().getTime();
    const turn = (channel: string) =>
      pace.turn(channel, { method: 'chat.postMessage', team: acme, channel }, now) - now;
    expect(turn('C_GENERAL')).toBe(7_000);
    expect(turn('C_LAB')).toBe(0);
  });

  test.each([
    ['500', { status: 500 }],
    [
      'an inner fault that does not say how far it came',
      { status: 200, body: { ok: false, error: 'internal_error' } },
    ],
    ['an answer that makes no sense', { status: 200, body: { ok: true } }],
  ])('%s: it may have been posted, so a doubt is counted', async (_, answer) => {
    const { attempt, messenger } = await against(answer);
    expect((await attempt(messenger)).entry).toMatchObject({ state: 'unknown', doubts: 1 });
  });

  test('a word that is known to pass: certainly not posted', async () => {
    const { attempt, messenger } = await against({
      status: 200,
      body: { ok: false, error: 'request_timeout' },
    });
    expect((await attempt(messenger)).entry).toMatchObject({ state: 'waiting', doubts: 0 });
  });

  test('a word that will not pass ends it', async () => {
    const { attempt, messenger } = await against({
      status: 200,
      body: { ok: false, error: 'missing_scope' },
    });
    expect((await attempt(messenger)).entry).toMatchObject({ state: 'failed', error: 'missing_scope' });
  });
});

test('nobody at home: not a byte went out, so there is no doubt', async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  const { attempt, deps } = await waiting();
  const { entry } = await attempt(
    createMessenger({ clientOf: async () => clientAt(port), now: deps.now }, new Pace()),
  );
  expect(entry).toMatchObject({ state: 'waiting', doubts: 0, error: 'ECONNREFUSED' });
});

test('a token that Slack refuses is read again before anybody says that the bot is gone', async () => {
  const newest = 'xoxb-newest';
  const server = createServer((request, response) => {
    const known = request.headers.authorization === `Bearer ${newest}`;
    const answer = known
      ? { ok: true, channel: 'C_GENERAL', ts: '1.0' }
      : { ok: false, error: 'token_revoked' };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;

  const room = await waiting();
  let token = 'xoxb-of-yesterday';
  const outside = { clientOf: async () => clientAt(port, token), now: room.deps.now };
  const readAgain = () => {
    token = newest;
  };
  const { entry } = await room.attempt(createMessenger({ ...outside, readAgain }, new Pace()));
  expect(entry).toMatchObject({ state: 'sent' });
  expect(await room.store.presences.goneBefore(minute(1_000))).toEqual([]);

  const gone = await waiting();
  token = 'xoxb-of-yesterday';
  const { entry: waits } = await gone.attempt(createMessenger(outside, new Pace()));
  expect(waits).toMatchObject({ state: 'waiting', error: 'token_revoked' });
  expect(await gone.store.presences.goneBefore(minute(1_000))).toEqual([acme]);
});

test('a second attempt says the same again, with what changed meanwhile', async () => {
  const { store, project, attempt, goTo } = await waiting();
  const { entry } = await attempt(always({ kind: 'unreached', error: 'ECONNREFUSED' }));
  goTo(entry.nextAttemptAt);
  await store.checklists.tick(acme, project, 'audit', true, ana, minute(3));
  const told: { ticked: number }[] = [];
  await attempt({
    turn: () => new Date(0),
    tell: async (_, telling) => {
      if (telling.kind === 'card') told.push({ ticked: telling.steps.filter(({ done }) => done).length });
      return { kind: 'told', channel: brand<'channel'>('C_GENERAL'), ts: '1.0' };
    },
  });
  expect(told).toEqual([{ ticked: 1 }]);
});
