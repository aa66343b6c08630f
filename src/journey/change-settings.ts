import type { Settings } from '#scoping/settings';
import type { Deps } from './deps.ts';
import { isAdmin, ONLY_ADMINS } from './may.ts';
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
    const before = await stores.settings.of(who.team);
    const changed = await stores.settings.change(who.team, change, who.id, now);
    await stores.trail.add(who.team, {
      project: null,
      by: who.id,
      act: 'settings_changed',
      detail: { changed: differing(before, changed).join(', ') },
      at: now,
    });
    return changed;
  });
  return { kind: 'changed', settings };
}

const differing = (before: Settings, after: Settings): string[] =>
  Object.entries(after).flatMap(([key, value]) =>
    JSON.stringify(value) === JSON.stringify(before[key as keyof Settings]) ? [] : [key],
  );
