import type { types } from '@slack/bolt';
import { escapedWithin } from './text.ts';

interface HelpLine {
  readonly usage: string;
  readonly does: string;
}

const purpose =
  'Ragft helps a team decide, before it builds, whether an AI product needs prompting only, RAG (retrieval: the model looks facts up), fine-tuning (the model is trained on examples), or both.';

/** What `/ragft help` answers; drawn from the commands that exist, so it cannot promise one that does not. */
export function help(lines: readonly HelpLine[]): { text: string; blocks: types.KnownBlock[] } {
  const list = lines.map(({ usage, does }) => `\`/ragft ${usage}\`  ${does}`).join('\n');
  return {
    text: `${purpose}\n\n${list}`,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: purpose } },
      { type: 'section', text: { type: 'mrkdwn', text: list } },
    ],
  };
}

/** The answer to a slip of the finger; a button beside it takes what was typed for a name after all. */
export const didYouMean = (near: string, typed: string): string =>
  `Did you mean \`/ragft ${near}\`? \`/ragft help\` lists every command. *Start* opens a project called “${escapedWithin(typed, 80)}”.`;
