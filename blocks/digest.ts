import type { types } from '@slack/bolt';
import type { FirstStepProgress, Project } from '#scoping/assessment';
import { dayInWords } from '#scoping/calendar';
import { button } from './buttons.ts';
import { cardActions } from './card-ids.ts';
import type { Message } from './message.ts';
import { bullets, section, sections } from './sections.ts';
import { escapedWithin } from './text.ts';

export interface OverdueStep {
  readonly step: FirstStepProgress;
  readonly project: Project;
}

/** Monday’s list: what a person took on and whose date has passed. */
export function digest(overdue: readonly OverdueStep[]): Message {
  const lines = overdue.map(
    ({ step, project }) =>
      `*${escapedWithin(step.text, 200)}*, due ${dayInWords(step.due ?? '')}: ${escapedWithin(project.name, 200)}, <#${project.channel}>`,
  );
  const title = `${overdue.length === 1 ? 'One first step of yours is' : `${overdue.length} first steps of yours are`} overdue`;
  return {
    text: [title, ...lines.map((line) => line.replaceAll('*', ''))].join('\n'),
    blocks: [
      section(`*${title}*`),
      ...sections(bullets(lines)),
      section('Tick them on the card, or give them another date there with *Assign & dates*.'),
      { type: 'actions', elements: [button('Switch this weekly list off', cardActions.digestOff)] },
    ],
  };
}

/** What the switch answers, with the way back. */
export function digestSwitched(on: boolean): { readonly text: string; readonly blocks: types.KnownBlock[] } {
  const text = on
    ? 'The weekly list of your overdue steps is on again.'
    : 'The weekly list of your overdue steps is off. They still stand in ragft’s Home.';
  const back = on
    ? button('Switch it off', cardActions.digestOff)
    : button('Switch it on again', cardActions.digestOn);
  return { text, blocks: [section(text), { type: 'actions', elements: [back] }] };
}
