import { setTimeout as wait } from 'node:timers/promises';
import { claimDue, deliver } from '#journey/deliver-outbox';
import type { DeliveryDeps } from '#journey/delivery-deps';
import type { Messenger } from '#journey/messenger';
import { failing } from './failing.ts';
import type { Log } from './log.ts';
import { turnTo } from './slack/turns.ts';

/** A look costs a read of 0.1 ms; whoever presses *Submit* should not wait to see the card. */
const LOOK_EVERY_MS = 100;
const MOST_AT_ONCE = 16;

export interface Delivery {
  /** Claims nothing new; resolves when what is under way is recorded. */
  stop(): Promise<void>;
}

/** Delivers whatever falls due in the outbox, whichever process wrote it. */
export function startDelivery(deps: DeliveryDeps, messenger: Messenger, log: Log): Delivery {
  const underWay = new Set<Promise<void>>();
  let stopped = false;

  const begin = (entry: Awaited<ReturnType<typeof claimDue>>[number]): void => {
    // Who submits is answered before others' cards are drawn.
    const work = turnTo('draw')
      .then(() => deliver(deps, messenger, entry))
      // Nothing is lost: the entry is handed out again when its lease ends.
      .catch((error) =>
        log.error({ entry: entry.id, kind: entry.message.kind, err: error }, 'delivery failed'),
      )
      .finally(() => underWay.delete(work));
    underWay.add(work);
  };

  const look = async (): Promise<boolean> => {
    const free = MOST_AT_ONCE - underWay.size;
    if (free <= 0 || !(await deps.store.outbox.anyDue(deps.now()))) return false;
    const entries = await claimDue(deps, free);
    for (const entry of entries) begin(entry);
    return entries.length > 0;
  };

  const { failed, worked } = failing(log);
  const lookAgain = async (): Promise<boolean> => {
    try {
      const busy = await look();
      worked('look into the outbox');
      return busy;
    } catch (error) {
      failed('look into the outbox', error);
      return false;
    }
  };

  const run = async (): Promise<void> => {
    while (!stopped) {
      const busy = await lookAgain();
      if (busy) await Promise.race([wait(LOOK_EVERY_MS), Promise.race(underWay)]);
      else await wait(LOOK_EVERY_MS);
    }
  };
  const running = run();

  return {
    stop: async () => {
      stopped = true;
      await running;
      await Promise.all(underWay);
    },
  };
}
