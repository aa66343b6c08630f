import type { Draft } from '#scoping/assessment';
import type { Deps } from './deps.ts';

const LONGEST = 80;
/** As much as the inputs take; Slack refuses to draw one that is filled with more. */
const MOST_TYPED = { name: 300, line: 600 };

/**
 * What people typed, without the spaces around it and with one wherever there were several. Signs that only steer (a
 * NUL, or what turns the reading direction for all that follows) are left out; what joins an emoji stays.
 */
export const oneLine = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '')
    .trim();

/** What was typed as a name or as the one line about a project, as far as its input can show it. */
export const typed = (what: keyof typeof MOST_TYPED, text: string): string =>
  oneLine(text)
    .slice(0, MOST_TYPED[what])
    .replace(/\p{Cs}$/u, '');

/** What is wrong with a name, in words; counted in Unicode’s characters, not in bytes. */
function problemWithName(name: string): string | undefined {
  const length = [...oneLine(name)].length;
  if (/^[\p{Cf}\s]*$/u.test(name))
    return 'Give the project a name: the card carries it, and people find it by it.';
  if (length > LONGEST) return `This name has ${length} characters; ${LONGEST} is the most.`;
  return undefined;
}

/**
 * The same, for a name that must be new in its channel. One that somebody submitted since the draft was begun is no
 * mistake: it is shown beside this one. `instead`: how to get at the project that has it.
 */
export async function problemWithNewName(
  { store }: Pick<Deps, 'store'>,
  { team, target, project, name, begunAt }: Draft,
  instead: (name: string) => string,
): Promise<string | undefined> {
  if (project !== null) return undefined;
  const problem = problemWithName(name);
  if (problem) return problem;
  const namesake = await store.projects.named(team, target, name);
  if (!namesake || namesake.createdAt >= begunAt) return undefined;
  return `This channel already has a project called “${namesake.name}”. ${instead(namesake.name)}, or take another name.`;
}
