import type { types } from '@slack/bolt';
import type { Draft, Project } from '#scoping/assessment';
import { actions, blockId, fields } from './ids.ts';
import { escapedWithin, mrkdwn, plain, truncate } from './text.ts';

/** Saved as it is typed. What is too long is refused by us, in words, and not by Slack. */
export const nameInput = (draft: Draft): types.InputBlock => ({
  type: 'input',
  block_id: blockId(fields.name, draft),
  label: plain('What is the project called?'),
  hint: plain('The card needs one: at most 80 characters, in any script.'),
  optional: true,
  dispatch_action: true,
  element: {
    type: 'plain_text_input',
    action_id: actions.name,
    placeholder: plain('Support assistant'),
    max_length: 300,
    dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
    ...(draft.name === '' ? {} : { initial_value: draft.name }),
  },
});

/** Choosing one turns the draft into its next assessment. */
export const projectSelect = (draft: Draft): types.InputBlock => ({
  type: 'input',
  block_id: blockId(fields.project, draft),
  label: plain('Or assess an existing project again'),
  hint: plain('Its last answers are filled in; what you have chosen here stays.'),
  optional: true,
  dispatch_action: true,
  element: {
    type: 'external_select',
    action_id: actions.project,
    placeholder: plain('Type part of its name'),
    min_query_length: 0,
  },
});

export const projectOption = ({ id, name, revision }: Project): types.PlainTextOption => ({
  text: plain(name, 75),
  value: id,
  description: plain(`Revision ${revision}`, 75),
});

const LINE_MAX = 600;

/** Kept at the next choice or click; Enter keeps it at once. */
export const lineInput = (draft: Draft): types.InputBlock => ({
  type: 'input',
  block_id: blockId(fields.line, draft),
  label: plain('What should it do, in one line?'),
  hint: plain('Whoever reads the card later starts here.'),
  optional: true,
  dispatch_action: true,
  element: {
    type: 'plain_text_input',
    action_id: actions.line,
    max_length: LINE_MAX,
    dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
    ...(draft.description === '' ? {} : { initial_value: truncate(draft.description, LINE_MAX) }),
  },
});

export const sameProject = (name: string): types.SectionBlock => ({
  type: 'section',
  block_id: 'same-project',
  text: mrkdwn(`You are assessing *${escapedWithin(name, 400)}* again. The last answers are filled in.`),
});
