import type { Json } from './validate/check.ts';

const MOST = 1_000;

/** What the bot last offered a person in a select that asks it; only that can be chosen there. */
export interface Suggestions {
  keep(key: string, options: readonly Json[]): void;
  find(key: string): readonly Json[];
}

export function createSuggestions(): Suggestions {
  const kept = new Map<string, readonly Json[]>();
  return {
    keep(key, options) {
      kept.delete(key);
      kept.set(key, options);
      const oldest = kept.keys().next();
      if (kept.size > MOST && !oldest.done) kept.delete(oldest.value);
    },
    find: (key) => kept.get(key) ?? [],
  };
}
