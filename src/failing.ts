import type { Log } from './log.ts';

/** What is done again and again: one line when it begins to fail, or fails otherwise, and one when it works again. */
export function failing(log: Log) {
  const reasons = new Map<string, string>();
  return {
    failed: (what: string, error: unknown): void => {
      const why = String(error);
      if (reasons.get(what) === why) return;
      reasons.set(what, why);
      log.error({ act: what, err: error }, 'an act that is repeated failed; it is tried again');
    },
    worked: (what: string): void => {
      if (reasons.delete(what)) log.info({ act: what }, 'it works again');
    },
  };
}
