import type { types } from '@slack/bolt';
import { MrkdwnText } from './mrkdwn-text.tsx';

/** A text of the bot's: mrkdwn drawn, plain text as it stands. */
export function TextObject({ text }: { readonly text: types.TextObject }) {
  return text.type === 'mrkdwn' ? (
    <MrkdwnText text={text.text} />
  ) : (
    <span className="plain">{text.text}</span>
  );
}
