import type { Deps } from './deps.ts';

/** What delivering takes: it runs by itself, for nobody in particular. */
export interface DeliveryDeps extends Pick<Deps, 'store' | 'now' | 'newId'> {
  /** From 0 to 1, for what must not happen everywhere at once. */
  readonly chance: () => number;
}
