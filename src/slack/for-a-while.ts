import { setTimeout as pause } from 'node:timers/promises';
import type { Told } from '#journey/slack-facts';

/** Slack gives a click three seconds in all, and more than one thing may have to be asked. */
const PATIENCE_MS = 800;
const FRESH_MS = 5 * 60_000;
const MOST = 5_000;

interface Known<Facts> {
  readonly until: number;
  readonly asked: Promise<Told<Facts>>;
  said: Told<Facts>;
}

/** Remembers answers for five minutes, the last few thousand of them; who asks for one on its way waits for the same. */
export function forAWhile<Facts>(now: () => Date) {
  const all = new Map<string, Known<Facts>>();

  const fresh = (key: string): Known<Facts> | undefined => {
    const known = all.get(key);
    return known && known.until > now().getTime() ? known : undefined;
  };

  function remember(key: string, asked: Promise<Told<Facts>>, said: Told<Facts>): Known<Facts> {
    const known: Known<Facts> = { until: now().getTime() + FRESH_MS, asked, said };
    all.delete(key);
    all.set(key, known);
    const [oldest] = all.keys();
    if (all.size > MOST && oldest !== undefined) all.delete(oldest);
    return known;
  }

  function ask(key: string, how: () => Promise<Told<Facts>>): Promise<Told<Facts>> {
    const known = remember(key, how(), 'unknown');
    return known.asked.then((said) => {
      known.said = said;
      // An outage is not worth remembering.
      if (said === 'unknown' && all.get(key) === known) all.delete(key);
      return said;
    });
  }

  return {
    /** Waits for an answer only so long; it is there for whoever asks next. */
    get: (key: string, how: () => Promise<Told<Facts>>): Promise<Told<Facts>> => {
      const known = fresh(key);
      if (known && known.said !== 'unknown') return Promise.resolve(known.said);
      return Promise.race([
        known?.asked ?? ask(key, how),
        pause(PATIENCE_MS, 'unknown' as const, { ref: false }),
      ]);
    },
    /** Heard in another way. */
    put: (key: string, said: Facts): void => void remember(key, Promise.resolve(said), said),
    known: (key: string): Told<Facts> => fresh(key)?.said ?? 'unknown',
    forget: (prefix: string): void => {
      for (const key of all.keys()) if (key.startsWith(prefix)) all.delete(key);
    },
  };
}
