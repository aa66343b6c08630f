import type { FirstStepProgress, Project } from '#scoping/assessment';
import type { Deps } from './deps.ts';
import { maySee } from './may.ts';
import type { Person } from './person.ts';

const MOST = 30;

export interface OverdueStep {
  readonly step: FirstStepProgress;
  readonly project: Project;
}

/** A person’s steps that are due by that day, in projects they may see, the most overdue first. */
export async function overdueSteps(deps: Deps, who: Person, day: string): Promise<readonly OverdueStep[]> {
  const found: OverdueStep[] = [];
  for (const step of await deps.store.portfolio.stepsDue(who.team, who.id, day, MOST)) {
    const project = await deps.store.projects.find(who.team, step.project);
    if (!project || project.archivedAt || (await maySee(deps, who, project))) continue;
    found.push({ step, project });
  }
  return found;
}
