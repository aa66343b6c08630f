import { deepStrictEqual } from 'node:assert';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { createDice } from '#sandbox/dice';
import { startSandbox } from '#sandbox/index';
import type { Draft } from '#scoping/assessment';
import { brand } from '#scoping/ids';
import { pages } from '#scoping/questionnaire';
import { openStore, type Store } from '#store/index';
import type { TrialOptions } from '#tests/trials';
import { type LivingBot, type Mode, startLivingBot } from './living-bot.ts';
import { Memory } from './memory.ts';
import {
  type Choice,
  choose,
  open,
  questionsIn,
  type Robot,
  robotFor,
  step,
  titleOf,
  wander,
} from './robot.ts';

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
  const folder = mkdtempSync(join(tmpdir(), 'ragft-resumed-'));
  const path = join(folder, 'ragft.db');
  const slack = await startSandbox({ seed: kills, faults: { paced: false } });
  let bot = await startLivingBot(slack, mode, path);
  const store = await openStore({
    path,
    report: (row) => {
      throw row;
    },
  });
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const robot = robotFor(slack, 'ana', `${mode} ${kill}`, createDice(kill).roll);
      const cutOff = await walkUntilKilled(robot, bot);
      tally.choices += Object.keys(robot.memory.answers).length;
      if (cutOff) tally.cutOff += 1;
      const kept = await keptOf(store, robot, cutOff);

      bot = await startLivingBot(slack, mode, path);
      await goOn(robot, kept, cutOff);
      await compare(store, robot);
    }
    if (bot.complaints.length > 0) throw new Error(`The bot complained:\n${bot.complaints.join('\n')}`);
  } finally {
    await store.close();
    await bot.stop();
    await slack.close();
    rmSync(folder, { recursive: true, force: true });
  }
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
async function keptOf(store: Store, { slack, person, name, memory }: Robot, cutOff?: Choice): Promise<Draft> {
  const team = brand<'team'>(slack.snapshot().workspaces[0]?.id ?? '');
  const drafts = await store.drafts.openOf(team, brand<'person'>(person.id));
  const kept = drafts.find((draft) => draft.name === name);
  if (!kept) throw new Error(`${name}: the draft is gone`);
  const also = new Memory(memory.answers);
  if (cutOff) also.pick(cutOff);
  if (!isDeepStrictEqual(kept.answers, memory.answers)) deepStrictEqual(kept.answers, also.answers, name);
  return kept;
}

/** Half of them in the modal that is still open, half after closing it and typing the command again. */
async function goOn(robot: Robot, kept: Draft, cutOff?: Choice): Promise<void> {
  const { person, chance, memory } = robot;
  if (chance() < 0.5) {
    // What Slack could not tell stands in the form, and comes with whatever is told next.
    if (cutOff) memory.pick(cutOff);
  } else {
    await person.close();
    memory.become(kept.answers);
    await open(robot);
    const titles = { 'your-answers': 'Your answers', 'quick-verdict': 'Provisional verdict' };
    const page = pages.find(({ id }) => id === kept.page)?.title ?? titles[kept.page as keyof typeof titles];
    deepStrictEqual(titleOf(robot), page, `${robot.name}: resumed at another page`);
  }
  await wander(robot);
}

async function compare(store: Store, { slack, name, memory }: Robot): Promise<void> {
  const { workspaces, channels } = slack.snapshot();
  const team = brand<'team'>(workspaces[0]?.id ?? '');
  const channel = brand<'channel'>(channels.find((one) => one.name === 'ai-projects')?.id ?? '');
  const project = await store.projects.named(team, channel, name);
  const assessment = project && (await store.assessments.latest(team, project.id));
  deepStrictEqual(assessment?.answers, memory.answers, `${name} holds something else than was picked`);
}
