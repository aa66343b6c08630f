import type { Changes } from './changes.ts';
import type { TrafficEntry } from './contract.ts';

const MOST_ENTRIES = 1_000;
const MOST_CHARACTERS = 20_000_000;

export interface Traffic {
  /** Notes what goes out or comes in; call what it returns with how that ended. */
  begin(
    direction: TrafficEntry['direction'],
    name: string,
    request: unknown,
  ): (outcome: string, answer?: unknown) => void;
  after(id: number): readonly TrafficEntry[];
  /** Deliveries and calls that have not ended. */
  underWay(): number;
  /** When the last one began or ended, in real milliseconds. */
  lastAt(): number;
}

const sizeOf = (value: unknown): number => JSON.stringify(value)?.length ?? 0;

/** The latest traffic between bot and Slack, bounded in number and size. */
export function createTraffic(changes: Changes): Traffic {
  const entries = new Map<number, { entry: TrafficEntry; size: number }>();
  let lastId = 0;
  let size = 0;
  let underWay = 0;
  let lastAt = Date.now();

  function forgetOldest(): void {
    for (const [id, old] of entries) {
      if (entries.size <= MOST_ENTRIES && size <= MOST_CHARACTERS) return;
      entries.delete(id);
      size -= old.size;
    }
  }

  function keep(entry: TrafficEntry, added: number): void {
    const kept = { entry, size: (entries.get(entry.id)?.size ?? 0) + added };
    entries.set(entry.id, kept);
    size += added;
    forgetOldest();
    lastAt = Date.now();
    changes.publish({ kind: 'traffic', entry });
  }

  return {
    begin(direction, name, request) {
      lastId += 1;
      underWay += 1;
      const startedAt = performance.now();
      const entry: TrafficEntry = {
        id: lastId,
        at: new Date().toISOString(),
        direction,
        name,
        request,
        answer: null,
        outcome: '',
        ms: 0,
      };
      keep(entry, sizeOf(request));
      return (outcome, answer = null) => {
        underWay -= 1;
        const ms = Math.round(performance.now() - startedAt);
        keep({ ...entry, outcome, answer, ms }, sizeOf(answer));
      };
    },
    after: (id) => [...entries.values()].map(({ entry }) => entry).filter((entry) => entry.id > id),
    underWay: () => underWay,
    lastAt: () => lastAt,
  };
}
