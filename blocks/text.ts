import type { types } from '@slack/bolt';

/**
 * As much of a text as fits, cut between characters (never inside an emoji’s surrogate pair) and marked with “…”.
 * Slack does not say whether its limits count code points or UTF-16 units; the larger of the two, units, is safe.
 */
export function truncate(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > max - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Words that people wrote, safe inside mrkdwn: they can neither ping a channel nor forge a link. */
export const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => entities[sign] ?? sign);

/** Escaped, and cut so that what Slack counts, entities included, stays within `max`. */
export function escapedWithin(text: string, max: number): string {
  const whole = escaped(text);
  if (whole.length <= max) return whole;
  let kept = '';
  for (const character of text) {
    const next = escaped(character);
    if (kept.length + next.length > max - 1) break;
    kept += next;
  }
  return `${kept.trimEnd()}…`;
}

/** Text that Slack shows as it stands; names need no escaping here. */
export const plain = (text: string, max = 3000): types.PlainTextElement => ({
  type: 'plain_text',
  text: truncate(text, max),
  emoji: true,
});

/** Marked-up text; whatever people wrote in it must have gone through `escaped`. */
export const mrkdwn = (text: string): types.MrkdwnElement => ({ type: 'mrkdwn', text });

const units = [
  { seconds: 86_400, word: 'day' },
  { seconds: 3_600, word: 'hour' },
  { seconds: 60, word: 'minute' },
] as const;

/** “just now”, “3 minutes ago”, “2 days ago”. */
export function ago(then: Date, now: Date): string {
  const seconds = (now.getTime() - then.getTime()) / 1000;
  const unit = units.find((one) => seconds >= one.seconds);
  if (!unit) return 'just now';
  const count = Math.floor(seconds / unit.seconds);
  return `${count} ${unit.word}${count === 1 ? '' : 's'} ago`;
}

/** A moment in the reader’s own time zone and language; the fallback is for clients that cannot. */
export function slackDate(moment: Date): string {
  const fallback = moment.toISOString().slice(0, 16).replace('T', ' ');
  return `<!date^${Math.floor(moment.getTime() / 1000)}^{date_short_pretty} at {time}|${fallback} UTC>`;
}
