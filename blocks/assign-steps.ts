import type { types, ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import type { FirstStepProgress, Project } from '#scoping/assessment';
import { mostSteps } from '#scoping/checklist';
import { brand, type PersonId, type ProjectId } from '#scoping/ids';
import { button } from './buttons.ts';
import { cardActions, cardCallbacks } from './card-ids.ts';
import { chosenUser, mention } from './mention.ts';
import { context, section } from './sections.ts';
import { dayInWords } from './step-boxes.ts';
import { escapedWithin, plain } from './text.ts';

const LONGEST = { step: 200, note: 500, reason: 200 } as const;

/** All steps with who does them by when, each to be edited; below, one of one’s own. */
export function assignSteps(project: Project, steps: readonly FirstStepProgress[]): types.ModalView {
  const full = steps.length >= mostSteps;
  return {
    type: 'modal',
    callback_id: cardCallbacks.steps,
    private_metadata: JSON.stringify({ project: project.id }),
    title: plain('Assign & dates', 24),
    close: plain('Close', 24),
    ...(full ? {} : { submit: plain('Add the step', 24) }),
    blocks: [
      section(`*First steps of ${escapedWithin(project.name, 400)}*`),
      ...steps.map(stepLine),
      { type: 'divider' },
      full
        ? context(`${mostSteps} steps are as many as a card can show. Rule one out to make room for another.`)
        : ownStepInput,
    ],
  };
}

const stepLine = (step: FirstStepProgress): types.SectionBlock => ({
  ...section(`${escapedWithin(step.text, 200)}\n_${standing(step)}_`),
  accessory: {
    ...button('Edit', cardActions.editStep, step.key),
    accessibility_label: plain(`Edit: ${step.text}`, 75).text,
  },
});

function standing({ owner, due, note, done, notNeeded }: FirstStepProgress): string {
  if (notNeeded) return `Not needed: ${escapedWithin(notNeeded.reason, LONGEST.reason)}`;
  const parts = [
    done ? `Done by ${mention(done.by)}` : '',
    owner ? mention(owner) : done ? '' : 'Nobody yet',
    due ? `due ${dayInWords(due)}` : done ? '' : 'no date',
    note ? 'with a note' : '',
  ];
  return parts.filter(Boolean).join(', ');
}

const ownStepInput: types.InputBlock = {
  type: 'input',
  block_id: 'own',
  label: plain('A step of your own'),
  optional: true,
  element: { type: 'plain_text_input', action_id: 'text', max_length: LONGEST.step },
};

/** One step: who, by when, a note, or why it is not needed. */
export const editStep = (project: ProjectId, step: FirstStepProgress): types.ModalView => ({
  type: 'modal',
  callback_id: cardCallbacks.step,
  private_metadata: JSON.stringify({ project, step: step.key }),
  title: plain('First step', 24),
  submit: plain('Save', 24),
  close: plain('Back', 24),
  blocks: [
    section(`*${escapedWithin(step.text, 400)}*${step.why === '' ? '' : `\n${step.why}`}`),
    {
      type: 'input',
      block_id: 'owner',
      label: plain('Who does it'),
      optional: true,
      element: {
        type: 'users_select',
        action_id: 'person',
        ...chosenUser(step.owner),
      },
    },
    {
      type: 'input',
      block_id: 'due',
      label: plain('By when'),
      optional: true,
      element: { type: 'datepicker', action_id: 'day', ...(step.due ? { initial_date: step.due } : {}) },
    },
    {
      type: 'input',
      block_id: 'note',
      label: plain('Note'),
      optional: true,
      element: {
        type: 'plain_text_input',
        action_id: 'text',
        multiline: true,
        max_length: LONGEST.note,
        ...(step.note ? { initial_value: step.note } : {}),
      },
    },
    {
      type: 'input',
      block_id: 'not-needed',
      label: plain('Not needed, because'),
      hint: plain(
        'Filled in, the step leaves the checklist and is mentioned with this reason. Emptied, it comes back.',
      ),
      optional: true,
      element: {
        type: 'plain_text_input',
        action_id: 'text',
        max_length: LONGEST.reason,
        ...(step.notNeeded ? { initial_value: step.notNeeded.reason } : {}),
      },
    },
  ],
});

export interface EditedStep {
  readonly project: ProjectId;
  readonly step: string;
  readonly owner: PersonId | null;
  readonly due: string | null;
  readonly note: string | null;
  readonly notNeeded: string | null;
}

const ofStep = z.object({ project: z.string(), step: z.string().max(100) });
const ofProject = z.object({ project: z.string() });

const words = (longest: number) =>
  z
    .string()
    .nullish()
    .transform((text) => text?.trim().slice(0, longest) || null);

const editedValues = z.object({
  owner: z.object({ person: z.object({ selected_user: z.string().nullish() }) }),
  due: z.object({ day: z.object({ selected_date: z.iso.date().nullish() }) }),
  note: z.object({ text: z.object({ value: words(LONGEST.note) }) }),
  'not-needed': z.object({ text: z.object({ value: words(LONGEST.reason) }) }),
});

const ownValues = z.object({ own: z.object({ text: z.object({ value: words(LONGEST.step) }) }) });

/** The inverse of `editStep`; undefined for a view that is not one of ours. */
export function readEditedStep(view: ViewOutput): EditedStep | undefined {
  const mark = ofStep.safeParse(parsed(view.private_metadata)).data;
  const values = editedValues.safeParse(view.state.values).data;
  if (!mark || !values) return undefined;
  const { selected_user: owner } = values.owner.person;
  return {
    project: brand<'project'>(mark.project),
    step: mark.step,
    owner: owner ? brand<'person'>(owner) : null,
    due: values.due.day.selected_date ?? null,
    note: values.note.text.value,
    notNeeded: values['not-needed'].text.value,
  };
}

/** What `assignSteps` adds; its text is null where nothing was written. */
export function readOwnStep(
  view: ViewOutput,
): { readonly project: ProjectId; readonly text: string | null } | undefined {
  const project = readStepsProject(view.private_metadata);
  const values = ownValues.safeParse(view.state.values).data;
  return project && { project, text: values?.own.text.value ?? null };
}

/** Which project’s steps a view shows. */
export function readStepsProject(text: string): ProjectId | undefined {
  const mark = ofProject.safeParse(parsed(text)).data;
  return mark && brand<'project'>(mark.project);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
