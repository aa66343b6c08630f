import type { Assessment, Project } from '#scoping/assessment';
import type { ChannelId, ProjectId } from '#scoping/ids';
import type { Filter } from '#store/portfolio';
import type { Deps } from './deps.ts';
import { maySee, type Relation, relationTo } from './may.ts';
import type { Person } from './person.ts';

/** A project that a person may see, and what it is to them. */
export interface Sight {
  readonly project: Project;
  readonly assessment: Assessment;
  readonly relation: Exclude<Relation, 'hidden'>;
}

/** Undefined where there is none, or none for them. */
export async function sightOf(deps: Deps, who: Person, id: ProjectId): Promise<Sight | undefined> {
  const project = await deps.store.projects.find(who.team, id);
  const assessment = project && (await deps.store.assessments.find(who.team, project.assessment));
  if (!assessment) return undefined;
  const relation = await relationTo(deps, who, { ...project, author: assessment.author });
  return relation === 'hidden' ? undefined : { project, assessment, relation };
}

/** Enough to say that it is not clear which one is meant. */
const MOST = 6;

/**
 * The projects a person may mean by these words: the one of that name in this channel, else all whose names have
 * words that begin so; archived ones where no other is meant.
 */
export async function meantBy(
  deps: Deps,
  who: Person,
  channel: ChannelId,
  words: string,
): Promise<readonly Project[]> {
  const here = await deps.store.projects.named(who.team, channel, words);
  if (here && (await sees(deps, who, here))) return [here];
  const living = await called(deps, who, { text: words });
  // Where so many are called so that not all were looked at, the archived ones would be sought among them all.
  if (living.found.length > 0 || living.more) return living.found;
  return (await called(deps, who, { text: words, status: 'archived' })).found;
}

async function called(
  deps: Deps,
  who: Person,
  filter: Filter & { readonly text: string },
): Promise<{ readonly found: readonly Project[]; readonly more: boolean }> {
  const { portfolio } = deps.store;
  const words = filter.text;
  const isExact = ({ name }: Project) => name.toLowerCase() === words.toLowerCase();
  const seen: Project[] = [];
  let from: Awaited<ReturnType<typeof portfolio.list>>['next'];
  for (let stretch = 0; stretch < MOST && seen.length < MOST; stretch += 1) {
    const { rows, next } = await portfolio.list(who.team, filter, 'newest', 20, from);
    const found = rows.map(({ project }) => project);
    const exact: Project[] = [];
    for (const project of found.filter(isExact)) if (await sees(deps, who, project)) exact.push(project);
    // Whoever says the whole name means none whose name only begins so.
    if (exact.length > 0) return { found: exact.slice(0, MOST), more: next !== undefined };
    for (const project of found)
      if (seen.length < MOST && !isExact(project) && (await sees(deps, who, project))) seen.push(project);
    from = next;
    if (!from) break;
  }
  return { found: seen, more: from !== undefined };
}

/** Most see it by its channel; that an author sees theirs in any case, only the assessment can tell. */
const sees = async (deps: Deps, who: Person, project: Project): Promise<boolean> =>
  !(await maySee(deps, who, project)) || (await sightOf(deps, who, project.id)) !== undefined;
