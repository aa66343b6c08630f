import type { Faults } from '../contract.ts';
import type { Traffic } from '../traffic.ts';
import type { DeliveryKind, Receipt, Transport } from './transport.ts';

type Payload = Readonly<Record<string, unknown>>;

export interface Delivery {
  /** Tells the app once and waits for its acknowledgement: commands and interactions are not redelivered. */
  tell(kind: DeliveryKind, name: string, payload: Payload): Promise<Receipt & { readonly ms: number }>;
  /** Tells of an event, again and again until acknowledged: at once, after a minute, after five. */
  announce(name: string, payload: Payload): void;
  /** Forgets redeliveries that are still to come. */
  close(): void;
}

const outcomeOf = (receipt: Receipt): string =>
  receipt.kind === 'acknowledged' ? 'ok' : receipt.status ? `HTTP ${receipt.status}` : receipt.reason;

export function createDelivery(
  transport: () => Transport,
  traffic: Traffic,
  faults: () => Faults,
  retryAfterMs: readonly number[],
): Delivery {
  const timers = new Set<NodeJS.Timeout>();
  let closed = false;

  async function send(
    kind: DeliveryKind,
    name: string,
    payload: Payload,
    retry?: { attempt: number; reason: string },
  ): Promise<Receipt & { ms: number }> {
    const startedAt = performance.now();
    const end = traffic.begin('slack-to-bot', retry ? `${name} (retry ${retry.attempt})` : name, payload);
    const receipt = await transport().send({ kind, payload, ...(retry ? { retry } : {}) });
    end(outcomeOf(receipt), receipt.kind === 'acknowledged' ? receipt.body : undefined);
    return { ...receipt, ms: Math.round(performance.now() - startedAt) };
  }

  async function attempt(name: string, payload: Payload, retry?: { attempt: number; reason: string }) {
    const receipt = await send('events_api', name, payload, retry);
    const soFar = retry?.attempt ?? 0;
    const wait = retryAfterMs[soFar];
    if (receipt.kind === 'acknowledged' || receipt.noRetry || wait === undefined || closed) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void attempt(name, payload, { attempt: soFar + 1, reason: receipt.reason });
    }, wait);
    timer.unref();
    timers.add(timer);
  }

  return {
    tell: (kind, name, payload) => send(kind, name, payload),
    announce(name, payload) {
      void attempt(name, payload);
      if (faults().repeatEvents) void attempt(name, payload, { attempt: 1, reason: 'http_timeout' });
    },
    close() {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
