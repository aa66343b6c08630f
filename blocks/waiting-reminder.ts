import type { Project } from '#scoping/assessment';
import { dayInWords } from '#scoping/calendar';
import { escapedWithin } from './text.ts';

/** Asked and not answered; `overdue` after two weeks. */
export interface WaitingReminder {
  readonly project: Pick<Project, 'name' | 'channel'>;
  readonly title: string;
  readonly due: string;
  readonly overdue: boolean;
}

/** “Help desk in #ai: Revalidate the tuned model, due 12 February 2027, overdue”. */
export const waitingLine = ({ project, title, due, overdue }: WaitingReminder): string =>
  `• *${escapedWithin(project.name, 200)}* in <#${project.channel}>: ${title}, due ${dayInWords(due)}` +
  (overdue ? ', *overdue*' : '');
