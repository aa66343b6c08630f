import type { types } from '@slack/bolt';
import { approachNames } from '#scoping/approaches';
import type { Assessment } from '#scoping/assessment';
import type { Place } from '#scoping/place';
import { button } from './buttons.ts';
import { actions, callbacks } from './ids.ts';
import { placeInWords } from './place-inputs.ts';
import { escapedWithin, mrkdwn, plain } from './text.ts';

/** A modal that only says something; `text` is mrkdwn, with whatever people wrote in it escaped. */
export const noteView = (
  title: string,
  text: string,
  more: readonly types.KnownBlock[] = [],
): types.ModalView => ({
  type: 'modal',
  callback_id: callbacks.note,
  title: plain(title, 24),
  close: plain('Close', 24),
  blocks: [{ type: 'section', block_id: 'note', text: mrkdwn(text) }, ...more],
});

export interface Submission {
  readonly assessment: Pick<Assessment, 'revision' | 'recommendation' | 'provisional'>;
  readonly name: string;
  readonly place: Place;
}

/** The last thing the conversation says: it is saved, and where it will be seen. */
export const submittedView = ({ assessment, name, place }: Submission): types.ModalView => {
  const { revision, recommendation, provisional } = assessment;
  return noteView(
    'Submitted',
    `*${escapedWithin(name, 400)}* is saved as revision ${revision}${provisional ? ', provisional' : ''}: ` +
      `${approachNames[recommendation.destination]}. ${placeInWords(place)}`,
  );
};

export const discardedView: types.ModalView = noteView(
  'Discarded',
  'Their revision stands. Your answers are set aside for 30 days; `/ragft` and the project’s name starts again from theirs.',
);

/** Submitted, set aside or removed, in another window or long ago. */
export const goneView: types.ModalView = noteView(
  'No longer here',
  'This draft is not in progress any more: it was submitted, set aside or removed. What was submitted is on its card.',
  [startActions()],
);

export const busyText =
  'Ragft could not save just now: its database did not answer in time. Everything you chose before is safe: try again in a moment.';

export const busyView: types.ModalView = noteView('Not saved yet', busyText);

/** A line with a button that opens the conversation, as if `/ragft` and `words` had just been typed. */
export const startMessage = (text: string, words = ''): { text: string; blocks: types.KnownBlock[] } => ({
  text,
  blocks: [{ type: 'section', text: mrkdwn(text) }, startActions(words)],
});

export function startActions(words = ''): types.ActionsBlock {
  return {
    type: 'actions',
    elements: [{ ...button('Start', actions.start, words), style: 'primary' }],
  };
}
