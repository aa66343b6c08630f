import { createHmac } from 'node:crypto';
import { isValidSlackRequest } from '@slack/bolt';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSigned } from '#slack/signature';

const secret = 'a signing secret';
const sign = (at: string, body: string, by = secret): string =>
  `v0=${createHmac('sha256', by).update(`v0:${at}:${body}`).digest('hex')}`;
const secondsAgo = (seconds: number): string => String(Math.floor(Date.now() / 1_000) - seconds);

const arrived = (given: unknown, at: unknown, body: string): boolean =>
  isSigned(
    { headers: { 'x-slack-signature': given as string, 'x-slack-request-timestamp': at as string } },
    body,
    secret,
  );

test('what Slack signed lately is taken, whatever it says, and Bolt thinks so too', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: -280, max: 280 }), (body, ago) => {
      const at = secondsAgo(ago);
      const signature = sign(at, body);
      expect(arrived(signature, at, body)).toBe(true);
      const headers = { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(at) };
      expect(isValidSlackRequest({ signingSecret: secret, body, headers })).toBe(true);
    }),
  );
});

test('one sign more or less anywhere, and it is refused', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(70), fc.string({ minLength: 1 }), (body, place, more) => {
      const at = secondsAgo(0);
      const good = sign(at, body);
      expect(arrived(good, at, body + more)).toBe(false);
      expect(arrived(good, secondsAgo(1), body)).toBe(false);
      expect(arrived(good.slice(0, place % good.length), at, body)).toBe(false);
      expect(arrived(good + more, at, body)).toBe(false);
      expect(arrived(sign(at, body, `${secret}${more}`), at, body)).toBe(false);
    }),
  );
});

test.each([
  ['too old', secondsAgo(301)],
  ['too far ahead', secondsAgo(-330)],
  ['no number', 'now'],
  ['nothing', ''],
  ['a number of another kind', '1e9'],
])('a time that is %s is refused, though it is signed', (_, at) => {
  expect(arrived(sign(at, 'body'), at, 'body')).toBe(false);
});

test('without its headers it is refused', () => {
  const at = secondsAgo(0);
  expect(arrived(undefined, at, 'body')).toBe(false);
  expect(arrived(sign(at, 'body'), undefined, 'body')).toBe(false);
});
