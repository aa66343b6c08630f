import type { DraftId } from '#scoping/ids';
import type { Deps } from './deps.ts';
import type { Person } from './person.ts';
import { findPlace } from './place-of.ts';
import type { Shown } from './turn.ts';

/** A second click, or another window: it sees what the first one did. */
export async function whatBecameOf(deps: Deps, who: Person, draft: DraftId): Promise<Shown> {
  const assessment = await deps.store.assessments.fromDraft(who.team, draft);
  if (assessment?.author !== who.id) return { kind: 'gone' };
  const project = await deps.store.projects.find(who.team, assessment.project);
  if (!project) return { kind: 'gone' };
  const place = await findPlace(deps, { team: who.team, target: project.channel });
  return { kind: 'submitted', assessment, name: project.name, place };
}
