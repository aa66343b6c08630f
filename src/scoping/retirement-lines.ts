import { type Day, dayInWords, daysAfter } from './calendar.ts';
import { type Retirement, retirements } from './providers.ts';
import type { Recommendation } from './recommendation.ts';
import type { End, ModelsUsed, ReminderLine } from './reminders.ts';

/** Half a year, a quarter, a month and a week ahead. */
const DAYS_BEFORE = [180, 90, 30, 7] as const;

/** The known ends of what a team runs on, ours and those it entered itself. */
export const endLines = (recommendation: Recommendation, used: ModelsUsed, since: Day): ReminderLine[] => [
  ...retirements
    .filter((retirement) => concerns(retirement, recommendation, used))
    .map((retirement) =>
      endLine(`end-${retirement.id}`, `${retirement.provider} ends what you use`, retirement, since),
    ),
  ...(used.end === null
    ? []
    : [
        endLine(
          'end-entered',
          'Your base model ends',
          {
            ...used.end,
            what: `${used.base || 'The base model'} ends, by the date that was entered here.`,
            source: 'entered by the team',
          },
          since,
        ),
      ]),
];

type Ending = Pick<Retirement, 'on' | 'day' | 'what' | 'source' | 'replacement'> &
  Partial<Pick<Retirement, 'as_of'>>;

const endLine = (key: string, event: string, ending: Ending, since: Day): ReminderLine => ({
  key,
  basis: 'stated',
  sources: [ending.source],
  rhythm: { kind: 'on', days: daysBefore(ending.on, since) },
  when: null,
  words: {
    title: `${event}: ${endInWords(ending)}`,
    whyNow: [
      ending.what,
      ending.replacement ? `Replacement: ${ending.replacement}.` : 'No replacement is known here.',
      ...(ending.as_of ? [`As read on ${dayInWords(ending.as_of)}.`] : []),
    ].join(' '),
    check: 'What of yours still runs on it, and does its replacement pass your eval set?',
    held: 'Note the replacement and the day of the switch.',
    slipped: 'Plan the move with an owner and a date before that day.',
    failed: 'Re-assess: without a replacement that passes, the approach itself is open again.',
  },
});

/** Where less than the last of them is left, at once. */
function daysBefore(end: Day, since: Day): Day[] {
  const days = DAYS_BEFORE.map((before) => daysAfter(end, -before));
  return since <= end && days.every((day) => day < since) ? [...days, since] : days;
}

const endInWords = ({ on, day }: End): string =>
  day === 'fixed' ? `${dayInWords(on)}, fixed` : `${dayInWords(on)} at the earliest`;

/** A model ends for whoever recorded it; a training service for whoever trains there. */
function concerns(
  { models, provider }: Retirement,
  recommendation: Recommendation,
  used: ModelsUsed,
): boolean {
  if (models.length > 0)
    return [used.base, used.embedding].some((name) => models.some((model) => isCalled(model, name)));
  return trains(recommendation) && spelled(used.provider).includes(spelled(provider));
}

const trains = ({ destination, later }: Recommendation): boolean =>
  [destination, ...later.map(({ approach }) => approach)].some(
    (approach) => approach === 'finetune' || approach === 'hybrid',
  );

/** `ft:gpt-4o-mini-2024-07-18:acme` and “GPT-4o mini” both name gpt-4o-mini-2024-07-18. */
function isCalled(model: string, name: string): boolean {
  const said = spelled(name);
  return said.includes(model) || said === model.replace(/-\d{4}-\d{2}-\d{2}$/, '');
}

const spelled = (name: string): string => name.trim().toLowerCase().replace(/\s+/gu, '-');

/** What people may be offered when they record their models; any other text is as good. */
export const suggestedModels: readonly string[] = retirements.flatMap(({ models }) => models);
