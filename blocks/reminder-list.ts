import type { types } from '@slack/bolt';
import { type Day, dayInWords } from '#scoping/calendar';
import { button } from './buttons.ts';
import type { Message } from './message.ts';
import { reminderActions } from './reminder-ids.ts';
import { section } from './sections.ts';
import { escapedWithin } from './text.ts';

interface ListedProject {
  readonly project: { readonly id: string; readonly name: string; readonly channel: string };
  readonly mine: boolean;
  readonly muted: boolean;
  readonly lines: readonly {
    readonly title: string;
    readonly due: Day;
    readonly standing: 'coming' | 'open' | 'overdue';
  }[];
}

export interface ReminderListFace {
  readonly projects: readonly ListedProject[];
  readonly unplanned: readonly ListedProject['project'][];
}

/** Fifty blocks are a message; more projects than these are told as a number. */
const PROJECTS_SHOWN = 20;
const LINES_SHOWN = 6;

/** What `/ragft reminders` answers, to one person. */
export function reminderList({ projects, unplanned }: ReminderListFace): Message {
  const shown = projects.slice(0, PROJECTS_SHOWN);
  const waiting = unplanned.slice(0, PROJECTS_SHOWN);
  const rest = projects.length - shown.length + unplanned.length - waiting.length;
  const blocks: types.KnownBlock[] = [
    section('*Reminders* of the next 90 days: yours, and this channel’s.'),
    ...(projects.length + unplanned.length === 0
      ? [section('There are none. Once a project has been scoped here, its reminders can be switched on.')]
      : []),
    ...shown.map((one) => ({
      ...section([heading(one), ...linesOf(one)].join('\n')),
      accessory: button('Change', reminderActions.plan, one.project.id),
    })),
    ...(waiting.length === 0 ? [] : [section('*Nobody has said yes yet*: nothing is sent about these.')]),
    ...waiting.map((project) => ({
      ...section(escapedWithin(project.name, 200)),
      accessory: button('Set up', reminderActions.plan, project.id),
    })),
    ...(rest > 0 ? [section(`And ${rest} more projects.`)] : []),
  ];
  const text = [
    'Reminders of the next 90 days.',
    ...shown.flatMap((one) => [heading(one), ...linesOf(one)]),
    ...waiting.map(({ name }) => `${escapedWithin(name, 200)}: nobody has said yes yet`),
  ].join('\n');
  return { text, blocks };
}

const heading = ({ project, mine, muted }: ListedProject): string =>
  `*${escapedWithin(project.name, 200)}* in <#${project.channel}>${mine ? ', to you' : ''}${muted ? ', paused' : ''}`;

const standings = { coming: '', open: ', asked and not answered yet', overdue: ', overdue' } as const;

function linesOf({ lines, muted }: ListedProject): string[] {
  if (muted) return ['Nothing is sent.'];
  if (lines.length === 0) return ['Nothing falls due.'];
  const shown = lines
    .slice(0, LINES_SHOWN)
    .map(({ title, due, standing }) => `${dayInWords(due)}: ${title}${standings[standing]}`);
  const rest = lines.length - shown.length;
  return rest > 0 ? [...shown, `and ${rest} more`] : shown;
}
