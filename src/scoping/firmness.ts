import { type Approach, approaches } from './approaches.ts';
import { completions, completionsAtRandom, openQuestions } from './completions.ts';
import type { Answers, QuestionKey } from './questionnaire.ts';
import { weigh } from './verdict.ts';

/** Up to so many completions all are tried; beyond, so many are drawn. */
const mostTried = 2000;

export interface Outlook {
  readonly same: number;
  readonly of: number;
  readonly exact: boolean;
  /** Open questions, the one whose answer would settle most first. */
  readonly openQuestions: readonly QuestionKey[];
}

interface Trial {
  readonly answers: Answers;
  readonly destination: Approach;
}

/** In how many of the possible completions the destination stays, and which question to ask next. */
export function outlook(answers: Answers, destination: Approach): Outlook {
  const exact = countUpTo(completions(answers, mostTried), mostTried + 1) <= mostTried;
  const tried: Trial[] = [];
  if (exact) for (const complete of completions(answers)) tried.push(judged(complete));
  else {
    const draw = completionsAtRandom(answers, seeded(0x5eed));
    while (tried.length < mostTried) tried.push(judged(draw()));
  }

  return {
    same: tried.filter((trial) => trial.destination === destination).length,
    of: tried.length,
    exact,
    openQuestions: bestNextFirst(answers, tried),
  };
}

const judged = (complete: Answers): Trial => ({
  answers: complete,
  destination: weigh(complete).destination,
});

function countUpTo(all: Iterator<unknown>, most: number): number {
  let count = 0;
  while (count < most && !all.next().done) count += 1;
  return count;
}

/** Ranked by how many bits of doubt about the destination an answer would take away, over what was tried. */
function bestNextFirst(answers: Answers, tried: readonly Trial[]): readonly QuestionKey[] {
  return openQuestions(answers)
    .map(({ key }) => ({ key, doubt: doubtLeftBy(key, tried) }))
    .sort((one, other) => one.doubt - other.doubt) // Stable: ties keep the page order.
    .map(({ key }) => key);
}

/** The doubt that is left, on average, once this question is answered. */
function doubtLeftBy(key: QuestionKey, tried: readonly Trial[]): number {
  // The answers tried come from one list per question, so each is its own key, lists of choices included.
  const byAnswer = new Map<unknown, number[]>();
  for (const { answers, destination } of tried) {
    const counts = byAnswer.get(answers[key]) ?? approaches.map(() => 0);
    const at = approaches.indexOf(destination);
    counts[at] = (counts[at] ?? 0) + 1;
    byAnswer.set(answers[key], counts);
  }
  let left = 0;
  for (const counts of byAnswer.values()) {
    const all = counts.reduce((sum, count) => sum + count, 0);
    for (const count of counts) if (count > 0) left -= count * Math.log2(count / all);
  }
  // Rounded, so that sums of logarithms in another order cannot turn a tie into a rank.
  return Math.round((left / tried.length) * 1e9) / 1e9;
}

/** Mulberry32: the same draws for the same answers, wherever it runs. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
