export interface SandboxClock {
  now(): Date;
  advance(ms: number): void;
  aheadMs(): number;
  /** The next message's ts: the clock's time, but always later than the one before. */
  ts(): string;
}

/** Real time plus what was advanced: what the bot under test takes for now. */
export function createClock(startAt: Date = new Date()): SandboxClock {
  let ahead = startAt.getTime() - Date.now();
  let last = 0;

  return {
    now: () => new Date(Date.now() + ahead),
    advance(ms) {
      // A ts is made of whole microseconds.
      ahead += Math.round(ms);
    },
    aheadMs: () => ahead,
    ts() {
      last = Math.max((Date.now() + ahead) * 1000, last + 1);
      return `${Math.floor(last / 1e6)}.${String(last % 1e6).padStart(6, '0')}`;
    },
  };
}
