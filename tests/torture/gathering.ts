import { deepStrictEqual } from 'node:assert';
import { setTimeout as pause } from 'node:timers/promises';
import { createDice } from '#sandbox/dice';
import type { Mode } from './living-bot.ts';
import { type Measured, measure, report } from './measure.ts';
import { startMeasuredBot } from './measured-bot.ts';
import { watchMemory } from './memory-watch.ts';
import { isLate } from './once-more.ts';
import { act, open, robotFor } from './robot.ts';
import { holdsWhatWasPicked, onStage, type Stage } from './stage.ts';

interface Gathering {
  readonly people: number;
  readonly seconds: number;
  readonly mode: Mode;
  /** Nobody may be left without an answer; on a crowded machine some are, and only nothing may be lost. */
  readonly strict: boolean;
  /** After so many seconds it is looked what the bot has in use. */
  readonly looks?: readonly number[];
  readonly log: (line: string) => void;
}

interface Gathered extends Measured {
  /** What the process took from the system, second by second. */
  readonly memoryMb: readonly number[];
  /** What it had in use after a collection, at each look. */
  readonly heldMb: readonly number[];
}

/**
 * So many people at once, each doing something every two to five seconds: every assessment and every draft must hold
 * what was picked. Returns what was measured meanwhile.
 */
export async function gather({
  people,
  seconds,
  mode,
  strict,
  looks = [],
  log,
}: Gathering): Promise<Gathered> {
  return onStage({ crowd: people, seed: people, faults: { paced: false } }, async (stage) => {
    const bot = await startMeasuredBot(stage.slack, mode, stage.databasePath);
    const memory = watchMemory(bot.process.pid ?? 0);
    try {
      const tally = { submitted: 0, drafts: 0, repeats: 0 };
      const heldMb: number[] = [];
      const measured = await measure(bot, () => {
        const since = performance.now();
        const until = since + seconds * 1_000;
        const looking = async () => {
          for (const after of looks) {
            await pause(since + after * 1_000 - performance.now());
            heldMb.push(await bot.heldMb());
          }
        };
        const crowd = Array.from({ length: people }, (_, n) => person(stage, n, until, tally));
        return Promise.all([looking(), ...crowd]);
      }).catch((fault: Error) => {
        throw new Error(`${fault.message}\n${bot.complaints.join('')}`, { cause: fault });
      });
      const late = bot.complaints.filter(isLate);
      const others = bot.complaints.filter((complaint) => !isLate(complaint));
      if (others.length > 0) throw new Error(`The bot complained:\n${others.join('\n')}`);
      if (tally.repeats + late.length > 0) {
        const said = `${tally.repeats} acts of people and ${late.length} calls of the bot had no answer in time`;
        if (strict) throw new Error(`${said}.`);
        log(`${said}, and were done again`);
      }
      log(`${people} people, ${tally.submitted} assessments and ${tally.drafts} drafts hold what was picked`);
      report(measured, log);
      return { ...measured, memoryMb: memory.stop(), heldMb };
    } finally {
      memory.stop();
      await bot.stop();
    }
  });
}

interface Tally {
  submitted: number;
  drafts: number;
  /** What Slack had given up on, and was done again. */
  repeats: number;
}

/** Walks one project after another until the time is over, and leaves the last one as it stands. */
async function person(stage: Stage, n: number, until: number, tally: Tally): Promise<void> {
  const { roll } = createDice(n);
  const rest = () => pause(2_000 + roll() * 3_000);
  const next = async (turn: number) => {
    const handle = `crowd${String(n + 1).padStart(3, '0')}`;
    const onRepeat = () => {
      tally.repeats += 1;
    };
    const robot = { ...robotFor(stage.slack, handle, `Crowd ${n}-${turn}`, roll), onRepeat };
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
