import { App, type Receiver } from '@slack/bolt';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Faults } from '#slack/faults';
import { Intake, isAwaited } from '#slack/intake';
import { createLog } from '#src/log';

test('a listener knows whether Slack still waits, which it does for three seconds', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const log = createLog({ level: 'error', format: 'json' }, [], { write() {} });
  const faults = new Faults(log, () => Promise.reject(new Error('Nobody is told.')));
  const workspaces = {
    find: async () => ({ appId: 'A1', botId: 'B1', botUserId: 'UB' }) as never,
    changed() {},
  };
  const intake = new Intake(workspaces, faults, log);
  const receiver: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };
  const app = new App({
    receiver,
    authorize: async () => ({}),
    deferInitialization: true,
    convoStore: false,
  });
  await app.init();
  intake.serve(app);
  const seen: boolean[] = [];
  app.view('page', async ({ ack, context, view }) => {
    seen.push(isAwaited(context));
    await (view.private_metadata === 'slow' ? vi.advanceTimersByTimeAsync(3_000) : ack());
    seen.push(isAwaited(context));
  });
  const failed = vi.fn();
  for (const how of ['quick', 'slow']) {
    const view = { id: 'V1', callback_id: 'page', private_metadata: how, type: 'modal' };
    const body = { type: 'view_submission', team: { id: 'T1' }, user: { id: 'U1', team_id: 'T1' }, view };
    intake.take({ body, since: 0, retry: {}, accept() {}, refuse() {}, fail: () => failed(how) });
    await intake.finished();
  }
  expect(seen).toEqual([true, false, true, false]);
  expect(failed.mock.calls).toEqual([['slow']]);
});
