import { deepStrictEqual } from 'node:assert';
import { setTimeout as pause } from 'node:timers/promises';
import { createDice } from '#sandbox/dice';
import type { TrialOptions } from '#tests/trials';
import type { Mode } from './living-bot.ts';
import { judge, measure, report } from './measure.ts';
import { startMeasuredBot } from './measured-bot.ts';
import { act, open, robotFor } from './robot.ts';
import { holdsWhatWasPicked, onStage, type Stage } from './stage.ts';

const PEOPLE = 50;
const SECONDS = 180;

/**
 * Fifty people at once for three minutes in each mode, each doing something every two to five seconds: our part of
 * every acknowledgement stays within its bound, and every assessment and every draft holds what was picked.
 */
export async function run({ scale, log }: TrialOptions): Promise<void> {
  for (const mode of ['socket', 'http'] as const)
    await oneCrowd(mode, Math.max(8, SECONDS * scale), { scale, log });
}

async function oneCrowd(mode: Mode, seconds: number, { scale, log }: TrialOptions): Promise<void> {
  await onStage({ crowd: PEOPLE, seed: PEOPLE, faults: { paced: false } }, async (stage) => {
    const bot = await startMeasuredBot(stage.slack, mode, stage.databasePath);
    try {
      const tally = { submitted: 0, drafts: 0 };
      const measured = await measure(bot, () => {
        const until = performance.now() + seconds * 1_000;
        const people = Array.from({ length: PEOPLE }, (_, n) => person(stage, n, until, tally));
        return Promise.all(people);
      });
      if (bot.complaints.length > 0) throw new Error(`The bot complained:\n${bot.complaints.join('\n')}`);
      log(
        `${mode}: ${PEOPLE} people, ${tally.submitted} assessments and ${tally.drafts} drafts hold what was picked`,
      );
      report(measured, (line) => log(`${mode}: ${line}`));
      judge(measured, scale);
    } finally {
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
