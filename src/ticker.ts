import { failing } from './failing.ts';
import type { Log } from './log.ts';

/** Something that is looked after again and again: what is due is done, the rest waits for the next time. */
export interface Act {
  readonly name: string;
  readonly run: () => Promise<void>;
}

export interface Ticker {
  /** Resolves when the acts under way are finished. */
  stop(): Promise<void>;
}

/** Calls every act now and then each `everyMs`. One that takes longer is not called twice at once; one that fails has its next turn. */
export function startTicker(acts: readonly Act[], everyMs: number, log: Log): Ticker {
  const underWay = new Map<Act, Promise<void>>();
  const { failed, worked } = failing(log);

  const tick = (): void => {
    for (const act of acts) {
      if (underWay.has(act)) continue;
      const turn = act
        .run()
        .then(
          () => worked(act.name),
          (error) => failed(act.name, error),
        )
        .finally(() => underWay.delete(act));
      underWay.set(act, turn);
    }
  };

  tick();
  const timer = setInterval(tick, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.all(underWay.values());
    },
  };
}
