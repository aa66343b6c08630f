import type { ProjectId } from '#scoping/ids';
import type { TrailEntry } from '#store/trail';
import type { Deps } from './deps.ts';
import { isAdmin, maySee, ONLY_ADMINS } from './may.ts';
import { type NameOf, namesOf } from './names-in-slack.ts';
import type { Person } from './person.ts';
import { type Refusal, refused } from './refusal.ts';

export interface TrailLine extends TrailEntry {
  readonly who: string;
  /** What its project is called, as far as the reader may know. */
  readonly called: string;
}

const AT_ONCE = 200;

/** What everybody did in this workspace, for its admins; of what is hidden from them only that it was done, and whose it is. */
export async function exportTrail(
  deps: Deps,
  who: Person,
): Promise<{ readonly kind: 'trail'; readonly stretches: AsyncGenerator<readonly TrailLine[]> } | Refusal> {
  if (!(await isAdmin(deps, who))) return refused(ONLY_ADMINS);
  const at = deps.now();
  await deps.store.trail.add(who.team, { project: null, by: who.id, act: 'trail_exported', detail: {}, at });
  return { kind: 'trail', stretches: stretches(deps, who) };
}

async function* stretches(deps: Deps, who: Person): AsyncGenerator<readonly TrailLine[]> {
  const projects = new Map<ProjectId, Called>();
  let after: number | undefined = 0;
  while (after !== undefined) {
    const { entries, next } = await deps.store.trail.stretch(who.team, after, AT_ONCE);
    for (const { project } of entries)
      if (project && !projects.has(project)) projects.set(project, await calledBy(deps, who, project));
    const people = entries.flatMap(({ by, detail: { to } }) => [by, ...(to ? [to] : [])]);
    const owners = [...projects.values()].flatMap(({ owner }) => owner ?? []);
    const nameOf = await namesOf(deps, who.team, [...people, ...owners], []);
    yield entries.map((entry) => lineOf(entry, projects, nameOf));
    after = next;
  }
}

interface Called {
  readonly name: string;
  readonly hidden: boolean;
  /** Said in place of a name that is hidden. */
  readonly owner?: string;
}

async function calledBy(deps: Deps, who: Person, id: ProjectId): Promise<Called> {
  const project = await deps.store.projects.find(who.team, id);
  if (!project) return { name: 'a deleted project', hidden: false };
  if (await maySee(deps, who, project)) return { name: '', hidden: true, owner: project.owner };
  return { name: project.name, hidden: false };
}

function lineOf(entry: TrailEntry, projects: ReadonlyMap<ProjectId, Called>, nameOf: NameOf): TrailLine {
  const { project, by, detail } = entry;
  const { name = '', hidden = false, owner = '' } = (project && projects.get(project)) || {};
  const { to, ...others } = detail;
  return {
    ...entry,
    who: nameOf(by),
    called: hidden ? `private project of ${nameOf(owner)}` : name,
    detail: hidden ? {} : { ...others, ...(to ? { to: nameOf(to) } : {}) },
  };
}
