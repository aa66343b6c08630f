import type { Assessment, FirstStepProgress, Project } from '#scoping/assessment';
import type { Outcome } from '#scoping/outcome';
import type { CheckMade } from '#scoping/reminder-face';
import type { Review } from '#scoping/review';

interface ProjectFile {
  readonly project: Project;
  readonly assessment: Assessment;
  readonly revisions: readonly Assessment[];
  readonly reviews: readonly Review[];
  readonly outcomes: readonly Outcome[];
  readonly steps: readonly FirstStepProgress[];
  readonly checks: readonly CheckMade[];
  readonly trail: readonly object[];
}

/** All of one project. Its `answers` stand where `ragft assess` looks for them. */
export const projectJson = (dossier: ProjectFile): string =>
  `${JSON.stringify(projectFile(dossier), null, 2)}\n`;

export function projectFile({ project, assessment, ...rest }: ProjectFile): object {
  const { revisions, reviews, outcomes, steps, checks, trail } = rest;
  return {
    id: project.id,
    name: project.name,
    answers: assessment.answers,
    project,
    revisions: revisions.map(withoutTeam),
    reviews,
    first_steps: steps,
    outcomes,
    reminder_results: checks.map(({ title, event }) => ({ about: title, ...event })),
    trail,
  };
}

/** A list of projects, as an array; parts of it are joined by `projectsJsonParts`. */
export const projectInList = (project: Project): string => JSON.stringify(project);

const withoutTeam = ({ team: _, ...assessment }: Assessment) => assessment;
