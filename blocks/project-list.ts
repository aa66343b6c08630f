import type { types } from '@slack/bolt';
import type { Project } from '#scoping/assessment';
import { projectRow } from './project-row.ts';
import { context, section } from './sections.ts';
import { escapedWithin } from './text.ts';

interface List {
  readonly projects: readonly Project[];
  /** What was looked for; empty for all. */
  readonly words: string;
  readonly more: boolean;
}

/** What `/ragft list` answers, to one person alone. */
export function projectList({ projects, words, more }: List): { text: string; blocks: types.KnownBlock[] } {
  const about = words === '' ? '' : ` with “${escapedWithin(words, 80)}”`;
  if (projects.length === 0) {
    const text = `No project${about} that you may see. \`/ragft\` starts one.`;
    return { text, blocks: [section(text)] };
  }
  const title = `Projects${about}, as far as you may see them`;
  return {
    text: `${title}: ${projects.map(({ name }) => escapedWithin(name, 80)).join(', ')}`,
    blocks: [
      section(`*${title}*`),
      ...projects.map(projectRow),
      ...(more ? [context('There are more: add a word of the name, or look in the Home tab of ragft.')] : []),
    ],
  };
}

/** More than one project may be meant: which one? */
export const whichOne = (projects: readonly Project[]): { text: string; blocks: types.KnownBlock[] } => ({
  text: `Which one do you mean? ${projects.map(({ name }) => escapedWithin(name, 80)).join(', ')}`,
  blocks: [section('*Which one do you mean?*'), ...projects.map(projectRow)],
});
