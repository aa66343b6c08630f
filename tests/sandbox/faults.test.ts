import { webApi } from '@slack/bolt';
import { expect, test } from 'vitest';
import type { Faults } from '#sandbox/contract';
import { clientOf, sandboxWith } from './probe.ts';

const channel = 'C0AIPROJECTS';

async function start(faults: Partial<Faults>) {
  const sandbox = await sandboxWith({ faults, seed: 7 });
  return { sandbox, post: (text = 'x') => clientOf(sandbox).chat.postMessage({ channel, text }) };
}

test('about one message a second fits into a channel, then 429 with Retry-After', async () => {
  const { sandbox, post } = await start({ paced: true });
  const answers = await Promise.allSettled(Array.from({ length: 6 }, () => post()));
  const refused = answers.filter((answer) => answer.status === 'rejected');
  expect(refused.length).toBeGreaterThanOrEqual(2);
  for (const { reason } of refused) {
    expect(reason).toBeInstanceOf(webApi.WebAPIRateLimitedError);
    expect(reason.retryAfter).toBeGreaterThanOrEqual(1);
  }
  expect(sandbox.snapshot().messages).toHaveLength(6 - refused.length);
  const elsewhere = { channel: 'C0MLRESEARCH', text: 'x' };
  expect((await clientOf(sandbox).chat.postMessage(elsewhere)).ok).toBe(true);
});

test('a method’s tier holds too', async () => {
  const { sandbox } = await start({ paced: true });
  const calls = Array.from({ length: 25 }, () => clientOf(sandbox).users.list({}));
  const answers = await Promise.allSettled(calls);
  expect(answers.filter(({ status }) => status === 'rejected').length).toBeGreaterThanOrEqual(4);
});

test('without pacing everything passes', async () => {
  const { sandbox, post } = await start({ paced: false });
  await Promise.all(Array.from({ length: 20 }, () => post()));
  expect(sandbox.snapshot().messages).toHaveLength(20);
});

test('HTTP 500 does nothing', async () => {
  const { sandbox, post } = await start({ failWith: 'http_500' });
  await expect(post()).rejects.toBeInstanceOf(webApi.WebAPIHTTPError);
  expect(sandbox.snapshot().messages).toEqual([]);
});

test('ratelimited does nothing and says when to come again', async () => {
  const { post } = await start({ failWith: 'ratelimited' });
  await expect(post()).rejects.toMatchObject({ retryAfter: 1 });
});

test('time_out does nothing and never answers', async () => {
  const { sandbox } = await start({ failWith: 'time_out' });
  const patient = new webApi.WebClient(sandbox.botToken, {
    slackApiUrl: sandbox.apiUrl,
    retryConfig: { retries: 0 },
    timeout: 200,
  });
  await expect(patient.chat.postMessage({ channel, text: 'x' })).rejects.toBeInstanceOf(
    webApi.WebAPIRequestError,
  );
  expect(sandbox.snapshot().messages).toEqual([]);
});

test('a lost answer leaves the message posted', async () => {
  const { sandbox, post } = await start({ loseAnswers: true });
  await expect(post('Once')).rejects.toBeInstanceOf(webApi.WebAPIRequestError);
  expect(sandbox.snapshot().messages.map(({ text }) => text)).toEqual(['Once']);
  expect(sandbox.struck()).toEqual({ 'chat.postMessage answer_lost': 1 });
});

test('a share of calls is struck, the same ones for the same seed, and all are counted', async () => {
  const run = async () => {
    const { sandbox, post } = await start({ failWith: 'http_500', loseAnswers: true, share: 0.4 });
    const fates: string[] = [];
    for (let call = 0; call < 40; call += 1) {
      const before = sandbox.snapshot().messages.length;
      const fate = await post().then(
        () => 'ok',
        () => (sandbox.snapshot().messages.length > before ? 'lost' : 'failed'),
      );
      fates.push(fate);
    }
    const count = (fate: string) => fates.filter((each) => each === fate).length;
    expect(sandbox.struck()).toEqual({
      'chat.postMessage answer_lost': count('lost'),
      'chat.postMessage http_500': count('failed'),
    });
    expect(count('ok')).toBeGreaterThan(10);
    return fates;
  };
  expect(await run()).toEqual(await run());
});

test('faults can be meant for some methods only', async () => {
  const { sandbox, post } = await start({ failWith: 'http_500', methods: ['users.info'] });
  await post();
  await expect(clientOf(sandbox).users.info({ user: 'U0ANA000000' })).rejects.toThrow();
});

test('a slow Slack answers late', async () => {
  const { post } = await start({ slowMs: 150 });
  const startedAt = performance.now();
  await post();
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(145);
});
