import type { Project } from '#scoping/assessment';
import type { ProjectId } from '#scoping/ids';
import type { Deps } from './deps.ts';
import { everyProject, type Listing } from './list-projects.ts';
import { type NameOf, namesOf } from './names-in-slack.ts';
import type { Person } from './person.ts';
import { type Dossier, readDossier } from './read-dossier.ts';
import { type Refusal, refused } from './refusal.ts';

export interface Batch {
  readonly projects: readonly Project[];
  readonly nameOf: NameOf;
}

/** Everything of one project, and what the people and the channel in it are called. */
export async function exportProject(
  deps: Deps,
  who: Person,
  id: ProjectId,
  /** Left out, the newest. */
  revision?: number,
): Promise<{ readonly kind: 'project'; readonly dossier: Dossier; readonly nameOf: NameOf } | Refusal> {
  const found = await readDossier(deps, who, id, 'whole');
  if (found.kind === 'refused') return found;
  const chosen = found.revisions.find((each) => each.revision === revision);
  if (revision !== undefined && !chosen) return refused('There is no such revision.');
  const dossier = { ...found, assessment: chosen ?? found.assessment };
  await noteExport(deps, who, id);
  const { project, revisions, reviews, outcomes, steps } = dossier;
  const people = [
    project.owner,
    ...revisions.flatMap(({ author, given }) => [author, ...Object.values(given).map(({ by }) => by)]),
    ...[...reviews, ...outcomes].map(({ by }) => by),
    ...steps.flatMap(({ owner, done }) => [owner ?? [], done?.by ?? []].flat()),
  ];
  return { kind: 'project', dossier, nameOf: await namesOf(deps, who.team, people, [project.channel]) };
}

/** All projects of a list that this person may see, so many at a time: a list may be long. */
export async function* exportList(deps: Deps, who: Person, listing: Listing): AsyncGenerator<Batch> {
  await noteExport(deps, who, null);
  for await (const projects of everyProject(deps, who, listing)) {
    const people = projects.map(({ owner }) => owner);
    const channels = projects.map(({ channel }) => channel);
    yield { projects, nameOf: await namesOf(deps, who.team, people, channels) };
  }
}

const noteExport = ({ store, now }: Deps, who: Person, project: ProjectId | null): Promise<void> =>
  store.trail.add(who.team, {
    project,
    by: who.id,
    act: project === null ? 'list_exported' : 'exported',
    detail: {},
    at: now(),
  });
