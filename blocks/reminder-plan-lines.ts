import type { types } from '@slack/bolt';
import { type Day, dayInWords } from '#scoping/calendar';
import type { LineState, ReminderLine } from '#scoping/reminders';
import { mention } from './mention.ts';
import { sourceInWords } from './reminder.ts';
import { reminderActions } from './reminder-ids.ts';
import { section } from './sections.ts';
import { plain } from './text.ts';

/** A line of a plan as it is to be drawn. */
export interface PlannedLine {
  readonly line: ReminderLine;
  readonly state: LineState;
  readonly due: Day | undefined;
}

/** The block of a line in the plan, by its key. */
const planLineBlock = (key: string): string => `plan-line:${key}`;
export const readPlanLineBlock = (id: string): string | undefined =>
  /^plan-line:([a-z0-9-]{1,64})$/.exec(id)?.[1];

export const plannedLines = (lines: readonly PlannedLine[], agreed: boolean): types.SectionBlock[] =>
  lines.map((planned) => ({
    ...section(inWords(planned)),
    block_id: planLineBlock(planned.line.key),
    // Before somebody has agreed there is nothing to change yet.
    ...(agreed ? { accessory: ways(planned) } : {}),
  }));

function inWords({ line, state, due }: PlannedLine): string {
  const next = state.muted
    ? `muted by ${mention(state.muted.by)}`
    : state.open
      ? `asked, not answered yet (due ${dayInWords(state.open.due)})`
      : due
        ? `next on ${dayInWords(due)}`
        : 'no date yet';
  return `*${line.words.title}*\n${[rhythmInWords(line, state), next].join('; ')}\n${sourceInWords(line)}`;
}

function rhythmInWords({ rhythm, when }: ReminderLine, state: LineState): string {
  const event = when === null ? '' : `when ${when}`;
  switch (rhythm.kind) {
    case 'every': {
      const beat = `every ${durationInWords(state.every ?? rhythm.every)}`;
      return [beat, event].filter((part) => part !== '').join(', and ');
    }
    case 'on':
      return rhythm.days.length === 1 ? 'once' : '180, 90, 30 and 7 days before';
    case 'event':
      return event;
  }
}

const intervals = {
  P1W: 'week',
  P2W: '2 weeks',
  P1M: 'month',
  P2M: '2 months',
  P3M: '3 months',
  P6M: '6 months',
  P1Y: 'year',
};
const isInterval = (text: string): text is keyof typeof intervals => Object.hasOwn(intervals, text);

const durationInWords = (duration: string): string => (isInterval(duration) ? intervals[duration] : duration);

/** What the menu beside a line sends. */
export type LineChange =
  | { readonly kind: 'every'; readonly every: string | null }
  | { readonly kind: 'mute'; readonly mute: boolean }
  | { readonly kind: 'happened' };

export function readLineChange(value: string): LineChange | undefined {
  if (value === 'mute' || value === 'unmute') return { kind: 'mute', mute: value === 'mute' };
  if (value === 'happened') return { kind: 'happened' };
  if (value === 'as-proposed') return { kind: 'every', every: null };
  return isInterval(value) ? { kind: 'every', every: value } : undefined;
}

function ways({ line, state }: PlannedLine): types.StaticSelect {
  const option = (label: string, value: string) => ({ text: plain(label, 75), value });
  const beats = line.rhythm.kind === 'every';
  return {
    type: 'static_select',
    action_id: reminderActions.line,
    placeholder: plain('Change'),
    options: [
      ...(line.when === null ? [] : [option('It happened: ask now', 'happened')]),
      ...(beats ? Object.entries(intervals).map(([every, words]) => option(`Every ${words}`, every)) : []),
      ...(beats && state.every !== null ? [option('As often as proposed', 'as-proposed')] : []),
      state.muted ? option('Switch it on again', 'unmute') : option('Mute it', 'mute'),
    ],
  };
}
