import { tickedByGroup } from '#scoping/checklist';
import type { ChannelId, ProjectId } from '#scoping/ids';
import type { Deps } from './deps.ts';
import { maySee } from './may.ts';
import type { Standing } from './messenger.ts';
import type { Person } from './person.ts';
import { standingOf } from './prepare-telling.ts';

export type ProjectRead =
  | ({ readonly kind: 'project' } & Standing)
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'gone' };

/** A project as it stands, for somebody who may see it. */
export async function readProject(deps: Deps, who: Person, id: ProjectId): Promise<ProjectRead> {
  const standing = await standingOf(deps.store, who.team, id);
  if (!standing) return { kind: 'gone' };
  const why = await maySee(deps, who, standing.project);
  return why ? { kind: 'refused', why } : { kind: 'project', ...standing };
}

export type Shown =
  | ({ readonly kind: 'card'; readonly version: number } & Standing)
  /** Names that begin like what was asked for. */
  | { readonly kind: 'unknown'; readonly near: readonly string[] };

/** The card for one person: of the project with this name in their channel, else of the only one they may see. */
export async function showProject(deps: Deps, who: Person, channel: ChannelId, name: string): Promise<Shown> {
  const { store } = deps;
  const here = await store.projects.named(who.team, channel, name);
  const found = here ? [here] : await store.projects.search(who.team, name, 20);
  const visible = [];
  for (const project of found) if (!(await maySee(deps, who, project))) visible.push(project);

  const [only, ...others] = visible;
  if (!only || others.length > 0) return { kind: 'unknown', near: visible.map((project) => project.name) };
  return store.together(who.team, async (stores) => {
    const standing = await standingOf(stores, who.team, only.id);
    if (!standing) return { kind: 'unknown', near: [] };
    const version = await stores.cards.draw(who.team, only.id, tickedByGroup(standing.steps), deps.now());
    return { kind: 'card', version, ...standing };
  });
}
