import type { FirstStepProgress } from '#scoping/assessment';
import type { Message } from '../message.ts';
import { context, section } from '../sections.ts';
import { escapedWithin } from '../text.ts';
import type { Details } from './detail.ts';

/** The first steps in full: the card has room for their titles only. */
export function planMessage({ steps }: Details): Message {
  const inWords = steps.map(stepInWords);
  return {
    text: ['First steps in full', ...inWords].join('\n'),
    blocks: [
      section('*First steps in full*'),
      ...inWords.map(section),
      context('Tick them on the card; *Assign & dates* there sets who does what by when, and adds your own.'),
    ],
  };
}

/** Without ticks and dates: those change often and stand on the card. */
function stepInWords({ text, why, note }: FirstStepProgress, index: number): string {
  const lines = [
    `${index + 1}. *${escapedWithin(text, 200)}*`,
    ...(why === '' ? [] : [why]),
    ...(note ? [`Note: ${escapedWithin(note, 500)}`] : []),
  ];
  return lines.join('\n');
}
