import type { FirstStepProgress } from './assessment.ts';

/** As many checkboxes as fit in one group of them. */
const GROUP = 10;

/** Two groups: more steps than that are a plan, and belong where plans are kept. */
export const mostSteps = 2 * GROUP;

/** What is offered to tick: what was ruled out is only mentioned. */
export const shownSteps = (steps: readonly FirstStepProgress[]): readonly FirstStepProgress[] =>
  steps.filter(({ notNeeded }) => notNeeded === null).slice(0, mostSteps);

/** The steps in groups as a card shows them. */
export const stepGroups = (
  steps: readonly FirstStepProgress[],
): readonly (readonly FirstStepProgress[])[] => {
  const shown = shownSteps(steps);
  return [shown.slice(0, GROUP), shown.slice(GROUP)].filter((group) => group.length > 0);
};

/** What a drawing shows as ticked, by group. */
export const tickedByGroup = (steps: readonly FirstStepProgress[]): readonly (readonly string[])[] =>
  stepGroups(steps).map((group) => group.filter(({ done }) => done !== null).map(({ key }) => key));
