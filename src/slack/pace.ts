/** Calls of one kind: so many at once, and then one per interval. */
interface Budget {
  readonly everyMs: number;
  readonly atOnce: number;
}

/** About one message a second in a channel; several hundred a minute in a workspace; an update is of Slack’s tier 3. */
export const slacksBudgets = {
  channel: { everyMs: 1_000, atOnce: 1 },
  'chat.postMessage': { everyMs: 150, atOnce: 10 },
  'chat.update': { everyMs: 1_200, atOnce: 30 },
  'chat.delete': { everyMs: 1_200, atOnce: 30 },
} as const satisfies Record<string, Budget>;

export type Budgets = Readonly<Record<keyof typeof slacksBudgets, Budget>>;

type PacedMethod = Exclude<keyof Budgets, 'channel'>;

export interface PacedCall {
  readonly method: PacedMethod;
  readonly team: string;
  readonly channel: string;
}

type Paced = readonly [key: string, budget: Budget];

const MOST_REMEMBERED = 10_000;

/**
 * Slack’s pace, kept rather than run into. It lives in this process: with several of them Slack’s own 429 has the
 * last word, and costs a try, never a message.
 */
export class Pace {
  readonly #budgets: Budgets;
  /** By what is paced: when it would be free if all its turns were taken one by one. */
  readonly #free = new Map<string, number>();
  /** Turns that were given and not taken yet. */
  readonly #turns = new Map<string, number>();

  constructor(budgets: Budgets = slacksBudgets) {
    this.#budgets = budgets;
  }

  /** When `ticket` may go: the same turn however often it asks, until that has come. */
  turn(ticket: string, call: PacedCall, now: number): number {
    const given = this.#turns.get(ticket);
    if (given !== undefined) {
      if (given <= now) this.#turns.delete(ticket);
      return given;
    }
    const keys = this.#keysOf(call);
    const turn = Math.max(now, ...keys.map(([key, budget]) => this.#earliest(key, budget, now)));
    // What is wider than a channel counts this call now, or one slow channel would hold up all the others.
    for (const [index, [key, { everyMs }]] of keys.entries())
      this.#free.set(key, Math.max(this.#free.get(key) ?? 0, index < keys.length - 1 ? now : turn) + everyMs);
    if (turn > now) this.#turns.set(ticket, turn);
    this.#forget(now);
    return turn;
  }

  /** Slack said 429, which for a post is about its channel. */
  pause(call: PacedCall, until: number): void {
    const [whole, ...narrower] = this.#keysOf(call);
    const [key, { everyMs, atOnce }] = narrower.at(-1) ?? whole;
    this.#free.set(key, Math.max(this.#free.get(key) ?? 0, until + everyMs * (atOnce - 1)));
  }

  #earliest(key: string, { everyMs, atOnce }: Budget, now: number): number {
    return Math.max(now, (this.#free.get(key) ?? 0) - everyMs * (atOnce - 1));
  }

  #forget(now: number): void {
    for (const past of [this.#free, this.#turns]) {
      if (past.size < MOST_REMEMBERED) continue;
      for (const [key, at] of past) if (at <= now) past.delete(key);
    }
  }

  /** The widest first. */
  #keysOf({ method, team, channel }: PacedCall): readonly [Paced, ...Paced[]] {
    const inWorkspace: Paced = [`${team} ${method}`, this.#budgets[method]];
    return method === 'chat.postMessage'
      ? [inWorkspace, [`${team} ${channel}`, this.#budgets.channel]]
      : [inWorkspace];
  }
}
