import type { Change } from './contract.ts';

/** A Change before it was given its revision. */
type Happening<Each = Change> = Each extends Change ? Omit<Each, 'revision'> : never;

export interface Changes {
  readonly revision: () => number;
  publish(happening: Happening): void;
  /** Returns how to stop listening. */
  subscribe(listener: (change: Change) => void): () => void;
}

export function createChanges(): Changes {
  const listeners = new Set<(change: Change) => void>();
  let revision = 0;
  return {
    revision: () => revision,
    publish(happening) {
      revision += 1;
      const change: Change = { ...happening, revision };
      for (const listener of listeners) listener(change);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
