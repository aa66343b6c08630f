import type { types } from '@slack/bolt';
import { z } from 'zod';
import { approachNames } from '#scoping/approaches';
import type { Assessment, Project } from '#scoping/assessment';
import { adviceHelds, builtThings, type Outcome } from '#scoping/outcome';
import { portfolioCallbacks, writeProjectMark } from './portfolio-ids.ts';
import { section } from './sections.ts';
import { adviceNames, builtNames } from './status-words.ts';
import { escapedWithin, plain } from './text.ts';

const fields = { built: 'built', advice: 'advice', note: 'note' } as const;

/** What was really built, and whether the advice held. */
export const outcomeForm = (project: Project, { recommendation, revision }: Assessment): types.ModalView => ({
  type: 'modal',
  callback_id: portfolioCallbacks.outcome,
  private_metadata: writeProjectMark({ project: project.id, revision }),
  title: plain('What was built', 24),
  submit: plain('Save', 24),
  close: plain('Cancel', 24),
  blocks: [
    section(
      `*${escapedWithin(project.name, 200)}* was advised: ${approachNames[recommendation.destination]}.`,
    ),
    choice(fields.built, 'What was really built?', builtThings, builtNames),
    choice(fields.advice, 'Did the advice hold?', adviceHelds, adviceNames),
    {
      type: 'input',
      block_id: fields.note,
      label: plain('What would you tell the next team?'),
      optional: true,
      element: { type: 'plain_text_input', action_id: fields.note, multiline: true, max_length: 2000 },
    },
  ],
});

const choice = <T extends string>(
  field: string,
  ask: string,
  values: readonly T[],
  names: Readonly<Record<T, string>>,
): types.InputBlock => ({
  type: 'input',
  block_id: field,
  label: plain(ask),
  element: {
    type: 'radio_buttons',
    action_id: field,
    options: values.map((value) => ({ value, text: plain(names[value], 75) })),
  },
});

const chosen = <T extends string>(values: readonly T[]) =>
  z.object({ selected_option: z.object({ value: z.enum(values) }) });

const state = z.object({
  built: z.object({ built: chosen(builtThings) }),
  advice: z.object({ advice: chosen(adviceHelds) }),
  note: z.object({ note: z.object({ value: z.string().nullish() }) }),
});

export function readOutcomeForm(values: unknown): Pick<Outcome, 'built' | 'adviceHeld' | 'note'> | undefined {
  const { data } = state.safeParse(values);
  return (
    data && {
      built: data.built.built.selected_option.value,
      adviceHeld: data.advice.advice.selected_option.value,
      note: data.note.note.value ?? '',
    }
  );
}
