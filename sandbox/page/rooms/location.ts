import { useCallback, useSyncExternalStore } from 'react';
import type { Spot } from '../workspace.ts';

/** Who looks at what, kept in the address so that a reload stays there: `#/ana/C0123/1700000000.000100`. */
export interface Address {
  readonly handle: string;
  readonly spot: Spot | undefined;
}

export function useAddress(): readonly [Address, (handle: string, spot: Spot | undefined) => void] {
  const hash = useSyncExternalStore(watchHash, () => window.location.hash);
  const move = useCallback((handle: string, spot: Spot | undefined) => {
    window.location.hash = ['#', handle, spot?.channel, spot?.thread].filter(Boolean).join('/');
  }, []);
  const [, handle = '', channel, thread] = hash.split('/').map(decodeURIComponent);
  const spot = channel ? { channel, ...(thread && { thread }) } : undefined;
  return [{ handle, spot }, move];
}

function watchHash(watcher: () => void) {
  window.addEventListener('hashchange', watcher);
  return () => window.removeEventListener('hashchange', watcher);
}
