import { join } from 'node:path';
import { expect, test } from 'vitest';
import { brand } from '#scoping/ids';
import { connect } from '#store/sqlite/driver';
import { freshFolder } from '#tests/store/fresh-place';
import { freshStore } from '#tests/store/fresh-store';
import { command, httpTokens, postForm, runBot } from './running-bot.ts';
import { smallSlack } from './small-slack.ts';

const scrape = async (url: string): Promise<string> => {
  const answer = await fetch(`${url}/metrics`);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  return answer.text();
};

test('what Prometheus asks for is counted, in words it understands, without a workspace in them', async () => {
  const slack = await smallSlack();
  slack.answers('views.open', { ok: false, error: 'expired_trigger_id' });
  slack.answers('chat.postMessage', { ok: false, error: 'is_archived' });
  const path = join(freshFolder(), 'ragft.db');
  const bot = runBot({ ...httpTokens, SLACK_API_URL: slack.apiUrl, METRICS: 'on', DATABASE_PATH: path });
  const url = await bot.url();
  const store = await freshStore({ path });
  const message = { kind: 'direct', person: brand<'person'>('U1'), text: 'x' } as const;
  const entry = { id: brand<'outbox entry'>('e1'), lane: 'e1', message };
  await store.outbox.add(brand<'team'>('T1'), [entry], new Date());
  await expect.poll(() => scrape(url)).toMatch(/^ragft_outbox_failed 1$/m);
  await postForm(url, command('help'));
  await postForm(url, command('A new project'));
  await expect.poll(() => slack.calls.some(({ method }) => method === 'views.open')).toBe(true);
  await expect.poll(() => scrape(url)).toContain('error="expired_trigger_id"');

  const text = await scrape(url);
  for (const line of text.split('\n').filter(Boolean))
    expect(line).toMatch(/^# (HELP|TYPE) \w+ .+$|^\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? [-+.\deNaInf]+$/);
  expect(text).toMatch(/^ragft_ack_seconds_count\{kind="command",failed="(true|false)"\} \d+$/m);
  expect(text).toMatch(/^ragft_ack_seconds_bucket\{le="0\.3",kind="command",failed="false"\} [1-9]/m);
  expect(text).toMatch(
    /^ragft_slack_errors_total\{method="views\.open",error="expired_trigger_id"\} [1-9]\d*$/m,
  );
  for (const kind of ['read', 'write'])
    expect(text).toMatch(new RegExp(`^ragft_store_seconds_count\\{kind="${kind}"\\} [1-9]\\d*$`, 'm'));
  expect(text).toMatch(/^ragft_slack_errors_total\{method="chat\.postMessage",error="is_archived"\} [1-9]/m);
  for (const gauge of ['outbox_due', 'outbox_oldest_seconds', 'reminders_due', 'reminders_late'])
    expect(text).toMatch(new RegExp(`^ragft_${gauge} \\d`, 'm'));
  expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  expect(text).not.toMatch(/\bT1\b|\bU1\b|\bC1\b/);
});

test('nobody is told anything unless it was switched on', async () => {
  const slack = await smallSlack();
  const bot = runBot({ ...httpTokens, SLACK_API_URL: slack.apiUrl });
  expect((await fetch(`${await bot.url()}/metrics`)).status).toBe(404);
});

test('a database that another process keeps to itself makes it unready, and alive all the same', async () => {
  const slack = await smallSlack();
  const path = join(freshFolder(), 'ragft.db');
  const bot = runBot({ ...httpTokens, SLACK_API_URL: slack.apiUrl, DATABASE_PATH: path });
  const url = await bot.url();
  const other = connect(path, { timeout: 5_000 });
  other.exec('begin immediate');
  const ready = async () => {
    const answer = await fetch(`${url}/readyz`);
    return [answer.status, await answer.json()];
  };
  expect(await ready()).toEqual([503, { ready: false, slack: true, store: false }]);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  other.exec('rollback');
  other.close();
  await expect.poll(ready, { interval: 500 }).toEqual([200, { ready: true, slack: true, store: true }]);
});
