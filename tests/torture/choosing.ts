import { offered } from '#scoping/question';
import { type QuestionKey, questionOf, questions } from '#scoping/questionnaire';
import type { Picked } from './memory.ts';
import type { Robot } from './robot.ts';

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

const fieldOf = (blockId: string): string => blockId.split('.')[0] ?? '';

export const questionsIn = ({ person }: Robot): { key: QuestionKey; blockId: string }[] =>
  person.modal().blocks.flatMap(({ type, block_id }) => {
    const question = questions.find(({ key }) => key === fieldOf(block_id));
    return type === 'input' && question ? [{ key: question.key, blockId: block_id }] : [];
  });

interface Option {
  readonly value: string;
}

export const shownIn = (robot: Robot, key: QuestionKey): string => standingIn(robot, key).toSorted().join();

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

export function oneOf<T>({ chance, person, name }: Robot, all: readonly T[]): T {
  const one = all[Math.floor(chance() * all.length)];
  if (one === undefined) throw new Error(`${name}: nothing to choose from at ${person.modal().title}`);
  return one;
}
