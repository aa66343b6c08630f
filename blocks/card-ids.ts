import { z } from 'zod';
import { brand, type ProjectId } from '#scoping/ids';

/** What hangs in cards and their threads, for as long as people read them; see `ids.ts` for the version at the end. */
export const cardActions = {
  step: 'card-step.v1',
  why: 'card-why.v1',
  whatIf: 'card-what-if.v1',
  sources: 'card-sources.v1',
  assign: 'card-assign.v1',
  more: 'card-more.v1',
  post: 'card-post.v1',

  tryOut: 'card-try-out.v1',
  tried: 'card-tried.v1',
  editStep: 'card-edit-step.v1',

  answer: 'card-answer.v1',
  ask: 'card-ask.v1',
  question: 'card-question.v1',
  dontKnow: 'card-dont-know.v1',
  revise: 'card-revise.v1',

  retry: 'card-retry.v1',
  retryAll: 'card-retry-all.v1',
  digestOff: 'digest-off.v1',
  digestOn: 'digest-on.v1',
} as const;

export const cardCallbacks = {
  tryOut: 'card-try-out.v1',
  steps: 'card-steps.v1',
  step: 'card-one-step.v1',
  answer: 'card-answer.v1',
  ask: 'card-ask.v1',
  pass: 'card-pass.v1',
} as const;

/** What the menu beside the buttons offers. */
export const cardMenu = {
  reassess: 'Assess again',
  project: 'Review, history, export, archive',
  reminders: 'Reminders',
  sources: 'Sources',
} as const;

export type CardMenuChoice = keyof typeof cardMenu;

/** A drawing of a card, and which of its groups of steps: what stands there was ticked or not when it was drawn. */
export interface DrawnGroup {
  readonly project: ProjectId;
  readonly version: number;
  readonly group: number;
}

/** The version makes the id new with each drawing: Slack then shows the ticks we send, not those it remembers. */
export const stepsBlockId = ({ project, version, group }: DrawnGroup): string =>
  `steps:${project}:${version}:${group}`;

export function readStepsBlockId(id: string): DrawnGroup | undefined {
  const [, project, version, group] = /^steps:([^:]{1,64}):(\d{1,9}):(\d)$/.exec(id) ?? [];
  if (!project || !version || !group) return undefined;
  return { project: brand<'project'>(project), version: Number(version), group: Number(group) };
}

/** The row of buttons below a card. */
export const cardRowId = (project: ProjectId): string => `card:${project}`;

const projectId = z
  .string()
  .regex(/^[^:]{1,64}$/)
  .transform((id) => brand<'project'>(id));

/** The value of a button, or what stands in a modal, when it means one project. */
export const readProject = (value: unknown): ProjectId | undefined => projectId.safeParse(value).data;

export const menuValue = (choice: CardMenuChoice, project: ProjectId): string => `${choice}:${project}`;

const menuAction = z.object({ selected_option: z.object({ value: z.string() }) });

/** What was chosen from the menu, and of which project. */
export function readMenuChoice(
  action: unknown,
): { readonly choice: CardMenuChoice; readonly project: ProjectId } | undefined {
  const value = menuAction.safeParse(action).data?.selected_option.value ?? '';
  const [choice = '', id] = value.split(':', 2);
  const project = readProject(id);
  return project && isChoice(choice) ? { choice, project } : undefined;
}

const isChoice = (word: string): word is CardMenuChoice => Object.hasOwn(cardMenu, word);
