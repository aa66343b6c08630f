import { deepStrictEqual } from 'node:assert';
import { setTimeout as pause } from 'node:timers/promises';
import { createDice } from '#sandbox/dice';
import type { Mode } from './living-bot.ts';
import { type Measured, measure, report } from './measure.ts';
import { startMeasuredBot } from './measured-bot.ts';
import { watchMemory } from './memory-watch.ts';
import { act, open, robotFor } from './robot.ts';
import { holdsWhatWasPicked, onStage, type Stage } from './stage.ts';

interface Gathering {
  readonly people: number;
  readonly seconds: number;
  readonly mode: Mode;
  readonly log: (line: string) => void;
}

/**
 * So many people at once, each doing something every two to five seconds: every assessment and every draft must hold
 * what was picked. Returns what was measured meanwhile, and how much memory the bot held, second by second.
 */
export async function gather({
  people,
  seconds,
  mode,
  log,
}: Gathering): Promise<Measured & { readonly memoryMb: readonly number[] }> {
  return onStage({ crowd: people, seed: people, faults: { paced: false } }, async (stage) => {
    const bot = await startMeasuredBot(stage.slack, mode, stage.databasePath);
    const memory = watchMemory(bot.process.pid ?? 0);
    try {
      const tally = { submitted: 0, drafts: 0 };
      const measured = await measure(bot, () => {
        const until = performance.now() + seconds * 1_000;
        return Promise.all(Array.from({ length: people }, (_, n) => person(stage, n, until, tally)));
      });
      if (bot.complaints.length > 0) throw new Error(`The bot complained:\n${bot.complaints.join('\n')}`);
      log(`${people} people, ${tally.submitted} assessments and ${tally.drafts} drafts hold what was picked`);
      report(measured, log);
      return { ...measured, memoryMb: memory.stop() };
    } finally {
      memory.stop();
      await bot.stop();
    }
  });
}

interface Tally {
  submitted: number;
  drafts: number;
}

/** Walks one project after another until the time is over, and leaves the last one as it stands. */
async function person(stage: Stage, n: number, until: number, tally: Tally): Promise<void> {
  const { roll } = createDice(n);
  const rest = () => pause(2_000 + roll() * 3_000);
  const next = async (turn: number) => {
    const robot = robotFor(stage.slack, `crowd${String(n + 1).padStart(3, '0')}`, `Crowd ${n}-${turn}`, roll);
    await open(robot);
    return robot;
  };
  await pause(roll() * 3_000);
  let robot = await next(0);
  for (let turn = 1; performance.now() < until; ) {
    await rest();
    const end = await act(robot);
    if (!end) continue;
    await holdsWhatWasPicked(stage, robot, end);
    tally.submitted += 1;
    await rest();
    robot = await next(turn++);
  }
  const draft = await stage.draftOf(robot);
  deepStrictEqual(draft?.answers, robot.memory.answers, `${robot.name} holds something else than was picked`);
  tally.drafts += 1;
}
