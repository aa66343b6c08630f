import { createDice } from '#sandbox/dice';
import type { TrialOptions } from '#tests/trials';
import { type Mode, startLivingBot } from './living-bot.ts';
import { robotFor, walk } from './robot.ts';
import { holdsWhatWasPicked, onStage, type Stage } from './stage.ts';

const WALKS = 500;
const teams = [
  ['ana', 'ben'],
  ['chidi', 'dora'],
] as const;

/**
 * 500 walks in each mode, half of them while Slack forgets what it showed prefilled, a third of them two people over
 * the same project. Every assessment must hold exactly what its author picked.
 */
export async function run({ scale, log }: TrialOptions): Promise<void> {
  for (const mode of ['socket', 'http'] as const) {
    for (const dropUntouched of [false, true]) {
      const walks = Math.max(4, Math.round((WALKS * scale) / 2));
      const { shared, provisional } = await oneWorkspace(mode, dropUntouched, walks);
      log(
        `${mode}, prefilled values ${dropUntouched ? 'forgotten' : 'kept'}: ${walks} walks, ${shared} of them over a ` +
          `project of two people, ${provisional} posted as provisional; every assessment holds what was picked`,
      );
    }
  }
}

async function oneWorkspace(mode: Mode, dropUntouched: boolean, walks: number): Promise<Tally> {
  return onStage({ seed: walks, faults: { dropUntouched, paced: false } }, async (stage) => {
    const bot = await startLivingBot(stage.slack, mode, stage.databasePath);
    const tally = { begun: 0, shared: 0, provisional: 0 };
    try {
      await Promise.all(teams.map((pair) => walkTogether(stage, pair, walks, tally))).catch(
        (fault: Error) => {
          throw new Error(`${fault.message}\n${bot.complaints.join('')}`, { cause: fault });
        },
      );
      if (bot.complaints.length > 0) throw new Error(`The bot complained:\n${bot.complaints.join('\n')}`);
      return tally;
    } finally {
      await bot.stop();
    }
  });
}

interface Tally {
  begun: number;
  shared: number;
  provisional: number;
}

async function walkTogether(
  stage: Stage,
  pair: readonly string[],
  walks: number,
  tally: Tally,
): Promise<void> {
  while (tally.begun < walks) {
    const seed = tally.begun;
    const together = seed % 3 === 0;
    tally.begun += pair.length;
    if (together) tally.shared += pair.length;
    await Promise.all(
      pair.map(async (handle, at) => {
        const name = together ? `Shared ${seed}` : `Own ${seed}-${at}`;
        const robot = robotFor(stage.slack, handle, name, createDice(seed * 2 + at).roll);
        const end = await walk(robot);
        if (end === 'provisional') tally.provisional += 1;
        await holdsWhatWasPicked(stage, robot, end);
      }),
    );
  }
}
