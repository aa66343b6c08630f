import type { Change, Snapshot, TrafficEntry } from '../../contract.ts';
import { applyChange } from './apply-change.ts';

export interface Live {
  readonly snapshot: Snapshot | undefined;
  readonly connected: boolean;
}

const KEPT_TRAFFIC = 400;

/**
 * What the server says, kept up to date for React's useSyncExternalStore. Traffic is told to its own listeners,
 * because it changes with every call and only the inspector draws it.
 */
export function connect() {
  let live: Live = { snapshot: undefined, connected: false };
  let traffic: readonly TrafficEntry[] = [];
  const watchers = { live: new Set<() => void>(), traffic: new Set<() => void>() };
  const tell = (whom: Set<() => void>) => {
    for (const watcher of whom) watcher();
  };

  function become(next: Partial<Live>) {
    live = { ...live, ...next };
    tell(watchers.live);
  }

  function hear(entry: TrafficEntry) {
    const index = traffic.findIndex((other) => other.id === entry.id);
    traffic = index < 0 ? [...traffic, entry].slice(-KEPT_TRAFFIC) : traffic.with(index, entry);
    tell(watchers.traffic);
  }

  function listen() {
    const stream = new EventSource('/_sandbox/changes');
    /** Changes that came before the snapshot they belong to; undefined once it is there. */
    let early: Change[] | undefined = [];

    async function catchUp() {
      early = [];
      const [snapshot, known] = await Promise.all([
        read<Snapshot>('/_sandbox/snapshot'),
        read<{ entries: readonly TrafficEntry[] }>('/_sandbox/traffic?after=0'),
      ]);
      traffic = known.entries.slice(-KEPT_TRAFFIC);
      tell(watchers.traffic);
      const waiting = early;
      early = undefined;
      become({ snapshot: waiting.reduce(applyChange, snapshot), connected: true });
    }

    function beginAgain() {
      stream.close();
      become({ connected: false });
      setTimeout(listen, 1_000);
    }

    stream.onopen = () => void catchUp().catch(beginAgain);
    stream.onmessage = ({ data }: MessageEvent<string>) => {
      const change: Change = JSON.parse(data);
      if (change.kind === 'traffic') hear(change.entry);
      else if (early) early.push(change);
      else if (live.snapshot) become({ snapshot: applyChange(live.snapshot, change) });
    };
    stream.onerror = () => {
      // A browser tries again by itself, but gives up where it was refused: while the server restarts.
      if (stream.readyState === EventSource.CLOSED) beginAgain();
      else become({ connected: false });
    };
  }

  listen();
  const watch = (whom: Set<() => void>) => (watcher: () => void) => {
    whom.add(watcher);
    return () => whom.delete(watcher);
  };
  return {
    watchLive: watch(watchers.live),
    live: () => live,
    watchTraffic: watch(watchers.traffic),
    traffic: () => traffic,
  };
}

export type Connection = ReturnType<typeof connect>;

async function read<Answer>(path: string): Promise<Answer> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}
