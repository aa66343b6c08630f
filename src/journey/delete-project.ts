import type { Project } from '#scoping/assessment';
import type { ProjectId } from '#scoping/ids';
import { folded } from '#store/folded';
import type { Deps } from './deps.ts';
import { isAdmin, mayDelete, relationTo } from './may.ts';
import type { Person } from './person.ts';
import { type Refusal, refused, unseen } from './refusal.ts';

/** What has to be typed before it is gone: its name, or this word where even an admin may not know the name. */
export const wordFor = ({ project, seen }: Doomed): string => (seen ? project.name : 'delete');

export interface Doomed {
  readonly kind: 'doomed';
  readonly project: Project;
  readonly seen: boolean;
}

/** Whether this person may delete it, before they are asked to type anything. */
export async function mayBeDeleted(deps: Deps, who: Person, id: ProjectId): Promise<Doomed | Refusal> {
  const project = await deps.store.projects.find(who.team, id);
  if (!project) return unseen;
  const admin = await isAdmin(deps, who);
  const revisions = await deps.store.assessments.history(who.team, id);
  const [newest] = revisions;
  const relation = await relationTo(deps, who, newest ? { ...project, author: newest.author } : project);
  const seen = relation !== 'hidden';
  if (!seen && !admin) return unseen;
  const why = mayDelete(relation, who, admin, revisions);
  return why ? refused(why) : { kind: 'doomed', project, seen };
}

/** For good, with everything that belongs to it; what stays is that somebody did so. */
export async function deleteProject(
  deps: Deps,
  who: Person,
  id: ProjectId,
  typed: string,
): Promise<{ readonly kind: 'deleted' } | Refusal> {
  const doomed = await mayBeDeleted(deps, who, id);
  if (doomed.kind === 'refused') return doomed;
  if (folded(typed) !== folded(wordFor(doomed)))
    return refused(`Type “${wordFor(doomed)}” to confirm; nothing was deleted.`);
  await deps.store.together(who.team, async ({ projects, trail }) => {
    await projects.remove(who.team, id);
    await trail.add(who.team, { project: id, by: who.id, act: 'deleted', detail: {}, at: deps.now() });
  });
  return { kind: 'deleted' };
}
