import { type Approach, approachNames } from '#scoping/approaches';
import { estimateNotes } from '#scoping/estimate-notes';
import { inWords } from '#scoping/question';
import { type QuestionKey, questionOf } from '#scoping/questionnaire';
import {
  type Estimate,
  estimateLines,
  type Range,
  type Recommendation,
  type SourceId,
} from '#scoping/recommendation';
import { line, list, section3 } from './markdown.ts';
import { rangeInWords } from './range-words.ts';

type Figure = keyof Estimate;

/** One option: who advises it, what its figures mean for this project, and what would make it the choice. */
export function optionChapter(approach: Approach, recommendation: Recommendation): string {
  const estimate = recommendation.estimate[approach];
  const stated = estimateLines.filter((name) => estimate[name].basis !== 'none');
  const missing = estimateLines.filter((name) => estimate[name].basis === 'none');
  return section3(
    approachNames[approach],
    list([
      voices(approach, recommendation),
      ...stated.map(
        (name) => `${weights[estimate[name].fit]}, because ${figure(approach, name, estimate[name])}`,
      ),
      ...(missing.length > 0
        ? [`Neutral, because no source gives a figure for ${all(missing.map((name) => called[name]))}`]
        : []),
      ...flips(approach, recommendation),
    ]),
  );
}

/** What the figures of the chosen option say, as its consequences. */
export function figuresThat(
  weight: 'Good' | 'Bad' | 'Neutral',
  approach: Approach,
  { estimate }: Recommendation,
): string[] {
  return estimateLines
    .filter((name) => estimate[approach][name].basis !== 'none')
    .filter((name) => weights[estimate[approach][name].fit] === weight)
    .map((name) => `${weight}, because ${sentence(name, estimate[approach][name])}`);
}

const weights = { fits: 'Good', tight: 'Neutral', unknown: 'Neutral', no: 'Bad' } as const satisfies Record<
  Range['fit'],
  string
>;

const called: Readonly<Record<Figure, string>> = {
  time: 'its time',
  setup: 'its set-up',
  first_year: 'its first year',
  monthly: 'running it for a month',
};

function voices(approach: Approach, { panel }: Recommendation): string {
  const advising = panel.filter(({ verdict }) => verdict === approach).map(({ source }) => source);
  if (advising.length === 0) return 'Neutral, because none of the five sources advises it on these answers';
  return `Good, because ${all(advising satisfies SourceId[])} ${advising.length === 1 ? 'advises' : 'advise'} it on these answers`;
}

const figure = (approach: Approach, name: Figure, range: Range): string =>
  `${sentence(name, range)}. ${range.basis === 'stated' ? 'A source states it' : 'Derived from stated figures'}: ${lowerNote(estimateNotes[approach][name])}`;

const lowerNote = (note: string): string =>
  `${note.charAt(0).toLowerCase()}${note.slice(1)}`.replace(/\.$/, '');

function sentence(name: Figure, range: Range): string {
  const span = rangeInWords(range);
  const held = against[name === 'time' ? 'time' : 'money'][range.fit];
  return {
    time: `a first version takes ${span}`,
    setup: `setting it up costs ${span}`,
    first_year: `the first year costs ${span}`,
    monthly: `running it costs ${span} a month`,
  }[name].concat(held);
}

const against = {
  time: {
    fits: ', within the deadline',
    tight: ', which is tight for the deadline',
    no: ', longer than the deadline allows',
    unknown: '',
  },
  money: {
    fits: ', within the budget',
    tight: ', which is tight for the budget',
    no: ', more than the budget',
    unknown: '',
  },
} as const;

const MOST_FLIPS = 3;

/** Single answers that would make this the choice. */
function flips(approach: Approach, { destination, tipping_points }: Recommendation): string[] {
  if (approach === destination) return [];
  const questions = new Map<QuestionKey, string[]>();
  for (const { changes, destination: to } of tipping_points) {
    if (to !== approach) continue;
    for (const [key, answer] of Object.entries(changes) as [QuestionKey, never][])
      questions.set(key, [...(questions.get(key) ?? []), `“${inWords(questionOf(key), answer)}”`]);
  }
  return [...questions]
    .slice(0, MOST_FLIPS)
    .map(
      ([key, answers]) =>
        `Neutral, because it would be the choice if “${line(questionOf(key).ask)}” were answered ${line(all(answers, 'or'))}`,
    );
}

const all = (words: readonly string[], and = 'and'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`;
