import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Listeners } from '#slack/listeners/listener';
import { appWith } from './app-with.ts';
import { post, postPayload } from './running-bot.ts';
import { smallSlack } from './small-slack.ts';

const boom = async (): Promise<never> => {
  throw new Error('boom');
};
const who = { user: { id: 'U1' }, team: { id: 'T1' } };
const view = { callback_id: 'page', private_metadata: '' };
const click = { type: 'block_actions', ...who, actions: [{ action_id: 'button', block_id: 'b' }] };
const mentioned = {
  type: 'event_callback',
  event_id: 'E1',
  team_id: 'T1',
  event: { type: 'app_mention', user: 'U1', channel: 'C1', text: 'hi', ts: '1.2' },
};

test('a throw before the acknowledgement is a 500, with one reference for Slack, the person and the log', async () => {
  const slack = await smallSlack();
  const { url, faults } = await appWith(slack, { actions: { button: boom } });
  const answer = await postPayload(url, { ...click, response_url: slack.responseUrl });
  expect(answer.status).toBe(500);
  const { reference } = (await answer.json()) as { reference: string };
  expect(reference).toMatch(/^[A-Z2-9]{6}$/);
  expect(faults()).toMatchObject([{ reference, id: 'button', user: 'U1', err: { message: 'boom' } }]);
  await expect.poll(() => slack.said).toHaveLength(1);
  expect(slack.said[0]).toMatchObject({ response_type: 'ephemeral' });
  expect(slack.said[0]?.text).toContain(reference);
});

test('a throw after the acknowledgement still tells the person', async () => {
  const slack = await smallSlack();
  const button: Listeners['actions'][string] = async ({ ack }) => {
    await ack();
    await boom();
  };
  const { url, faults } = await appWith(slack, { actions: { button } });
  expect((await postPayload(url, { ...click, response_url: slack.responseUrl })).status).toBe(200);
  await expect.poll(() => slack.said).toHaveLength(1);
  expect(slack.said[0]?.text).toContain(faults()[0]?.reference);
});

test('in a modal the apology is laid on top, so that what was filled in stays', async () => {
  const slack = await smallSlack();
  const { url, faults } = await appWith(slack, { submissions: { page: boom } });
  const answer = await postPayload(url, { type: 'view_submission', ...who, view, trigger_id: '1.2.3' });
  expect(answer.status).toBe(500);
  await expect.poll(() => slack.calls.at(-1)).toMatchObject({ method: 'views.push', token: 'xoxb-1' });
  expect(slack.calls.at(-1)?.args.view).toContain(faults()[0]?.reference);
});

test('in Home, which takes nothing on top, the apology is a modal of its own', async () => {
  const slack = await smallSlack();
  const { url } = await appWith(slack, { actions: { button: boom } });
  await postPayload(url, { ...click, view: { ...view, type: 'home' }, trigger_id: '1.2.3' });
  await expect.poll(() => slack.calls.at(-1)?.method).toBe('views.open');
});

test('whose click Slack has forgotten is written to directly', async () => {
  const slack = await smallSlack();
  slack.answers('views.push', { ok: false, error: 'expired_trigger_id' });
  const { url, faults } = await appWith(slack, { submissions: { page: boom } });
  await postPayload(url, { type: 'view_submission', ...who, view, trigger_id: '1.2.3' });
  await expect.poll(() => slack.calls.at(-1)?.method).toBe('chat.postMessage');
  expect(slack.calls.at(-1)?.args).toMatchObject({
    channel: 'U1',
    text: expect.stringContaining(String(faults()[0]?.reference)),
  });
});

test('an event is acknowledged when it is dealt with; one that fails is told again', async () => {
  const slack = await smallSlack();
  let dealtWith = false;
  let fail = true;
  const { url } = await appWith(slack, {
    events: {
      app_mention: async () => {
        if (fail) await boom();
        await wait(200);
        dealtWith = true;
      },
    },
  });
  expect((await post(url, JSON.stringify(mentioned))).status).toBe(500);
  fail = false;
  expect((await post(url, JSON.stringify(mentioned))).status).toBe(200);
  expect(dealtWith).toBe(true);
});

test('one that is never acknowledged is a 500 after three seconds, and a late acknowledgement only a warning', async () => {
  const slack = await smallSlack();
  const button: Listeners['actions'][string] = async ({ ack }) => {
    await wait(3_300);
    await ack();
  };
  const { url, faults, lines } = await appWith(slack, { actions: { button } });
  const answer = await postPayload(url, click);
  expect(answer.status).toBe(500);
  expect(await answer.json()).toMatchObject({ reference: faults()[0]?.reference });
  await expect.poll(() => lines.at(-1)?.msg).toBe('acknowledged too late, or twice');
  expect(faults()).toHaveLength(1);
});

test('an apology that cannot be delivered is a warning, no second fault', async () => {
  const slack = await smallSlack();
  slack.answers('chat.postMessage', { ok: false, error: 'channel_not_found' });
  const { url, faults, lines } = await appWith(slack, { actions: { button: boom } });
  await postPayload(url, { ...click, response_url: 'http://127.0.0.1:9/' });
  await expect.poll(() => lines.at(-1)?.msg).toBe('the person could not be told of a fault');
  expect(faults()).toHaveLength(1);
});

test.each(['http', 'socket'] as const)(
  '%s: stopping finishes what runs and takes nothing new',
  async (mode) => {
    const slack = await smallSlack();
    let begun = 0;
    const button: Listeners['actions'][string] = async ({ ack }) => {
      begun += 1;
      await wait(500);
      await ack();
    };
    const { url, stop } = await appWith(slack, { actions: { button } }, { mode });
    const send = (): Promise<unknown> =>
      mode === 'http'
        ? postPayload(url, click).then(({ status }) => status)
        : slack.deliver({ type: 'interactive', payload: click });
    const first = send();
    await expect.poll(() => begun).toBe(1);
    const stopped = stop();
    const second = send().catch(() => 'refused');
    expect(await first).toEqual(mode === 'http' ? 200 : {});
    await stopped;
    expect([begun, await second]).toEqual([1, mode === 'http' ? 'refused' : undefined]);
  },
);

test('no person’s words and no token are in a log line about a fault', async () => {
  const slack = await smallSlack();
  const { url, lines } = await appWith(slack, {
    submissions: {
      page: async () => {
        throw new Error('refused with xoxb-123-secret at https://hooks.slack.com/actions/T1/2/abc');
      },
    },
  });
  const state = { values: { b: { a: { type: 'plain_text_input', value: 'our secret plan' } } } };
  await postPayload(url, { type: 'view_submission', ...who, view: { ...view, state } });
  const log = JSON.stringify(lines);
  expect(log).not.toMatch(/xoxb-123|our secret|actions\/T1/);
});
