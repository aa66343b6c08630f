import type { types } from '@slack/bolt';
import type { Draft } from '#scoping/assessment';
import { pages } from '#scoping/questionnaire';
import { button } from './buttons.ts';
import { actions, blockId, callbacks, fields } from './ids.ts';
import { ago, escapedWithin, mrkdwn, plain } from './text.ts';

/** Several drafts wait in the channel: which one, or another. More than these nobody keeps in mind. */
const SHOWN = 20;

export const draftsView = (drafts: readonly Draft[], now: Date): types.ModalView => ({
  type: 'modal',
  callback_id: callbacks.drafts,
  title: plain('Go on where?', 24),
  close: plain('Close', 24),
  blocks: [
    {
      type: 'section',
      block_id: 'several',
      text: mrkdwn('You have several drafts in this channel. Everything you chose in them is saved.'),
    },
    ...drafts.slice(0, SHOWN).map((draft) => draftLine(draft, now)),
    ...(drafts.length > SHOWN
      ? [
          {
            type: 'context' as const,
            elements: [mrkdwn(`${drafts.length - SHOWN} older ones: \`/ragft\` and their name.`)],
          },
        ]
      : []),
    { type: 'divider' },
    {
      type: 'actions',
      block_id: 'ways',
      elements: [button('Start another project', actions.startAnother, drafts[0]?.channel)],
    },
  ],
});

function draftLine(draft: Draft, now: Date): types.SectionBlock {
  const place = pages.findIndex(({ id }) => id === draft.page);
  const where = place < 0 ? 'at the verdict' : `on page ${place + 1} of ${pages.length}`;
  const name = draft.name.trim() === '' ? '_No name yet_' : `*${escapedWithin(draft.name, 400)}*`;
  return {
    type: 'section',
    block_id: `draft.${draft.id}`,
    text: mrkdwn(`${name}\nSaved ${ago(draft.savedAt, now)}, ${where}`),
    accessory: button('Go on', actions.resumeDraft, draft.id),
  };
}

export const placeBlock = blockId(fields.channel, { id: 'place', epoch: 0 });

/** A global shortcut and the Home tab belong to no channel, so the first thing asked is where. */
export const placeView: types.ModalView = {
  type: 'modal',
  callback_id: callbacks.place,
  title: plain('Scope an AI project', 24),
  submit: plain('Start', 24),
  close: plain('Close', 24),
  blocks: [
    {
      type: 'input',
      block_id: placeBlock,
      label: plain('Which channel does the project belong to?'),
      hint: plain('The card will be posted there, once you submit. You can change it until then.'),
      element: {
        type: 'conversations_select',
        action_id: actions.channel,
        placeholder: plain('Choose a channel'),
        default_to_current_conversation: true,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
      },
    },
  ],
};
