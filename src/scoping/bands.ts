import type { Answers, ChoiceOf } from './questionnaire.ts';

/** What a choice of a band stands for, both edges included. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

const weeks: Readonly<Record<ChoiceOf<'deadline'>, Band>> = {
  lt2w: { from: 0, to: 2 },
  '2_4w': { from: 2, to: 4 },
  '4_6w': { from: 4, to: 6 },
  '6_8w': { from: 6, to: 8 },
  '8_12w': { from: 8, to: 12 },
  '12_16w': { from: 12, to: 16 },
  gt16w: { from: 16, to: Number.POSITIVE_INFINITY },
};

const dollars: Readonly<Record<ChoiceOf<'budget_setup'>, Band>> = {
  lt200: { from: 0, to: 199 },
  '200_1999': { from: 200, to: 1_999 },
  '2000_4999': { from: 2_000, to: 4_999 },
  '5000_29999': { from: 5_000, to: 29_999 },
  '30000_49999': { from: 30_000, to: 49_999 },
  '50000_plus': { from: 50_000, to: Number.POSITIVE_INFINITY },
};

const dollarsAMonth: Readonly<Record<ChoiceOf<'budget_month'>, Band>> = {
  lt500: { from: 0, to: 499 },
  '500_3000': { from: 500, to: 3_000 },
  gt3000: { from: 3_000, to: Number.POSITIVE_INFINITY },
};

export const deadlineBand = ({ deadline }: Answers): Band | undefined => known(weeks, deadline);

export const budgetBand = ({ budget_setup }: Answers): Band | undefined => known(dollars, budget_setup);

export const monthlyBand = ({ budget_month }: Answers): Band | undefined =>
  known(dollarsAMonth, budget_month);

/** Nobody is asked for a year's budget; it is what was set aside to build and twelve months to run. */
export function yearBand(answers: Answers): Band | undefined {
  const build = budgetBand(answers);
  const run = monthlyBand(answers);
  return build && run && { from: build.from + 12 * run.from, to: build.to + 12 * run.to };
}

const known = <C extends string>(bands: Readonly<Record<C, Band>>, answer: C | 'unknown' | undefined) =>
  answer === undefined || answer === 'unknown' ? undefined : bands[answer];
