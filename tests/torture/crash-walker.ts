import { deepStrictEqual } from 'node:assert';
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { actions } from '#blocks/ids';
import { brand, type TeamId } from '#scoping/ids';
import type { Store } from '#store/index';
import { type Choice, choose, questionsIn } from './choosing.ts';
import { Memory } from './memory.ts';
import { open, type Robot } from './robot.ts';

/** Somebody who chooses and chooses, and remembers what was acknowledged. */
export interface Walker {
  readonly robot: Robot;
  /** What was under way when the bot died, and may have gone either way. */
  cutOff: Choice | undefined;
  /** How many choices were acknowledged. */
  kept: number;
}

export async function keepChoosing(walker: Walker, alive: () => boolean): Promise<void> {
  const { robot } = walker;
  const { person } = robot;
  await open(robot).catch(() => undefined);
  while (alive() && person.modals().length > 0) {
    if (questionsIn(robot).length === 0) await turnBack(robot);
    else if (robot.chance() < 0.05) await person.submit().catch(() => undefined);
    else if (!(await chooseOne(walker))) return;
  }
}

/** False when the bot did not say that it has it. */
async function chooseOne(walker: Walker): Promise<boolean> {
  const { robot } = walker;
  const choice = choose(robot);
  const told = await robot.person.fill(choice.blockId, choice.picked).catch(() => undefined);
  if (told?.kind === 'done') {
    robot.memory.pick(choice);
    walker.kept += 1;
  } else if (told) walker.cutOff = choice;
  // A page that was being redrawn had the input no more, so nothing was told.
  else await wait(5);
  return told === undefined || told.kind === 'done';
}

async function turnBack({ slack, person }: Robot): Promise<void> {
  const { id, title } = person.modal();
  const back = person.does({ kind: 'click', on: { view: id }, blockId: 'ways', actionId: actions.back });
  await back.then(() => slack.until(() => person.modal().title !== title, 2_000)).catch(() => wait(20));
}

/** The bot is dead: what it acknowledged is in the store, and the next life goes on from there. */
export async function restOn(walker: Walker, store: Store, team: TeamId): Promise<void> {
  const { robot, cutOff } = walker;
  const { person, name, memory } = robot;
  const drafts = await store.drafts.openOf(team, brand<'person'>(person.id));
  const kept = drafts.find((draft) => draft.name === name);
  if (!kept && walker.kept > 0) throw new Error(`${name}: the draft is gone.`);
  const answers = kept?.answers ?? {};
  const also = new Memory(memory.answers);
  if (cutOff) also.pick(cutOff);
  if (!isDeepStrictEqual(answers, also.answers)) deepStrictEqual(answers, memory.answers, name);
  memory.become(answers);
  walker.cutOff = undefined;
  if (person.modals().length > 0) await person.close({ all: true }).catch(() => undefined);
}
