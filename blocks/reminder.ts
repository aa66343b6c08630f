import type { types } from '@slack/bolt';
import { approachNames } from '#scoping/approaches';
import { dayInWords } from '#scoping/calendar';
import { claim } from '#scoping/claims';
import type { FacedLine, ReminderFace } from '#scoping/reminder-face';
import type { ReminderEvent, ReminderLine } from '#scoping/reminders';
import { articles } from '#scoping/sources';
import { button } from './buttons.ts';
import { mention } from './mention.ts';
import type { Message } from './message.ts';
import { lineBlockId, reminderActions } from './reminder-ids.ts';
import { context, section } from './sections.ts';
import { escaped, escapedWithin, plain } from './text.ts';

/** What comes back, as it is now: what is still open can be answered, what is settled says how. */
export function reminderMessage(face: ReminderFace): Message {
  switch (face.reminder.kind) {
    case 'asked':
    case 'again':
      return asking(face);
    case 'nudge':
      return saying(
        `Nobody has answered for a week: ${titles(face)}. The buttons are in the message above; ` +
          'what does not matter any more can be muted there.',
      );
    case 'reviewer':
      return saying(
        `Nobody has answered a reminder of *${escapedWithin(face.project.name, 200)}* for two weeks: ${titles(face)}. ` +
          `It was sent to ${mention(face.plan.person)}; it is not sent again, and stays overdue until somebody answers it.`,
      );
  }
}

const named = ({ project, assessment }: ReminderFace): string =>
  `*${escapedWithin(project.name, 200)}*, ${approachNames[assessment.recommendation.destination]}`;

const openOnes = ({ lines }: ReminderFace): readonly FacedLine[] =>
  lines.filter(({ standing }) => standing.kind === 'open');

const titles = (face: ReminderFace): string =>
  openOnes(face)
    .map(({ line }) => `“${line.words.title}”`)
    .join(', ');

const saying = (text: string): Message => ({ text, blocks: [section(text)] });

function asking(face: ReminderFace): Message {
  const { reminder, project } = face;
  const open = openOnes(face);
  const intro =
    reminder.kind === 'again'
      ? `${named(face)}: you put this off until today.`
      : `${named(face)}: time to look again.`;
  return {
    text: [intro, ...face.lines.map(inOneLine)].join('\n'),
    blocks: [
      section(intro),
      ...face.lines.flatMap((line) => lineBlocks(face, line)),
      {
        type: 'actions',
        block_id: `reminder-project:${reminder.id}`,
        elements: [
          ...(open.length > 0 ? [button('Change cadence', reminderActions.plan, project.id)] : []),
          button('Re-assess', reminderActions.reassess, reminder.id),
        ],
      },
    ],
  };
}

const inOneLine = ({ line, standing }: FacedLine): string =>
  standing.kind === 'open'
    ? `${line.words.title}. ${line.words.check}`
    : `${line.words.title}: ${settled(standing)}`;

function lineBlocks({ reminder }: ReminderFace, { line, standing }: FacedLine): types.KnownBlock[] {
  const { words, key } = line;
  if (standing.kind !== 'open') return [context(`*${words.title}*: ${settled(standing)}`)];
  return [
    section(
      [
        `*${words.title}*`,
        // It may name a model as somebody wrote it.
        `*Why now:* ${escaped(words.whyNow)}`,
        `*Check:* ${words.check}`,
        `*If it held:* ${words.held}`,
        `*If it slipped:* ${words.slipped}`,
        `*If it failed:* ${words.failed}`,
      ].join('\n'),
    ),
    context(sourceInWords(line)),
    {
      type: 'actions',
      block_id: lineBlockId({ reminder: reminder.id, key }),
      elements: [
        { ...button('Done', reminderActions.done), style: 'primary' },
        {
          type: 'static_select',
          action_id: reminderActions.snooze,
          placeholder: plain('Snooze'),
          options: snoozes.map(({ label, value }) => ({ text: plain(label, 75), value })),
        },
        {
          ...button('Mute', reminderActions.mute),
          confirm: {
            title: plain('Mute it for everyone?', 100),
            text: plain('It stops for this project. In “Change cadence” it can be switched on again.', 300),
            confirm: plain('Mute', 30),
            deny: plain('Keep it', 30),
          },
        },
      ],
    },
  ];
}

/** Durations from today; the last one asks for the day. */
export const SNOOZE_TO_A_DAY = 'day';
const snoozes = [
  { label: '1 day', value: 'P1D' },
  { label: '1 week', value: 'P1W' },
  { label: '1 month', value: 'P1M' },
  { label: 'A date…', value: SNOOZE_TO_A_DAY },
];

/** Where it comes from, and whether the interval is a source’s own. */
export function sourceInWords({ sources, basis }: ReminderLine): string {
  const claims = sources.filter((source) => isClaim(source));
  if (claims.length === 0) return `Source: ${sources.join('; ')}.`;
  const of = new Map<string, string[]>();
  for (const id of claims) {
    const { publisher, title } = articles[claim(id).source];
    const article = publisher === 'Publisher not named' ? title : publisher;
    of.set(article, [...(of.get(article) ?? []), id]);
  }
  const said = [...of].map(([article, ids]) => `${article.replace(/\.$/, '')} ${ids.join(', ')}`);
  return `Source: ${said.join('; ')}. ${basis === 'stated' ? 'Stated there.' : 'When to ask is inferred.'}`;
}

const isClaim = (source: string): boolean => /^S\d-\d+$/.test(source);

function settled(standing: Exclude<FacedLine['standing'], { kind: 'open' }>): string {
  switch (standing.kind) {
    case 'muted':
      return `muted by ${mention(standing.by)}`;
    case 'replaced':
      return 'a later reminder asks this again';
    case 'done':
      return eventInWords(standing.event);
  }
}

const deeds = {
  held: 'held',
  slipped: 'slipped',
  failed: 'failed',
  snoozed: 'put off',
  muted: 'muted',
  unmuted: 'switched on again',
  happened: 'reported',
} as const satisfies Record<ReminderEvent['kind'], string>;

/** “held, 0.91, by @Ana: as good as ever”. */
export function eventInWords({ kind, figure, by, note, until }: ReminderEvent): string {
  const number = figure === '' ? '' : `, ${escapedWithin(figure, 60)}`;
  const when = until === null ? '' : ` until ${dayInWords(until)}`;
  const why = note === '' ? '' : `: ${escapedWithin(note, 300)}`;
  return `${deeds[kind]}${when}${number}, by ${mention(by)}${why}`;
}
