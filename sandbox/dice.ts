import { randomInt } from 'node:crypto';

/** Chance and ids of one sandbox; with a seed they fall the same way every time. */
export interface Dice {
  /** At least 0, less than 1. */
  roll(): number;
  /** `id('V')` → V7K2…, in Slack's manner. */
  id(prefix: string): string;
}

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';

export function createDice(seed: number = randomInt(2 ** 32)): Dice {
  let state = seed >>> 0;

  // mulberry32
  function roll(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  const letter = () => letters[Math.floor(roll() * letters.length)];
  return { roll, id: (prefix) => `${prefix}0${Array.from({ length: 9 }, letter).join('')}` };
}
