import type { Dice } from './dice.ts';
import { SlackError } from './slack-error.ts';
import type { Opening } from './views.ts';

const LIFE_MS = 3_000;
const MOST = 10_000;

/** A trigger_id remembers who did something where; it opens one view within 3 seconds of real time. */
export interface Triggers {
  issue(opening: Opening): string;
  /** Whose it is; throws in Slack's words when it is unknown, expired or used. */
  look(id: unknown, workspace: string): Opening;
  spend(id: string): void;
}

interface Trigger {
  readonly opening: Opening;
  readonly issuedAt: number;
  spent: boolean;
}

export function createTriggers(dice: Dice): Triggers {
  const triggers = new Map<string, Trigger>();
  return {
    issue(opening) {
      const serial = Math.floor(dice.roll() * 1e12);
      const id = `${serial}.${Math.floor(dice.roll() * 1e12)}.${dice.id('').toLowerCase()}`;
      triggers.set(id, { opening, issuedAt: performance.now(), spent: false });
      const oldest = triggers.keys().next();
      if (triggers.size > MOST && !oldest.done) triggers.delete(oldest.value);
      return id;
    },
    look(id, workspace) {
      const trigger = triggers.get(String(id));
      if (!trigger || trigger.opening.workspace !== workspace) throw new SlackError('invalid_trigger_id');
      if (trigger.spent) throw new SlackError('exchanged_trigger_id');
      if (performance.now() - trigger.issuedAt > LIFE_MS) throw new SlackError('expired_trigger_id');
      return trigger.opening;
    },
    spend(id) {
      const trigger = triggers.get(id);
      if (trigger) trigger.spent = true;
    },
  };
}
