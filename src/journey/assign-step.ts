import type { FirstStepProgress, Project } from '#scoping/assessment';
import { mostSteps } from '#scoping/checklist';
import type { PersonId, ProjectId } from '#scoping/ids';
import type { Stores } from '#store/index';
import { cardEntry, threadEntries } from './announce.ts';
import type { Deps } from './deps.ts';
import { mayAct, maySee } from './may.ts';
import { oneLine } from './names.ts';
import type { Person } from './person.ts';
import { nextDigest } from './send-digests.ts';

export interface Assignment {
  readonly project: ProjectId;
  readonly step: string;
  readonly owner: PersonId | null;
  /** A calendar day. */
  readonly due: string | null;
  readonly note: string | null;
  /** Why it is not needed; null where it is. */
  readonly notNeeded: string | null;
}

export interface Checklist {
  readonly kind: 'checklist';
  readonly project: Project;
  readonly steps: readonly FirstStepProgress[];
}

export type Assigned =
  | Checklist
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'gone' };

export async function readChecklist(deps: Deps, who: Person, id: ProjectId): Promise<Assigned> {
  const project = await deps.store.projects.find(who.team, id);
  if (!project) return { kind: 'gone' };
  const why = await maySee(deps, who, project);
  if (why) return { kind: 'refused', why };
  return { kind: 'checklist', project, steps: await deps.store.checklists.of(who.team, id) };
}

/** Who does a step by when, with a note; or why it is not needed. */
export async function assignStep(deps: Deps, who: Person, assignment: Assignment): Promise<Assigned> {
  const { owner, due } = assignment;
  const digestAt = owner && due ? await nextDigest(deps, who.team, owner) : undefined;
  return changeChecklist(deps, who, assignment.project, async (stores, { steps }) => {
    const { project, step: key, notNeeded } = assignment;
    const step = steps.find((each) => each.key === key);
    if (!step) return;
    await stores.checklists.assign(who.team, project, key, assignment);
    if (step.owner !== owner || step.due !== due || step.note !== assignment.note)
      await stores.trail.add(who.team, {
        project,
        by: who.id,
        act: 'step_assigned',
        detail: { step: key, ...(owner ? { to: owner } : {}), ...(due ? { due } : {}) },
        at: deps.now(),
      });
    // Who ruled it out for this very reason keeps having done so.
    if ((step.notNeeded?.reason ?? null) !== notNeeded)
      await stores.checklists.ruleOut(who.team, project, key, notNeeded, who.id, deps.now());
    if (owner && digestAt) await stores.digests.plan(who.team, owner, digestAt);
  });
}

/** A step that no source thought of. */
export const addOwnStep = (deps: Deps, who: Person, project: ProjectId, text: string): Promise<Assigned> =>
  changeChecklist(deps, who, project, async (stores, { steps }) => {
    const line = oneLine(text);
    // Twice pressed, or thought of by two: it is one step.
    if (line === '' || steps.length >= mostSteps || steps.some((step) => step.text === line)) return;
    const key = `own-${deps.newId()}`;
    await stores.checklists.addOwn(who.team, project, key, line);
    const at = deps.now();
    await stores.trail.add(who.team, { project, by: who.id, act: 'step_added', detail: { step: key }, at });
  });

async function changeChecklist(
  deps: Deps,
  who: Person,
  id: ProjectId,
  change: (stores: Stores, before: Checklist) => Promise<void>,
): Promise<Assigned> {
  const before = await readChecklist(deps, who, id);
  if (before.kind !== 'checklist') return before;
  const why = await mayAct(deps, who, before.project);
  if (why) return { kind: 'refused', why };
  return deps.store.together(who.team, async (stores) => {
    const steps = await stores.checklists.of(who.team, id);
    await change(stores, { ...before, steps });
    const card = await stores.cards.find(who.team, id);
    await stores.outbox.add(
      who.team,
      [cardEntry(deps, id, card), ...threadEntries(deps, id, ['plan'])],
      deps.now(),
    );
    return { ...before, steps: await stores.checklists.of(who.team, id) };
  });
}
