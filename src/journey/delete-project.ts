import type { Project } from '#scoping/assessment';
import type { PersonId, ProjectId, TeamId } from '#scoping/ids';
import { ragft } from '#scoping/nobody';
import { folded } from '#store/folded';
import type { Stores } from '#store/index';
import { removalEntry } from './announce.ts';
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
  await deps.store.together(who.team, (stores) => removeProject(deps, stores, who.team, id, who.id));
  return { kind: 'deleted' };
}

/** What shows it in Slack goes too; in the trail it stands who did so, and nothing of what it was. */
async function removeProject(
  deps: Pick<Deps, 'now' | 'newId'>,
  { projects, outbox, trail }: Stores,
  team: TeamId,
  id: ProjectId,
  by: PersonId,
): Promise<void> {
  // Whoever asked twice, or two replicas at once, deleted it once.
  if (!(await projects.find(team, id))) return;
  const shown = await projects.remove(team, id);
  const removals = shown.map((message) => removalEntry(deps, id, message));
  await outbox.add(team, removals, deps.now());
  await trail.add(team, { project: id, by, act: 'deleted', detail: {}, at: deps.now() });
}

const DAY_MS = 86_400_000;
const AT_ONCE = 20;

/** Where the settings say how long archived projects are kept, those that are older are deleted. */
export async function removeRetired(deps: Omit<Deps, 'slack'>): Promise<void> {
  const now = deps.now().getTime();
  for (const { team, days } of await deps.store.settings.retaining()) {
    const then = new Date(now - days * DAY_MS);
    for (const id of await deps.store.projects.archivedBefore(team, then, AT_ONCE))
      await deps.store.together(team, async (stores) => {
        // Somebody may have restored it since.
        const archivedAt = (await stores.projects.find(team, id))?.archivedAt;
        if (archivedAt && archivedAt < then) await removeProject(deps, stores, team, id, ragft);
      });
  }
}
