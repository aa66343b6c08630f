import type { types } from '@slack/bolt';
import type { Draft } from '#scoping/assessment';
import type { Place } from '#scoping/place';
import { actions, blockId, fields } from './ids.ts';
import { mrkdwn, plain } from './text.ts';

/** Said before anything is posted: where, and what stands in the way. */
export const placeInWords = (place: Place): string => {
  switch (place.kind) {
    case 'channel':
      return `The card will be posted in <#${place.channel}>${place.open ? ', where everyone in the workspace can read it' : ''}.`;
    case 'uninvited':
      return (
        `The card is meant for <#${place.channel}>, which is private and where ragft is not a member. ` +
        'Say `/invite @ragft` there; a group message has to become a private channel first. You can submit now: your assessment is saved and the card waits.'
      );
    case 'archived':
      return `<#${place.channel}> is archived, so nothing can be posted there. Choose another channel.`;
    case 'to-person':
      return 'ragft cannot post in a conversation between people, so the card will come to you as a direct message.';
    case 'here':
      return 'The card will be posted in your conversation with ragft; only you see it.';
    case 'not-known-yet':
      return `The card will be posted in <#${place.channel}>.`;
  }
};

/** Before there is a card, the project can still move: to public channels, or to private ones of this person. */
export const channelSelect = (draft: Draft, place: Place): types.InputBlock => ({
  type: 'input',
  block_id: blockId(fields.channel, draft),
  label: plain('Post the card in'),
  hint: plain(
    'The project belongs to this channel: its members can edit it, and a private one stays private.',
  ),
  optional: true,
  dispatch_action: true,
  element: {
    type: 'conversations_select',
    action_id: actions.channel,
    placeholder: plain('Choose a channel'),
    filter: { include: ['public', 'private'], exclude_bot_users: true },
    ...(place.kind === 'to-person' || place.kind === 'here' ? {} : { initial_conversation: draft.target }),
  },
});

export const placeSection = (place: Place): types.SectionBlock => ({
  type: 'section',
  block_id: 'place',
  text: mrkdwn(placeInWords(place)),
});
