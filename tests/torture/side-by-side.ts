import { spreadOf } from './spread.ts';

const REPEATS = 300;
const WARM = 20;

/** Below this a ratio says more about the clock than about the store. */
const NOISE_MS = 1;

export type Ask = (turn: number) => Promise<unknown>;

export interface Figures {
  readonly p50: number;
  readonly p99: number;
  /** The 99th percentile, by the clock on the wall. */
  readonly wall: number;
}

/** The same question to a store that holds little and to one that holds much. */
export interface Grown {
  readonly small: Figures;
  readonly large: Figures;
  readonly times: number;
}

/** Both are asked in turns, so that whatever else the machine does falls on both alike. */
export async function sideBySide(askSmall: Ask, askLarge: Ask): Promise<Grown> {
  for (let turn = 0; turn < WARM; turn += 1) {
    await askSmall(turn);
    await askLarge(turn);
  }
  const [ofSmall, ofLarge] = [watch(), watch()];
  for (let turn = 0; turn < REPEATS; turn += 1) {
    await ofSmall.time(() => askSmall(turn));
    await ofLarge.time(() => askLarge(turn));
  }
  const [small, large] = [ofSmall.figures(), ofLarge.figures()];
  return { small, large, times: large.p50 / Math.max(small.p50, NOISE_MS) };
}

/** The time this process itself took, since the clock on the wall also counts what others do on the machine. */
function watch() {
  const own: number[] = [];
  const wall: number[] = [];
  return {
    time: async (ask: () => Promise<unknown>): Promise<void> => {
      const [since, used] = [performance.now(), process.cpuUsage()];
      await ask();
      const { user, system } = process.cpuUsage(used);
      wall.push(performance.now() - since);
      own.push((user + system) / 1_000);
    },
    figures: (): Figures => {
      const { p50, p99 } = spreadOf(own);
      return { p50, p99, wall: spreadOf(wall).p99 };
    },
  };
}
