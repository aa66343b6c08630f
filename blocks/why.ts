import type { types } from '@slack/bolt';
import { approachNames } from '#scoping/approaches';
import type { AskedAnswer, Assessment, Project } from '#scoping/assessment';
import type { Reason } from '#scoping/recommendation';
import { articles } from '#scoping/sources';
import { button } from './buttons.ts';
import { cardActions } from './card-ids.ts';
import { context, section, sections } from './sections.ts';
import { escaped, escapedWithin, plain } from './text.ts';
import { firmnessInWords } from './verdict-words.ts';

/** Every reason with the answers it rests on and who says so; then what speaks against it. */
export function whyView(project: Project, { recommendation, asked }: Assessment): types.ModalView {
  const { destination, rationale, case_against, firmness } = recommendation;
  return {
    type: 'modal',
    title: plain('Why this verdict', 24),
    close: plain('Close', 24),
    blocks: [
      section(`*${escapedWithin(project.name, 400)}:* ${approachNames[destination]}`),
      context(firmnessInWords(firmness)),
      ...rationale.flatMap((reason) => reasonBlocks(reason, asked)),
      ...(case_against.length === 0
        ? []
        : [{ type: 'divider' as const }, section('*What speaks against it*')]),
      ...case_against.flatMap((reason) => reasonBlocks(reason, asked)),
      { type: 'divider' },
      { type: 'actions', elements: [button('Sources', cardActions.sources, project.id)] },
    ],
  };
}

function reasonBlocks({ text, answers, claims }: Reason, asked: readonly AskedAnswer[]): types.KnownBlock[] {
  const rests = asked
    .filter(({ key }) => answers.some((answer) => answer === key))
    .map(({ ask, answer }) => `You said: ${escaped(ask)} *${escaped(answer)}*`);
  return [...sections([text, ...rests]), context(...said(claims))];
}

/** “DevNexus S1-08, S1-12”; the one that says nothing about itself is called by its number. */
function said(claims: readonly string[]): string[] {
  if (claims.length === 0) return ['No source says this in so many words; it is our own rule.'];
  const bySource = Object.entries(articles).flatMap(([source, { publisher }]) => {
    const own = claims.filter((id) => id.startsWith(source));
    return own.length === 0 ? [] : [`${publisher}: ${own.join(', ')}`];
  });
  return [bySource.join(' · ')];
}
