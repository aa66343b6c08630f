import { actions } from '#blocks/ids';
import type { Actor } from '#sandbox/actor';
import type { Sandbox } from '#sandbox/index';
import { pages, type QuestionKey } from '#scoping/questionnaire';
import { questionsOn } from '#scoping/route';
import { type Choice, choose, oneOf, questionsIn, shownIn } from './choosing.ts';
import { Memory } from './memory.ts';
import { closeNotes, gaveUp, MOST_TRIES, saysAgain } from './once-more.ts';

export interface Robot {
  readonly slack: Sandbox;
  readonly person: Actor;
  /** At least 0, less than 1; the same ones for the same seed. */
  readonly chance: () => number;
  readonly channel: string;
  readonly name: string;
  readonly memory: Memory;
  /** Told each time they press again what Slack gave up on. */
  readonly onRepeat?: () => void;
}

export type End = 'submitted' | 'provisional';

export const robotFor = (
  slack: Sandbox,
  handle: string,
  name: string,
  chance: () => number,
  memory = new Memory(),
): Robot => ({ slack, person: slack.as(handle), chance, channel: '#ai-projects', name, memory });

/** Answers at random, wanders at random, closes and resumes at random, and submits in the end. */
export async function walk(robot: Robot): Promise<End> {
  await open(robot);
  return wander(robot);
}

/** From wherever the modal stands. */
export async function wander(robot: Robot): Promise<End> {
  for (let steps = 0; steps < 400; steps += 1) {
    const end = await act(robot);
    if (end) return end;
  }
  throw new Error(`${robot.name}: still walking after 400 steps, at ${titleOf(robot)}`);
}

/** The next thing they do; says so when that was to submit. */
export async function act(robot: Robot): Promise<End | undefined> {
  const end = wouldEnd(robot);
  await (end ? finish(robot) : step(robot));
  return end;
}

function wouldEnd({ person, chance }: Robot): End | undefined {
  if (person.modal().title === 'Your answers' && chance() < 0.5) return 'submitted';
  return person.modal().title === 'Provisional verdict' && chance() < 0.2 ? 'provisional' : undefined;
}

/** Also over what somebody else submitted meanwhile, and what a third one did while one looked at that. */
async function finish(robot: Robot): Promise<void> {
  do await submit(robot);
  while (titleOf(robot) === 'Submitted meanwhile');
  if (titleOf(robot) !== 'Submitted') throw stuck(robot);
  await robot.person.close();
}

/** *Submit*, *Next*, whatever it is called there. */
async function submit(robot: Robot): Promise<void> {
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const told = await robot.person.submit();
    if (!gaveUp(told) && !saysAgain(robot.person)) return;
    await closeNotes(robot.person);
    robot.onRepeat?.();
  }
  throw stuck(robot);
}

export async function open(robot: Robot): Promise<void> {
  const { slack, person, channel, name } = robot;
  const before = person.modals().map(({ id }) => id);
  const opened = () => person.modals().some(({ id }) => !before.includes(id));
  for (let tries = 1; ; tries += 1) {
    const told = await person.slash(`/ragft ${name}`, channel);
    await slack.until(opened, gaveUp(told) ? 500 : undefined).catch(() => undefined);
    if (opened()) return;
    const said = person.sees(channel).findLast(({ onlyFor }) => onlyFor === person.id)?.text;
    const tooLate = gaveUp(told) || said?.includes('Nothing is lost') || said?.includes('please try again');
    if (!tooLate || tries === MOST_TRIES)
      throw new Error(`${name}: nothing opened; Slack said ${JSON.stringify(told)}, and “${said}”`);
    robot.onRepeat?.();
  }
}

export async function step(robot: Robot): Promise<void> {
  const { person, chance } = robot;
  await closeNotes(person);
  if (chance() < 0.04) {
    await person.close();
    return open(robot);
  }
  switch (titleOf(robot)) {
    case 'Your answers':
      return fromYourAnswers(robot);
    case 'Provisional verdict':
      return press(robot, oneOf(robot, [actions.goDeeper, actions.back]));
    case 'Change an answer':
      if (chance() < 0.7) return pick(robot);
      return submit(robot);
    default:
      return onPage(robot);
  }
}

async function onPage(robot: Robot): Promise<void> {
  const { chance } = robot;
  if (chance() < 0.8) return pick(robot);
  const ways = [actions.back, actions.skip, actions.verdictNow].filter((id) => has(robot, id));
  if (chance() < 0.4) return press(robot, oneOf(robot, ways));
  const before = titleOf(robot);
  await submit(robot);
  if (titleOf(robot) === before) throw stuck(robot);
}

async function fromYourAnswers(robot: Robot): Promise<void> {
  if (robot.chance() < 0.2) return press(robot, actions.back);
  const answers = robot.person.modal().blocks.filter(({ block_id }) => block_id.startsWith('said.'));
  return press(robot, actions.change, oneOf(robot, answers).block_id);
}

/** A button; what it leads to is drawn after Slack was told that the click arrived. */
async function press(robot: Robot, id: string, blockId = 'ways'): Promise<void> {
  const { slack, person } = robot;
  const view = person.modal();
  const elsewhere = () => person.modal().title !== view.title;
  for (let tries = 1; !elsewhere(); tries += 1) {
    if (tries > 1) robot.onRepeat?.();
    const told = await person.does({ kind: 'click', on: { view: view.id }, blockId, actionId: id });
    const tooLate = () => gaveUp(told) || saysAgain(person);
    await slack.until(() => elsewhere() || tooLate()).catch(() => undefined);
    await closeNotes(person);
    if (elsewhere()) return;
    if (!tooLate() || tries === MOST_TRIES)
      throw stuck(robot, `${id} pressed ${tries} times: ${JSON.stringify(told)}`);
  }
}

/** Something in one of the questions that are shown, and then a look at what that made of the page. */
export async function pick(robot: Robot): Promise<void> {
  const { person, memory } = robot;
  const { title } = person.modal();
  const choice = choose(robot);
  memory.pick(choice);
  let told = await person.fill(choice.blockId, choice.picked);
  for (let tries = 1; tries < MOST_TRIES && (gaveUp(told) || saysAgain(person)); tries += 1) {
    robot.onRepeat?.();
    await closeNotes(person);
    if (await wasHeard(robot, choice, title)) break;
    const again = questionsIn(robot).find(({ key }) => key === choice.key);
    told = await person.fill(again?.blockId ?? choice.blockId, choice.picked);
  }
  await looksRight(robot, choice.key, title);
}

/**
 * Although Slack gave up on it. It shows where something else is drawn than was picked, “none” alone and not beside
 * others; the same choice once more would then mean something else. Everything else means the same twice.
 */
async function wasHeard(robot: Robot, { key, picked }: Choice, title: string): Promise<boolean> {
  if ([picked].flat().toSorted().join() === robot.memory.shown(key).toSorted().join()) return false;
  return looksRight(robot, key, title, AFTER_ALL_MS).then(
    () => true,
    () => false,
  );
}

const AFTER_ALL_MS = 2_000;

/** The questions are those that count now, and what stands there is what is meant. */
async function looksRight(robot: Robot, key: QuestionKey, title: string, ms?: number): Promise<void> {
  const { slack, person, memory } = robot;
  const page = pages.find((one) => one.title === title);
  const expected = page ? questionsOn(page, memory.answers).map((question) => question.key) : [key];
  const meant = memory.shown(key).toSorted().join();
  const asExpected = () =>
    questionsIn(robot)
      .map((question) => question.key)
      .join() === expected.join() && shownIn(robot, key) === meant;
  await slack.until(asExpected, ms).catch(() => {
    const asked = questionsIn(robot).map((question) => question.key);
    throw new Error(
      `${robot.name}: ${person.modal().title} asks ${asked}, not ${expected}, or shows “${shownIn(robot, key)}” for ${key}, not “${meant}”`,
    );
  });
}

export const titleOf = ({ person }: Robot): string => person.modal().title;

const has = ({ person }: Robot, id: string): boolean =>
  JSON.stringify(person.modal().blocks).includes(`"${id}"`);

function stuck({ person, name }: Robot, more = ''): Error {
  const { title, errors, trouble } = person.modal();
  return new Error(`${name}: stuck at ${title}: ${JSON.stringify(errors)} ${trouble} ${more}`);
}
