import { deepStrictEqual } from 'node:assert';
import { setTimeout as wait } from 'node:timers/promises';
import { actions } from '#blocks/ids';
import { brand } from '#scoping/ids';
import type { Answers } from '#scoping/questionnaire';
import type { Store } from '#store/index';
import { choose, questionsIn } from './choosing.ts';
import { patiently } from './patiently.ts';
import { open, type Robot, titleOf } from './robot.ts';

export interface Tally {
  acknowledged: number;
  /** Under way when a bot died: each may have gone either way. */
  cutOff: number;
}

interface Office {
  readonly store: Store;
  /** When what is under way has ended; what a bot gave up on it may still write a little later. */
  readonly settled: () => Promise<void>;
}

/**
 * Answers at random and wanders on, whatever dies meanwhile; after each fault the draft is held against what was
 * acknowledged. Submits in the end.
 */
export async function answerAtRandom(
  robot: Robot,
  { store, settled }: Office,
  picks: number,
  tally: Tally,
): Promise<void> {
  const team = brand<'team'>(robot.slack.snapshot().workspaces[0]?.id ?? '');
  await again(robot, () => open(robot));
  for (let n = 0; n < picks; n += 1) {
    if (questionsIn(robot).length === 0 || robot.chance() < 0.1) {
      await again(robot, () => reopen(robot));
      if (questionsIn(robot).length === 0) return submit(robot);
    }
    if (!(await pick(robot, tally))) {
      await settled();
      await holdAgainst(robot, store, team);
    }
    // On to the next page; where that fails, this one is still there or the next one is.
    if (robot.chance() < 0.2) {
      await robot.person.submit().catch(() => {});
      await settled();
    }
  }
  return submit(robot);
}

/** False where nobody said that it is kept. */
async function pick(robot: Robot, tally: Tally): Promise<boolean> {
  const choice = choose(robot);
  const told = await robot.person.fill(choice.blockId, choice.picked).catch(() => undefined);
  if (told?.kind !== 'done') {
    tally.cutOff += 1;
    robot.memory.maybe(choice);
    return false;
  }
  robot.memory.pick(choice);
  tally.acknowledged += 1;
  return true;
}

/** All that was acknowledged is there; what was cut off may be there or not, and is looked at afresh. */
async function holdAgainst(
  robot: Robot,
  store: Store,
  team: Parameters<Store['drafts']['openOf']>[0],
): Promise<void> {
  const { name, memory, person } = robot;
  // In line with the writes of the workspace: a commit may still be under way whose process is dead by now.
  const look = () => store.together(team, (stores) => stores.drafts.openOf(team, brand<'person'>(person.id)));
  const drafts = await patiently(look);
  const kept: Answers = drafts.find((draft) => draft.name === name)?.answers ?? {};
  deepStrictEqual(kept, memory.answersLike(kept), `${name} holds something else than was picked`);
  memory.become(kept);
  await again(robot, () => reopen(robot));
}

async function reopen(robot: Robot): Promise<void> {
  if (robot.person.modals().length > 0) await robot.person.close({ all: true });
  await open(robot);
}

async function submit(robot: Robot): Promise<void> {
  const { person } = robot;
  let unanswered = false;
  for (;;) {
    if (person.modals()[0]?.title === 'Submitted') return void (await person.close({ all: true }));
    await again(robot, () => reopen(robot));
    // Whoever never heard what became of their submission reads it there.
    if (unanswered && JSON.stringify(person.modal().blocks).includes('You are assessing'))
      return void (await person.close({ all: true }));
    const title = titleOf(robot);
    if (title !== 'Your answers' && title !== 'Provisional verdict') {
      const on = { view: person.modal().id };
      const way = title === 'The essentials' ? actions.verdictNow : actions.skip;
      await person.does({ kind: 'click', on, blockId: 'ways', actionId: way }).catch(() => {});
      const there = () => ['Your answers', 'Provisional verdict'].includes(titleOf(robot));
      await robot.slack.until(there, 4_000).catch(() => {});
      if (!there()) continue;
    }
    const done = await person.submit().catch(() => undefined);
    unanswered = done?.kind !== 'done';
    if (unanswered) await wait(100);
  }
}

/** Until it works: somebody may be dying just now. */
async function again(robot: Robot, what: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await what();
    } catch (fault) {
      if (tries === 30) throw new Error(`${robot.name}: nothing opens any more`, { cause: fault });
      await wait(200);
    }
  }
}
