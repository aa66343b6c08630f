import type { types } from '@slack/bolt';
import { limits } from './limits.ts';
import { mrkdwn } from './text.ts';

export const section = (text: string): types.SectionBlock => ({ type: 'section', text: mrkdwn(text) });

export const context = (...texts: readonly string[]): types.ContextBlock => ({
  type: 'context',
  elements: texts.map(mrkdwn),
});

/** Lines of marked-up text in as few sections as Slack's size allows; a line is never torn apart. */
export function sections(lines: readonly string[]): types.SectionBlock[] {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    const joined = last === undefined ? line : `${last}\n${line}`;
    if (last !== undefined && joined.length <= limits.section.text) texts[texts.length - 1] = joined;
    else texts.push(line);
  }
  return texts.map(section);
}

export const bullets = (texts: readonly string[]): string[] => texts.map((text) => `• ${text}`);
