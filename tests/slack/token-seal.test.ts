import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brand } from '#scoping/ids';
import { TokenSeal } from '#slack/token-seal';

const [old, next] = [randomBytes(32), randomBytes(32)];
const acme = brand<'team'>('T1');

test('whatever is sealed opens again, for that workspace alone', () => {
  const seal = new TokenSeal([old]);
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string(), fc.string(), (token, team, other) => {
      const sealed = seal.seal(brand<'team'>(team), token);
      expect(seal.open(brand<'team'>(team), sealed)).toBe(Buffer.from(token, 'utf8').toString('utf8'));
      if (other !== team) expect(seal.open(brand<'team'>(other), sealed)).toBeUndefined();
    }),
  );
});

test('the same token never looks the same twice', () => {
  const seal = new TokenSeal([old]);
  expect(seal.seal(acme, 'xoxb-1')).not.toBe(seal.seal(acme, 'xoxb-1'));
});

test('one changed sign anywhere, and it stays shut', () => {
  const seal = new TokenSeal([old]);
  const sealed = seal.seal(acme, 'xoxb-1234-5678');
  const bytes = Buffer.from(sealed.split('.')[2] ?? '', 'base64url');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    const name = sealed.split('.')[1];
    expect(seal.open(acme, `v1.${name}.${changed.toString('base64url')}`)).toBeUndefined();
  }
  for (const nonsense of ['', 'v1', 'v1..', sealed.replace('v1', 'v2'), sealed.slice(0, 30)])
    expect(seal.open(acme, nonsense)).toBeUndefined();
});

test('an older key still opens what it sealed, and seals nothing new', () => {
  const sealed = new TokenSeal([old]).seal(acme, 'xoxb-1');
  const both = new TokenSeal([next, old]);
  expect(both.open(acme, sealed)).toBe('xoxb-1');
  expect([both.isCurrent(sealed), both.isCurrent(both.seal(acme, 'xoxb-1'))]).toEqual([false, true]);
  expect(new TokenSeal([next]).open(acme, sealed)).toBeUndefined();
  expect(new TokenSeal([next]).open(acme, both.seal(acme, 'xoxb-1'))).toBe('xoxb-1');
});
