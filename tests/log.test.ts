import { describe, expect, test } from 'vitest';
import { boltLogger, createLog } from '#src/log';

const written = (format: 'json' | 'pretty', write: (log: ReturnType<typeof createLog>) => void): string => {
  let text = '';
  const out = {
    write: (line: string) => {
      text += line;
    },
  };
  write(createLog({ level: 'debug', format }, ['a-signing-secret'], out));
  return text;
};

describe.each(['json', 'pretty'] as const)('in %s, no secret is written', (format) => {
  test.each([
    'xoxb-12-34-abcDEF',
    'xoxp-12-34-abcDEF',
    'xapp-1-A1-2-deadbeef',
    'xoxe.xoxb-1-abc',
    'a-signing-secret',
    'https://hooks.slack.com/commands/T1/2/3abc',
    'wss://wss-primary.slack.com/link/?ticket=1b2c3d4e5f',
  ])('%s', (secret) => {
    const text = written(format, (log) => {
      log.info({ deep: { token: secret } }, `said ${secret}`);
      log.error({ err: new Error(secret) }, 'failed');
      boltLogger(log).warn('from Bolt', secret, new Error(secret));
    });
    expect(text).toContain('[secret]');
    expect(text).not.toContain(secret.replace(/^.*ticket=/, ''));
  });
});

test('Bolt’s debug lines, which carry people’s answers, are never written', () => {
  expect(written('json', (log) => boltLogger(log).debug('{"answer":"our plan"}'))).toBe('');
});

test('a line is one JSON object with level, time and message', () => {
  const line = JSON.parse(written('json', (log) => log.info({ mode: 'http' }, 'ready')));
  expect(line).toMatchObject({ level: 'info', mode: 'http', msg: 'ready' });
  expect(new Date(line.time).toISOString()).toBe(line.time);
});
