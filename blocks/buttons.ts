import type { types } from '@slack/bolt';
import { actions } from './ids.ts';
import { plain } from './text.ts';

/** Slack takes no empty value, so one that says nothing is left out. */
export const button = (text: string, action: string, value = ''): types.Button => ({
  type: 'button',
  action_id: action,
  text: plain(text, 75),
  ...(value === '' ? {} : { value: value.slice(0, 2_000) }),
});

export const startOverButton: types.Button = {
  ...button('Start over', actions.startOver),
  confirm: {
    title: plain('Start over?', 100),
    text: plain('The answers so far are set aside for 30 days; until then you can bring them back.', 300),
    confirm: plain('Start over', 30),
    deny: plain('Go on with these', 30),
  },
};
