import { parse } from 'node:querystring';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseBody } from '#slack/posted';

const form = 'application/x-www-form-urlencoded';

test('a payload says what was put into it, in any script', () => {
  fc.assert(
    fc.property(fc.json({ stringUnit: 'grapheme' }), (payload) => {
      const raw = Buffer.from(new URLSearchParams({ payload }).toString());
      expect(parseBody(raw, form)).toEqual(JSON.parse(payload));
    }),
  );
});

test('a form is read as Node reads it, however it is written', () => {
  const sign = fc.constantFrom(...'payload=%+&2aF{}":1é', '%22', '%7B', '%C3%A9', 'payload=');
  fc.assert(
    fc.property(fc.array(sign), (signs) => {
      const raw = `payload=${signs.join('')}`;
      const { payload } = parse(raw);
      let expected: unknown;
      try {
        expected = typeof payload === 'string' ? JSON.parse(payload) : parse(raw);
      } catch {}
      expect(parseBody(Buffer.from(raw), form)).toEqual(expected);
    }),
  );
});
