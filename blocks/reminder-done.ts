import type { types } from '@slack/bolt';
import { z } from 'zod';
import { answersAfter } from '#scoping/changed-answers';
import type { FacedLine } from '#scoping/reminder-face';
import { type Result, results } from '#scoping/reminders';
import { button } from './buttons.ts';
import { limits } from './limits.ts';
import { noteView } from './note.ts';
import { type LineOf, reminderActions, reminderCallbacks, writeLineMark } from './reminder-ids.ts';
import { section } from './sections.ts';
import { escaped, plain } from './text.ts';

const labels: Readonly<Record<Result, string>> = {
  held: 'It held',
  slipped: 'It slipped',
  failed: 'It failed',
};

const NOTE_LENGTH = 500;
const FIGURE_LENGTH = 40;

/** What did the check show? */
export const doneView = (of: LineOf, { words }: FacedLine['line']): types.ModalView => ({
  type: 'modal',
  callback_id: reminderCallbacks.done,
  private_metadata: writeLineMark(of),
  title: plain('What did it show?', limits.view.title),
  submit: plain('Save', limits.view.submit),
  close: plain('Cancel', limits.view.close),
  blocks: [
    section(
      [
        `*${words.title}*`,
        words.check,
        `*If it held:* ${words.held}`,
        `*If it slipped:* ${words.slipped}`,
        `*If it failed:* ${words.failed}`,
      ].join('\n'),
    ),
    {
      type: 'input',
      block_id: 'result',
      label: plain('Result'),
      element: {
        type: 'radio_buttons',
        action_id: 'result',
        options: results.map((result) => ({ text: plain(labels[result]), value: result })),
      },
    },
    {
      type: 'input',
      block_id: 'figure',
      optional: true,
      label: plain('A number'),
      hint: plain('The score, the sum, the count: whatever makes the next time comparable.'),
      element: { type: 'plain_text_input', action_id: 'figure', max_length: FIGURE_LENGTH },
    },
    {
      type: 'input',
      block_id: 'note',
      optional: true,
      label: plain('A note'),
      element: { type: 'plain_text_input', action_id: 'note', multiline: true, max_length: NOTE_LENGTH },
    },
  ],
});

const said = z.object({
  result: z.object({ result: z.object({ selected_option: z.object({ value: z.enum(results) }) }) }),
  figure: z.object({ figure: z.object({ value: z.string().max(FIGURE_LENGTH).nullish() }) }).optional(),
  note: z.object({ note: z.object({ value: z.string().max(NOTE_LENGTH).nullish() }) }).optional(),
});

export interface Done {
  readonly result: Result;
  readonly figure: string;
  readonly note: string;
}

/** The inverse of `doneView`. */
export function readDoneView(values: unknown): Done | undefined {
  const { data } = said.safeParse(values);
  if (!data) return undefined;
  return {
    result: data.result.result.selected_option.value,
    figure: (data.figure?.figure.value ?? '').trim(),
    note: (data.note?.note.value ?? '').trim(),
  };
}

/** Kept, and after a bad result the way to ask the questions again. */
export const keptView = ({ reminder, key }: LineOf, result: Result, project: string): types.ModalView =>
  result === 'held'
    ? noteView('Saved', `Kept in the history of *${escaped(project)}*. It held: nothing else to do.`)
    : noteView(
        'Saved',
        `Kept in the history of *${escaped(project)}*. Does it change the decision? *Re-assess* opens the ` +
          `questionnaire with your last answers${isEmpty(answersAfter(key, result)) ? '.' : ', and what this result says is filled in.'}`,
        [
          {
            type: 'actions',
            block_id: 'ways',
            elements: [{ ...button('Re-assess', reminderActions.reassess, reminder), style: 'primary' }],
          },
        ],
      );

const isEmpty = (answers: object): boolean => Object.keys(answers).length === 0;
