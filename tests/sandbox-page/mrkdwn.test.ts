import { expect, test } from 'vitest';
import { slackDate } from '#sandbox/page/text/moment';
import { readMrkdwn } from '#sandbox/page/text/mrkdwn';

const spans = (line: string) =>
  readMrkdwn(line).flatMap((part) => ('lines' in part ? part.lines.flat() : []));

test('marks open and close only at the edges of words', () => {
  expect(spans('*bold* and 2*3*4 and _it_ snake_case_name')).toEqual([
    { kind: 'bold', spans: [{ kind: 'text', text: 'bold' }] },
    { kind: 'text', text: ' and 2*3*4 and ' },
    { kind: 'italic', spans: [{ kind: 'text', text: 'it' }] },
    { kind: 'text', text: ' snake_case_name' },
  ]);
});

test('escaped characters stay text: nobody is pinged and no link is forged', () => {
  expect(spans('&lt;!channel&gt; &amp; &lt;https://example.org|x&gt;')).toEqual([
    { kind: 'text', text: '<!channel> & <https://example.org|x>' },
  ]);
});

test('references become links, people, channels, broadcasts and dates', () => {
  expect(
    spans('<https://example.org?a=1&amp;b=2|here><@U1><#C1|general><!here><!date^60^{date}|then>'),
  ).toEqual([
    { kind: 'link', url: 'https://example.org?a=1&b=2', label: 'here' },
    { kind: 'person', id: 'U1' },
    { kind: 'channel', id: 'C1' },
    { kind: 'broadcast', range: 'here' },
    { kind: 'date', unix: 60, format: '{date}', fallback: 'then' },
  ]);
});

test('only addresses that a browser may follow become links', () => {
  expect(spans('<javascript:alert(1)|press>')).toEqual([
    { kind: 'text', text: '<javascript:alert(1)|press>' },
  ]);
});

test('quotes and preformatted blocks stand apart', () => {
  expect(readMrkdwn('&gt; quoted\nplain\n```*not* bold\nline```').map((part) => part.kind)).toEqual([
    'quote',
    'lines',
    'pre',
  ]);
});

test('a date is worded in the reader’s zone and against the bot’s clock', () => {
  const now = new Date('2026-03-01T12:00:00Z');
  const lateEvening = Date.parse('2026-03-01T23:30:00Z') / 1000;
  expect(slackDate(lateEvening, '{date_short_pretty} at {time}', now, 'Europe/London')).toBe(
    'today at 23:30',
  );
  expect(slackDate(lateEvening, '{date_short_pretty} at {time}', now, 'Asia/Tokyo')).toBe(
    'tomorrow at 08:30',
  );
});
