import type { DraftId } from '#scoping/ids';
import type { Deps } from './deps.ts';
import type { Person } from './person.ts';
import { findPlace } from './place-of.ts';
import type { Shown } from './turn.ts';

/** A second click, or another window: it sees what the first one did. */
export async function whatBecameOf(deps: Deps, who: Person, draft: DraftId): Promise<Shown> {
  const assessment = await deps.store.assessments.fromDraft(who.team, draft);
  if (assessment?.author !== who.id) return notTheirs(deps, who, draft);
  const project = await deps.store.projects.find(who.team, assessment.project);
  if (!project) return { kind: 'gone' };
  const place = await findPlace(deps, { team: who.team, target: project.channel });
  return { kind: 'submitted', assessment, name: project.name, place };
}

/** The same answer whether it is another person’s or nobody’s any more. */
async function notTheirs(deps: Deps, who: Person, id: DraftId): Promise<Shown> {
  const draft = await deps.store.drafts.find(who.team, id);
  if (draft && draft.person !== who.id) deps.forged?.(who, 'a draft');
  return { kind: 'gone' };
}
