import type { Changes } from './changes.ts';
import type { Faults } from './contract.ts';
import type { Dice } from './dice.ts';

export const noFaults: Faults = {
  slowMs: 0,
  failWith: 'nothing',
  loseAnswers: false,
  share: 1,
  methods: [],
  botNotInChannels: false,
  dropUntouched: false,
  refuseNewBlocks: false,
  repeatEvents: false,
  paced: true,
};

/** What a Web API call meets before and after it is done. */
interface Blow {
  readonly before: Faults['failWith'];
  readonly loseAnswer: boolean;
}

export interface FaultBox {
  current(): Faults;
  set(faults: Partial<Faults>): void;
  /** Rolls whether this call is struck, and counts it. */
  strike(method: string): Blow;
  struck(): Readonly<Record<string, number>>;
}

/** Without these two no bot would get as far as meeting the fault. */
const spared = new Set(['apps.connections.open', 'auth.test']);

export function createFaults(first: Partial<Faults>, dice: Dice, changes: Changes): FaultBox {
  let faults: Faults = { ...noFaults, ...first };
  const counts: Record<string, number> = {};

  const count = (what: string) => {
    counts[what] = (counts[what] ?? 0) + 1;
  };

  return {
    current: () => faults,
    set(changed) {
      faults = { ...faults, ...changed };
      changes.publish({ kind: 'faults', faults });
    },
    strike(method) {
      const meant = faults.methods.length > 0 ? faults.methods.includes(method) : !spared.has(method);
      const armed = faults.failWith !== 'nothing' || faults.loseAnswers;
      if (!meant || !armed || dice.roll() >= faults.share) return { before: 'nothing', loseAnswer: false };
      // With both armed each strikes half of the time, else no answer would be there to be lost.
      const loseAnswer = faults.loseAnswers && (faults.failWith === 'nothing' || dice.roll() < 0.5);
      const before = loseAnswer ? 'nothing' : faults.failWith;
      count(`${method} ${loseAnswer ? 'answer_lost' : before}`);
      return { before, loseAnswer };
    },
    struck: () => counts,
  };
}
