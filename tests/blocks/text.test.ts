import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ago, escaped, escapedWithin, plain, slackDate, truncate } from '#blocks/text';

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 200 }));
const anySize = fc.integer({ min: 2, max: 120 });

/** Half of a pair: what is left of a character cut in two. */
const lone = /\p{Surrogate}/u;

test('a text that fits is left alone; another is cut to fit, marked, and never inside a character', () => {
  fc.assert(
    fc.property(anyText, anySize, (text, max) => {
      const cut = truncate(text, max);
      if (text.length <= max) {
        expect(cut).toBe(text);
        return;
      }
      expect(cut.length).toBeLessThanOrEqual(max);
      expect(cut.endsWith('…')).toBe(true);
      expect(text.startsWith(cut.slice(0, -1))).toBe(true);
      expect(lone.test(cut) && !lone.test(text)).toBe(false);
    }),
  );
});

test('nothing people write can ping, link or break the mark-up', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(escaped(text)).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
      expect(escaped(text).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')).toBe(
        text,
      );
    }),
  );
  expect(escaped('<!channel> & <@U1>')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;');
});

test('escaped text is cut by what Slack counts, and never inside an entity', () => {
  fc.assert(
    fc.property(anyText, anySize, (text, max) => {
      const cut = escapedWithin(text, max);
      expect(cut.length).toBeLessThanOrEqual(max);
      expect(cut).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
    }),
  );
});

test('plain text needs no escaping', () => {
  expect(plain('A & B <3', 24)).toEqual({ type: 'plain_text', text: 'A & B <3', emoji: true });
});

test.each([
  [0, 'just now'],
  [59, 'just now'],
  [60, '1 minute ago'],
  [3 * 60 + 59, '3 minutes ago'],
  [3_600, '1 hour ago'],
  [86_399, '23 hours ago'],
  [86_400, '1 day ago'],
  [10 * 86_400, '10 days ago'],
  [-5, 'just now'],
])('%d seconds: %s', (seconds, words) => {
  const now = new Date('2027-03-01T12:00:00Z');
  expect(ago(new Date(now.getTime() - seconds * 1000), now)).toBe(words);
});

test('a date is shown in the reader’s own zone', () => {
  expect(slackDate(new Date('2027-03-01T12:00:00Z'))).toBe(
    '<!date^1803902400^{date_short_pretty} at {time}|2027-03-01 12:00 UTC>',
  );
});
