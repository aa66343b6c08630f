import type { Approach } from './approaches.ts';
import { type Band, budgetBand, deadlineBand, monthlyBand, yearBand } from './bands.ts';
import type { ClaimId } from './claims.ts';
import type { Answers } from './questionnaire.ts';
import { labelledAtLeast } from './readings.ts';
import type { Estimate, Range } from './recommendation.ts';

/**
 * A range that the sources state, or one that follows from theirs by adding or multiplying. What lies between two
 * stated ranges is left empty rather than filled in: nobody covers $2,000 to $5,000 of training, for one.
 */
type Figure =
  | {
      readonly basis: 'stated' | 'derived';
      readonly low: number;
      readonly high: number;
      readonly claims: Ids;
    }
  | { readonly basis: 'none'; readonly claims: Ids };

type Ids = readonly ClaimId[];
type Lines<T> = Readonly<Record<keyof Estimate, T>>;

const stated = (low: number, high: number, ...claims: Ids): Figure => ({
  basis: 'stated',
  low,
  high,
  claims,
});
const noFigure = (...claims: Ids): Figure => ({ basis: 'none', claims });

const retrieval = {
  time: stated(2, 4, 'S1-48', 'S4-29'),
  setup: stated(5_000, 30_000, 'S4-62', 'S4-102'),
  monthly: stated(500, 3_000, 'S4-63', 'S4-102'),
};
const retrievalYear = plus(retrieval.setup, times(12, 12, retrieval.monthly));

/** Time, set-up, first-year and monthly ranges of all four approaches, held against the deadline and the budget. */
export function estimate(answers: Answers): Readonly<Record<Approach, Estimate>> {
  const compute = trainingCompute(answers);
  // Whether hosting is inside the three to five is not stated, so it is not added either.
  const trainingYear = times(3, 5, compute, 'S4-70', 'S4-104');

  const figures: Readonly<Record<Approach, Lines<Figure>>> = {
    prompting: {
      time: noFigure(),
      setup: noFigure('S3-16'),
      first_year: noFigure('S3-16', 'S3-18'),
      monthly: noFigure('S3-17', 'S3-18'),
    },
    rag: { ...retrieval, first_year: retrievalYear },
    finetune: {
      time: trainingTime(answers),
      setup: compute,
      first_year: trainingYear,
      monthly: noFigure('S1-54', 'S2-69', 'S3-23', 'S5-35'),
    },
    hybrid: {
      time: stated(8, 16, 'S1-55'),
      setup: plus(retrieval.setup, compute, 'S3-25'),
      first_year: plus(retrievalYear, trainingYear),
      monthly: noFigure('S4-63', 'S1-54', 'S3-26'),
    },
  };

  const bands: Lines<Band | undefined> = {
    time: deadlineBand(answers),
    setup: budgetBand(answers),
    first_year: yearBand(answers),
    monthly: monthlyBand(answers),
  };
  const held = (lines: Lines<Figure>): Estimate => ({
    time: hold(lines.time, bands.time, 'weeks'),
    setup: hold(lines.setup, bands.setup, 'usd'),
    first_year: hold(lines.first_year, bands.first_year, 'usd'),
    monthly: hold(lines.monthly, bands.monthly, 'usd'),
  });
  return {
    prompting: held(figures.prompting),
    rag: held(figures.rag),
    finetune: held(figures.finetune),
    hybrid: held(figures.hybrid),
  };
}

/**
 * The sources time different things: the smallest meaningful fine-tune, a production one, and one that begins
 * without labels. Below 200 reviewed examples no source would train, so they are still to be collected.
 */
function trainingTime(answers: Answers): Figure {
  const inHand = labelledAtLeast(answers, 200);
  if (inHand === false) return stated(6, 12, 'S1-51');

  const withLabels = answers.stage === 'idea_mvp' ? stated(2, 4, 'S3-36') : stated(4, 10, 'S3-37', 'S1-52');
  return inHand ? withLabels : span(withLabels, stated(6, 12, 'S1-51'));
}

function trainingCompute({ train_target }: Answers): Figure {
  switch (train_target) {
    case 'hosted_small':
      // One article gives both ends: “under $50” for a small job, 2,000 for 100,000 examples. The 50 is an upper
      // bound of the lower end; any smaller number would fit the same budgets, as no band ends below 199.
      return stated(50, 2_000, 'S2-11', 'S2-68', 'S2-70');
    case 'open_small':
      return stated(200, 2_000, 'S4-66');
    case 'mid':
      return stated(5_000, 50_000, 'S4-67');
    case 'enterprise':
      return noFigure('S4-68');
    default:
      return stated(200, 50_000, 'S4-103', 'S4-65');
  }
}

function plus(a: Figure, b: Figure, ...more: Ids): Figure {
  const claims = [...new Set([...a.claims, ...b.claims, ...more])];
  if (a.basis === 'none' || b.basis === 'none') return { basis: 'none', claims };
  return { basis: 'derived', low: a.low + b.low, high: a.high + b.high, claims };
}

function times(low: number, high: number, figure: Figure, ...more: Ids): Figure {
  const claims = [...figure.claims, ...more];
  if (figure.basis === 'none') return { basis: 'none', claims };
  return { basis: 'derived', low: low * figure.low, high: high * figure.high, claims };
}

function span(a: Figure, b: Figure): Figure {
  if (a.basis === 'none' || b.basis === 'none') return noFigure(...a.claims, ...b.claims);
  const claims = [...a.claims, ...b.claims];
  return { basis: 'derived', low: Math.min(a.low, b.low), high: Math.max(a.high, b.high), claims };
}

function hold(figure: Figure, band: Band | undefined, unit: Range['unit']): Range {
  const { basis, claims } = figure;
  if (basis === 'none') return { low: null, high: null, unit, basis, fit: 'unknown', claims };
  return { low: figure.low, high: figure.high, unit, basis, fit: fitOf(figure, band), claims };
}

function fitOf({ low, high }: { low: number; high: number }, band: Band | undefined): Range['fit'] {
  if (!band) return 'unknown';
  if (band.from >= high) return 'fits';
  return band.to < low ? 'no' : 'tight';
}
