import type { Project } from '#scoping/assessment';
import type { PersonId } from '#scoping/ids';
import type { Settings } from '#scoping/settings';
import type { Deps } from './deps.ts';
import { isAdmin, maySee, ONLY_ADMINS } from './may.ts';
import type { Person } from './person.ts';
import { type Refusal, refused } from './refusal.ts';

/** Everybody may know what holds here; only admins change it. */
export async function readSettings(
  deps: Deps,
  who: Person,
): Promise<{ readonly settings: Settings; readonly admin: boolean }> {
  return { settings: await deps.store.settings.of(who.team), admin: await isAdmin(deps, who) };
}

export async function changeSettings(
  deps: Deps,
  who: Person,
  change: Settings,
): Promise<{ readonly kind: 'changed'; readonly settings: Settings } | Refusal> {
  if (!(await isAdmin(deps, who))) return refused(ONLY_ADMINS);
  const now = deps.now();
  const settings = await deps.store.together(who.team, async (stores) => {
    const changed = await stores.settings.change(who.team, change, who.id, now);
    await stores.trail.add(who.team, {
      project: null,
      by: who.id,
      act: 'settings_changed',
      detail: {},
      at: now,
    });
    return changed;
  });
  return { kind: 'changed', settings };
}

/** Their name is replaced wherever it stands; what was decided stays. */
export async function forgetPerson(
  deps: Deps,
  who: Person,
  person: PersonId,
): Promise<{ readonly kind: 'forgotten' } | Refusal> {
  if (!(await isAdmin(deps, who))) return refused(ONLY_ADMINS);
  await deps.store.together(who.team, async ({ people, trail }) => {
    await people.forget(who.team, person);
    const at = deps.now();
    await trail.add(who.team, { project: null, by: who.id, act: 'person_forgotten', detail: {}, at });
  });
  return { kind: 'forgotten' };
}

/** To admins, for deletion: of what they may not see only whose it is. */
export type Deletable = { readonly project: Project; readonly seen: boolean };

export async function deletableProjects(
  deps: Deps,
  who: Person,
  limit: number,
): Promise<readonly Deletable[]> {
  if (!(await isAdmin(deps, who))) return [];
  const { rows } = await deps.store.portfolio.list(who.team, {}, 'newest', limit);
  return Promise.all(
    rows.map(async ({ project }) => ({
      project,
      seen: (await maySee(deps, who, project)) === undefined,
    })),
  );
}
