import { actions } from '#blocks/ids';
import type { Actor } from '#sandbox/actor';
import type { Sandbox } from '#sandbox/index';
import { offered } from '#scoping/question';
import { pages, type QuestionKey, questionOf, questions } from '#scoping/questionnaire';
import { questionsOn } from '#scoping/route';
import { Memory, type Picked } from './memory.ts';

export interface Robot {
  readonly slack: Sandbox;
  readonly person: Actor;
  /** At least 0, less than 1; the same ones for the same seed. */
  readonly chance: () => number;
  readonly channel: string;
  readonly name: string;
  readonly memory: Memory;
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
  do await robot.person.submit();
  while (titleOf(robot) === 'Submitted meanwhile');
  if (titleOf(robot) !== 'Submitted') throw stuck(robot);
  await robot.person.close();
}

export async function open({ slack, person, channel, name }: Robot): Promise<void> {
  const before = person.modals().map(({ id }) => id);
  const told = await person.slash(`/ragft ${name}`, channel);
  const opened = () => person.modals().some(({ id }) => !before.includes(id));
  await slack.until(opened, 10_000).catch((late: Error) => {
    const said = person.sees(channel).at(-1)?.text;
    throw new Error(`${name}: nothing opened; Slack said ${JSON.stringify(told)}, and “${said}”`, {
      cause: late,
    });
  });
}

export async function step(robot: Robot): Promise<void> {
  const { person, chance } = robot;
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
      await person.submit();
      return;
    default:
      return onPage(robot);
  }
}

async function onPage(robot: Robot): Promise<void> {
  const { person, chance } = robot;
  if (chance() < 0.8) return pick(robot);
  const ways = [actions.back, actions.skip, actions.verdictNow].filter((id) => has(robot, id));
  if (chance() < 0.4) return press(robot, oneOf(robot, ways));
  const before = titleOf(robot);
  await person.submit();
  if (titleOf(robot) === before) throw stuck(robot);
}

async function fromYourAnswers(robot: Robot): Promise<void> {
  if (robot.chance() < 0.2) return press(robot, actions.back);
  const answers = robot.person.modal().blocks.filter(({ block_id }) => block_id.startsWith('said.'));
  return press(robot, actions.change, oneOf(robot, answers).block_id);
}

/** A button; what it leads to is drawn after Slack was told that the click arrived. */
async function press({ slack, person }: Robot, id: string, blockId = 'ways'): Promise<void> {
  const view = person.modal();
  await person.does({ kind: 'click', on: { view: view.id }, blockId, actionId: id });
  await slack.until(() => person.modal().title !== view.title, 10_000);
}

/** Something in one of the questions that are shown, and then a look at what that made of the page. */
export async function pick(robot: Robot): Promise<void> {
  const { person, memory } = robot;
  const { title } = person.modal();
  const choice = choose(robot);
  memory.pick(choice);
  await person.fill(choice.blockId, choice.picked);
  await looksRight(robot, choice.key, title);
}

export interface Choice extends Picked {
  readonly blockId: string;
}

/** What to put where next. */
export function choose(robot: Robot): Choice {
  const { key, blockId } = oneOf(robot, questionsIn(robot));
  const question = questionOf(key);
  const options = offered(question).map((option) => option.key);
  const stood = standingIn(robot, key);
  const picked = question.kind === 'one' ? oneOf(robot, options) : nextSelection(robot, stood, options);
  return { key, blockId, picked, stood };
}

/** The questions are those that count now, and what stands there is what is meant. */
async function looksRight(robot: Robot, key: QuestionKey, title: string): Promise<void> {
  const { slack, person, memory } = robot;
  const page = pages.find((one) => one.title === title);
  const expected = page ? questionsOn(page, memory.answers).map((question) => question.key) : [key];
  const meant = memory.shown(key).toSorted().join();
  const asExpected = () =>
    questionsIn(robot)
      .map((question) => question.key)
      .join() === expected.join() && shownIn(robot, key) === meant;
  await slack.until(asExpected, 10_000).catch(() => {
    const asked = questionsIn(robot).map((question) => question.key);
    throw new Error(
      `${robot.name}: ${person.modal().title} asks ${asked}, not ${expected}, or shows “${shownIn(robot, key)}” for ${key}, not “${meant}”`,
    );
  });
}

const fieldOf = (blockId: string): string => blockId.split('.')[0] ?? '';

export const questionsIn = ({ person }: Robot): { key: QuestionKey; blockId: string }[] =>
  person.modal().blocks.flatMap(({ type, block_id }) => {
    const question = questions.find(({ key }) => key === fieldOf(block_id));
    return type === 'input' && question ? [{ key: question.key, blockId: block_id }] : [];
  });

interface Option {
  readonly value: string;
}

const shownIn = (robot: Robot, key: QuestionKey): string => standingIn(robot, key).toSorted().join();

function standingIn({ person }: Robot, key: QuestionKey): readonly string[] {
  const found = Object.entries(person.modal().shown).find(([block]) => fieldOf(block) === key);
  const [value] = found ? Object.values(found[1]) : [];
  const one = value?.selected_option as Option | null | undefined;
  const many = value?.selected_options as readonly Option[] | undefined;
  return (many ?? (one ? [one] : [])).map((option) => option.value);
}

/**
 * One more, or one less; so “none” and “unknown” land beside others at times. Where they still do, because the bot died
 * before it drew the form anew, to take away something else says nothing about what is meant.
 */
function nextSelection(robot: Robot, now: readonly string[], options: readonly string[]): readonly string[] {
  const more = options.filter((option) => !now.includes(option));
  const mixed = now.length > 1 && now.some((option) => option === 'none' || option === 'unknown');
  if (more.length === 0 || (now.length > 0 && !mixed && robot.chance() < 0.3)) return now.slice(1);
  return [...now, oneOf(robot, more)];
}

export const titleOf = ({ person }: Robot): string => person.modal().title;

const has = ({ person }: Robot, id: string): boolean =>
  JSON.stringify(person.modal().blocks).includes(`"${id}"`);

function stuck({ person, name }: Robot): Error {
  const { title, errors, trouble } = person.modal();
  return new Error(`${name}: stuck at ${title}: ${JSON.stringify(errors)} ${trouble}`);
}

function oneOf<T>({ chance, person, name }: Robot, all: readonly T[]): T {
  const one = all[Math.floor(chance() * all.length)];
  if (one === undefined) throw new Error(`${name}: nothing to choose from at ${person.modal().title}`);
  return one;
}
