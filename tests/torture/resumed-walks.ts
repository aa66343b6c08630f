import { deepStrictEqual } from 'node:assert';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { readBlockId } from '#blocks/ids';
import { createDice } from '#sandbox/dice';
import type { Draft } from '#scoping/assessment';
import { pages } from '#scoping/questionnaire';
import type { TrialOptions } from '#tests/trials';
import { type Choice, choose, questionsIn } from './choosing.ts';
import { type LivingBot, type Mode, startLivingBot } from './living-bot.ts';
import { Memory } from './memory.ts';
import { type End, open, pick, type Robot, robotFor, step, titleOf, wander } from './robot.ts';
import { holdsWhatWasPicked, onStage, type Stage } from './stage.ts';

const KILLS = 200;

/**
 * Kills the bot at a random moment of a walk, 200 times, and starts it again: every choice that Slack was told is kept
 * is kept, the walk goes on where it stopped, and in the end the assessment holds it all.
 */
export async function run({ scale, log }: TrialOptions): Promise<void> {
  const kills = Math.max(4, Math.round(KILLS * scale));
  const tally: Tally = { choices: 0, cutOff: 0 };
  for (const mode of ['socket', 'http'] as const) await killsIn(mode, Math.ceil(kills / 2), tally);
  log(
    `${kills} kills, half of them in each mode: ${tally.choices} acknowledged choices, all there afterwards; ` +
      `${tally.cutOff} choices were under way when the process died and may have gone either way`,
  );
}

interface Tally {
  choices: number;
  cutOff: number;
}

async function killsIn(mode: Mode, kills: number, tally: Tally): Promise<void> {
  await onStage({ seed: kills, faults: { paced: false } }, async (stage) => {
    const { slack, databasePath } = stage;
    let bot = await startLivingBot(slack, mode, databasePath);
    try {
      for (let kill = 0; kill < kills; kill += 1) {
        const robot = robotFor(slack, 'ana', `${mode} ${kill}`, createDice(kill).roll);
        const cutOff = await walkUntilKilled(robot, bot);
        tally.choices += Object.keys(robot.memory.answers).length;
        if (cutOff) tally.cutOff += 1;
        const kept = await keptOf(stage, robot, cutOff);

        bot = await startLivingBot(slack, mode, databasePath);
        const end = await goOn(robot, kept, cutOff);
        await holdsWhatWasPicked(stage, robot, end);
      }
      if (bot.complaints.length > 0) throw new Error(`The bot complained:\n${bot.complaints.join('\n')}`);
    } finally {
      await bot.stop();
    }
  });
}

/** The choice that was under way when the process died, if there was one. */
async function walkUntilKilled(robot: Robot, bot: LivingBot): Promise<Choice | undefined> {
  const { person, chance, memory } = robot;
  await open(robot);
  for (let steps = Math.floor(chance() * 20); steps > 0; steps -= 1) await step(robot);
  while (questionsIn(robot).length === 0) await step(robot);

  let dead = false;
  const death = pause(chance() * 40)
    .then(bot.kill)
    .then(() => {
      dead = true;
    });
  let cutOff: Choice | undefined;
  while (!dead && !cutOff) {
    const choice = choose(robot);
    const told = await person.fill(choice.blockId, choice.picked).catch(() => undefined);
    // A page that was being redrawn had the input no more, so nothing was told.
    if (told?.kind === 'done') memory.pick(choice);
    else if (told) cutOff = choice;
  }
  await death;
  return cutOff;
}

/** What the store holds of it; fails where that is less than what was acknowledged. */
async function keptOf(stage: Stage, robot: Robot, cutOff?: Choice): Promise<Draft> {
  const { name, memory } = robot;
  const kept = await stage.draftOf(robot);
  if (!kept) throw new Error(`${name}: the draft is gone`);
  const also = new Memory(memory.answers);
  if (cutOff) also.pick(cutOff);
  if (!isDeepStrictEqual(kept.answers, memory.answers)) deepStrictEqual(kept.answers, also.answers, name);
  return kept;
}

/**
 * What Slack could not tell stands in the form, and comes with what is told next, unless the last thing that the bot
 * drew came after it. Where the bot died before it drew the form anew, or before it noted that this modal was opened
 * last, that form counts as an old one: of its other fields only those count that fill a blank which no click has made.
 * And that something was taken out, its own click tells alone: a field that is merely empty says nothing.
 */
function stillCounts(robot: Robot, cutOff: Choice, { epoch, pen, answers, clicked }: Draft): boolean {
  const { key, blockId, picked } = cutOff;
  const stands = questionsIn(robot).some((question) => question.blockId === blockId);
  if (!stands || picked.length === 0) return false;
  const isLatest = readBlockId(blockId)?.epoch === epoch && pen?.view === robot.person.modal().id;
  return isLatest || (answers[key] === undefined && clicked[key] === undefined);
}

/** Half of them in the modal that is still open, half after closing it and typing the command again. */
async function goOn(robot: Robot, kept: Draft, cutOff?: Choice): Promise<End> {
  const { person, chance, memory } = robot;
  memory.become(kept.answers);
  if (chance() < 0.5) {
    if (cutOff && stillCounts(robot, cutOff, kept)) memory.pick(cutOff);
    await pick(robot);
  } else {
    await person.close();
    await open(robot);
    const titles = { 'your-answers': 'Your answers', 'quick-verdict': 'Provisional verdict' };
    const at = kept.page;
    const page = pages.find(({ id }) => id === at)?.title ?? titles[at as keyof typeof titles];
    deepStrictEqual(titleOf(robot), page, `${robot.name}: resumed at another page`);
  }
  return wander(robot);
}
