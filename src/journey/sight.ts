import type { Assessment, Project } from '#scoping/assessment';
import type { ChannelId, ProjectId } from '#scoping/ids';
import type { Deps } from './deps.ts';
import { type Relation, relationTo } from './may.ts';
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
 * words that begin so.
 */
export async function meantBy(
  deps: Deps,
  who: Person,
  channel: ChannelId,
  words: string,
): Promise<readonly Project[]> {
  const { projects, portfolio } = deps.store;
  const here = await projects.named(who.team, channel, words);
  if (here && (await sightOf(deps, who, here.id))) return [here];

  const seen: Project[] = [];
  let from: Awaited<ReturnType<typeof portfolio.list>>['next'];
  for (let stretch = 0; stretch < MOST && seen.length < MOST; stretch += 1) {
    const { rows, next } = await portfolio.list(who.team, { text: words }, 'newest', 20, from);
    for (const { project } of rows) if (await sightOf(deps, who, project.id)) seen.push(project);
    if (!next) break;
    from = next;
  }
  const exact = seen.filter(({ name }) => name.toLowerCase() === words.toLowerCase());
  return exact.length === 1 ? exact : seen.slice(0, MOST);
}
