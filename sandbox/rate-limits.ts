/** Slack's tiers in calls a minute; it lets short bursts pass. */
const tiers = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;
export type Tier = keyof typeof tiers;

const POSTS_A_SECOND = 1;
const POST_BURST = 3;
const MOST_BUCKETS = 10_000;

export interface Pace {
  /** Seconds to wait, or 0 when this call may pass. */
  method(team: string, name: string, tier: Tier): number;
  post(channel: string): number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Token buckets in real time: one for each workspace and method, one for each channel posted to. */
export function createPace(realNow: () => number = Date.now): Pace {
  const buckets = new Map<string, Bucket>();

  function take(key: string, burst: number, aSecond: number): number {
    const now = realNow();
    const bucket = buckets.get(key) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * aSecond);
    const wait = tokens >= 1 ? 0 : Math.ceil((1 - tokens) / aSecond);
    buckets.delete(key);
    buckets.set(key, { tokens: wait === 0 ? tokens - 1 : tokens, at: now });
    const oldest = buckets.keys().next();
    if (buckets.size > MOST_BUCKETS && !oldest.done) buckets.delete(oldest.value);
    return wait;
  }

  return {
    method: (team, name, tier) => take(`${team} ${name}`, tiers[tier], tiers[tier] / 60),
    post: (channel) => take(channel, POST_BURST, POSTS_A_SECOND),
  };
}
