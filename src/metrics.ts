import { channel } from 'node:diagnostics_channel';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type Acknowledged, acknowledgements } from '#slack/acknowledged';
import { eventTypes } from '#slack/listeners/listener';
import { type SlackRefusal, slackRefusals } from '#slack/own-client';
import type { Store } from '#store/index';
import { type StoreWork, storeWork } from '#store/timed';
import type { Route } from './web-server.ts';

/** Slack waits three seconds for an answer; ours should take a tenth of that. */
const ACK_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 3];
const STORE_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2];
/** Reminders are looked at every minute. */
const LATE_MS = 5 * 60_000;

export interface Metrics {
  readonly route: Route;
  stop(): void;
}

/** What Prometheus asks for. No label names a workspace, a person or a channel. */
export function startMetrics({ checkup }: Pick<Store, 'checkup'>, now: () => Date): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });

  const acks = new Histogram({
    name: 'ragft_ack_seconds',
    help: 'From the arrival of what Slack tells until it was answered.',
    labelNames: ['kind', 'failed'],
    buckets: ACK_BUCKETS,
    registers,
  });
  const store = new Histogram({
    name: 'ragft_store_seconds',
    help: 'Reads, and writes until they are safe on the disk.',
    labelNames: ['kind'],
    buckets: STORE_BUCKETS,
    registers,
  });
  const refusals = new Counter({
    name: 'ragft_slack_errors_total',
    help: 'Calls that Slack refused or did not answer.',
    labelNames: ['method', 'error'],
    registers,
  });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const queues = {
    outboxDue: gauge('ragft_outbox_due', 'Messages that could go out now.'),
    outboxAge: gauge('ragft_outbox_oldest_seconds', 'How long the oldest of them has been due.'),
    outboxFailed: gauge('ragft_outbox_failed', 'Messages that Slack refused for good.'),
    remindersDue: gauge('ragft_reminders_due', 'Projects whose reminders are to be looked at now.'),
    remindersLate: gauge('ragft_reminders_late', 'Of those, the ones due for more than five minutes.'),
  };

  async function measureQueues(): Promise<void> {
    const at = now();
    const late = new Date(at.getTime() - LATE_MS);
    const outbox = await checkup.outbox(at, late);
    const reminders = await checkup.reminders(at, late);
    const failed = await checkup.failed();
    queues.outboxDue.set(outbox.due);
    queues.outboxAge.set(outbox.oldest ? (at.getTime() - outbox.oldest.getTime()) / 1_000 : 0);
    queues.outboxFailed.set(failed.reduce((sum, { entries }) => sum + entries, 0));
    queues.remindersDue.set(reminders.due);
    queues.remindersLate.set(reminders.late);
  }

  const subscriptions = [
    listen<Acknowledged>(acknowledgements.name, ({ kind, failed, ms }) =>
      acks.observe({ kind: kinds.has(kind) ? kind : 'other', failed: String(failed) }, ms / 1_000),
    ),
    listen<StoreWork>(storeWork.name, ({ kind, ms }) => store.observe({ kind }, ms / 1_000)),
    listen<SlackRefusal>(slackRefusals.name, (refusal) => refusals.inc({ ...refusal })),
  ];
  return {
    route: async (_request, response) => {
      await measureQueues();
      response.writeHead(200, { 'content-type': register.contentType, 'cache-control': 'no-store' });
      response.end(await register.metrics());
    },
    stop: () => {
      for (const end of subscriptions) end();
      register.clear();
    },
  };
}

/** Slack may tell of anything; each new word as a label would be kept for ever. */
const kinds: ReadonlySet<string> = new Set([
  'command',
  'block_actions',
  'block_suggestion',
  'view_submission',
  'view_closed',
  'shortcut',
  'message_action',
  ...eventTypes,
]);

function listen<Told>(name: string | symbol, hear: (told: Told) => void): () => void {
  const told = channel(name);
  const listener = (message: unknown): void => hear(message as Told);
  told.subscribe(listener);
  return () => void told.unsubscribe(listener);
}
