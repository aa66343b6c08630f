import { expect, test } from 'vitest';
import { cardActions } from '#blocks/card-ids';
import { actions } from '#blocks/ids';
import type { Listeners } from '#slack/listeners/listener';
import { allowances } from '#slack/rate-limits';
import { appWith } from './app-with.ts';
import { postPayload } from './running-bot.ts';
import { smallSlack } from './small-slack.ts';

const { burst } = allowances.opens.person;
const click = (id: string) => ({
  type: 'block_actions',
  user: { id: 'U1' },
  team: { id: 'T1' },
  actions: [{ action_id: id, block_id: 'b' }],
});

/** An app whose buttons count how often they were pressed. */
async function counting() {
  const slack = await smallSlack();
  const pressed: Record<string, number> = {};
  const count: Listeners['actions'][string] = async ({ ack, action }) => {
    pressed[action.action_id] = (pressed[action.action_id] ?? 0) + 1;
    await ack();
  };
  const app = await appWith(
    slack,
    { actions: { [cardActions.why]: count, [actions.answer]: count } },
    { rateLimited: true },
  );
  const press = async (id: string, more = {}) =>
    (await postPayload(app.url, { ...click(id), ...more })).status;
  const often = (id: string, more = {}) =>
    Promise.all(Array.from({ length: burst * 3 }, () => press(id, more)));
  return { slack, pressed, press, often };
}

test('clicks that only show something are held back, each of them acknowledged, few of them answered', async () => {
  const { slack, pressed, often } = await counting();
  const statuses = await often(cardActions.why, { response_url: slack.responseUrl });
  expect(new Set(statuses)).toEqual(new Set([200]));
  const held = statuses.length - (pressed[cardActions.why] ?? 0);
  expect(held).toBeGreaterThan(0);
  await expect.poll(() => slack.said.length).toBeGreaterThan(0);
  expect(slack.said.length).toBeLessThan(held);
  expect(String(slack.said[0]?.text)).toMatch(/^That was a lot at once\. Please try again in /);
});

test('in a modal the word is laid on top, so that what was filled in stays', async () => {
  const { slack, often } = await counting();
  const view = { type: 'modal', callback_id: 'x', private_metadata: '' };
  await often(cardActions.why, { view, trigger_id: '1.2.3' });
  await expect.poll(() => slack.calls.map(({ method }) => method)).toContain('views.push');
});

test('what is chosen in a draft is never held back', async () => {
  const { pressed, often } = await counting();
  const statuses = await often(actions.answer);
  expect(pressed[actions.answer]).toBe(statuses.length);
});
