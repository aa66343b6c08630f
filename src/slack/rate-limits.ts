import { channel } from 'node:diagnostics_channel';

/** So many in a row, then one every so often. */
interface Allowance {
  readonly burst: number;
  readonly everyMs: number;
}

export type Limited = 'commands' | 'opens' | 'exports' | 'lookups';

/**
 * Far more than people do with their hands, far less than it takes to slow the bot down for others. What they choose,
 * type, tick or submit is not limited: it is what the bot is for, and must not be lost.
 */
export const allowances: Readonly<
  Record<Limited, { readonly person: Allowance; readonly workspace: Allowance }>
> = {
  commands: { person: { burst: 20, everyMs: 2_000 }, workspace: { burst: 300, everyMs: 20 } },
  opens: { person: { burst: 40, everyMs: 500 }, workspace: { burst: 600, everyMs: 10 } },
  exports: { person: { burst: 5, everyMs: 20_000 }, workspace: { burst: 30, everyMs: 1_000 } },
  lookups: { person: { burst: 60, everyMs: 200 }, workspace: { burst: 600, everyMs: 10 } },
};

/** Somebody was held back; whoever counts this subscribes. */
export interface HeldBack {
  readonly what: Limited;
  readonly by: 'person' | 'workspace';
}

export const holdingBack = channel('ragft:held-back');

export type Leave =
  | { readonly kind: 'go' }
  /** `first`: since they last had leave. One word about it is enough. */
  | { readonly kind: 'wait'; readonly ms: number; readonly first: boolean };

interface Account {
  /** By when all that was done will have been earned. */
  earnedAt: number;
  told: boolean;
}

/** Beyond so many people and workspaces the longest idle are forgotten, and begin anew with a whole burst. */
const MOST_ACCOUNTS = 20_000;

/** In memory: where several replicas take turns, each counts by itself, and far too much is still far too much. */
export class RateLimits {
  readonly #clock: () => number;
  readonly #accounts = new Map<string, Account>();

  /** `clock` in milliseconds, never set back. */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  get accounts(): number {
    return this.#accounts.size;
  }

  ask(what: Limited, team: string, person: string): Leave {
    const now = this.#clock();
    const { person: own, workspace: all } = allowances[what];
    const theirs = { account: this.#account(`${what} ${team} ${person}`, now), allowance: own };
    const everyones = { account: this.#account(`${what} ${team}`, now), allowance: all };
    const ms = Math.max(missing(theirs, now), missing(everyones, now));
    const { account } = theirs;
    if (ms > 0) {
      const first = !account.told;
      account.told = true;
      holdingBack.publish({ what, by: missing(theirs, now) > 0 ? 'person' : 'workspace' } satisfies HeldBack);
      return { kind: 'wait', ms, first };
    }
    account.told = false;
    for (const side of [theirs, everyones]) side.account.earnedAt += side.allowance.everyMs;
    return { kind: 'go' };
  }

  #account(key: string, now: number): Account {
    const account = this.#accounts.get(key) ?? { earnedAt: now, told: false };
    account.earnedAt = Math.max(account.earnedAt, now);
    this.#accounts.delete(key);
    this.#accounts.set(key, account);
    const [oldest] = this.#accounts.keys();
    if (this.#accounts.size > MOST_ACCOUNTS && oldest !== undefined) this.#accounts.delete(oldest);
    return account;
  }
}

/** How long until one more fits. */
const missing = (
  { account, allowance }: { readonly account: Account; readonly allowance: Allowance },
  now: number,
): number => account.earnedAt - now - (allowance.burst - 1) * allowance.everyMs;
