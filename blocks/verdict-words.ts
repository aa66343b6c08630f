import { approachNames } from '#scoping/approaches';
import type { Firmness, Recommendation } from '#scoping/recommendation';
import type { SoFar } from '#scoping/so-far';

export const soFarLine = ({ destination, agreeing }: SoFar): string =>
  `Verdict so far: *${approachNames[destination]}*. ${agreement(agreeing)}`;

/** mrkdwn, without a word of anybody’s in it: where to end up, where to start, and what opens each later step. */
export const verdictInWords = ({ destination, start, later }: Recommendation): string =>
  [
    `*${approachNames[destination]}*`,
    `Start: ${approachNames[start]}`,
    ...later.map(({ approach, gate }) => `Later: ${approachNames[approach]}, ${gate}`),
  ].join('\n');

/** Words first, the numbers behind them. */
export function firmnessInWords({ same, of, exact, panel_agreeing }: Firmness): string {
  const tried = `${count(of)} ways to answer what is open${exact ? '' : ', drawn at random'}`;
  const detail =
    of <= 1
      ? 'nothing is open that could change it'
      : same === of
        ? `it is the same in all ${tried}`
        : `it is the same in ${count(same)} of ${tried}`;
  return `${firmWord(of === 0 ? 1 : same / of)}: ${detail}. ${agreement(panel_agreeing)}`;
}

const firmWord = (share: number): string =>
  share === 1 ? 'Settled' : share >= 0.9 ? 'Firm' : share >= 0.6 ? 'Leaning' : 'Still open';

const agreements = [
  'None of the five sources agrees.',
  'One of the five sources agrees.',
  'Two of the five sources agree.',
  'Three of the five sources agree.',
  'Four of the five sources agree.',
];

const agreement = (agreeing: number): string => agreements[agreeing] ?? 'All five sources agree.';

const count = (number: number): string => number.toLocaleString('en-GB');
