import type { Project } from '#scoping/assessment';
import type { PersonId, ProjectId } from '#scoping/ids';
import { cardEntry } from './announce.ts';
import type { Deps } from './deps.ts';
import { mayChange } from './may.ts';
import type { Person } from './person.ts';
import { type Refusal, refused, tooLate, unseen } from './refusal.ts';
import { sightOf } from './sight.ts';

/** Whether whoever asked still waits. Who is a member may have to be asked of Slack first. */
type StillWaits = () => boolean;
const always: StillWaits = () => true;

export type Kept = { readonly kind: 'kept'; readonly project: Project };

/** Out of the lists, with everything it has; or back into them. */
export async function archiveProject(
  deps: Deps,
  who: Person,
  id: ProjectId,
  archived: boolean,
  awaited: StillWaits = always,
): Promise<Kept | Refusal> {
  const sight = await sightOf(deps, who, id);
  if (!sight) return unseen;
  const why = mayChange(sight.relation);
  if (why) return refused(why);
  if (!awaited()) return tooLate;

  const now = deps.now();
  await deps.store.together(who.team, async ({ projects, trail, outbox, cards, reminderPlans }) => {
    await projects.archive(who.team, id, archived ? now : null, now);
    await reminderPlans.lookAgain(who.team, id, now);
    const act = archived ? 'archived' : 'restored';
    await trail.add(who.team, { project: id, by: who.id, act, detail: {}, at: now });
    await outbox.add(who.team, [cardEntry(deps, id, await cards.find(who.team, id))], now);
  });
  return { kind: 'kept', project: { ...sight.project, archivedAt: archived ? now : null } };
}

/** From now on somebody else looks after it. */
export async function handOver(
  deps: Deps,
  who: Person,
  id: ProjectId,
  owner: PersonId,
  awaited: StillWaits = always,
): Promise<Kept | Refusal> {
  const sight = await sightOf(deps, who, id);
  if (!sight) return unseen;
  const why = mayChange(sight.relation);
  if (why) return refused(why);
  const theirs = await sightOf(deps, { team: who.team, id: owner }, id);
  if (theirs?.relation === 'unsure')
    return refused(
      'Slack did not say whether the new owner is in the project’s channel. Try again in a minute.',
    );
  if (theirs?.relation !== 'member')
    return refused('The new owner has to be a member of the project’s channel. Invite them and try again.');
  if (!awaited()) return tooLate;

  const now = deps.now();
  await deps.store.together(who.team, async ({ projects, trail }) => {
    await projects.reassign(who.team, id, owner, now);
    await trail.add(who.team, {
      project: id,
      by: who.id,
      act: 'handed_over',
      detail: { to: owner },
      at: now,
    });
  });
  return { kind: 'kept', project: { ...sight.project, owner } };
}
