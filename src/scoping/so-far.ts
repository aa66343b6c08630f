import { panels } from './panels/index.ts';
import type { Answers } from './questionnaire.ts';
import { type Verdict, verdict } from './verdict.ts';
import { visibleAnswers } from './visible.ts';

/** The verdict so far, cheap enough for every page. */
export interface SoFar extends Verdict {
  /** How many of the five sources say the same. */
  readonly agreeing: number;
}

export function soFar(answers: Answers): SoFar {
  const visible = visibleAnswers(answers);
  const ours = verdict(visible);
  const agreeing = panels.filter(({ find }) => find(visible).verdict === ours.destination).length;
  return { ...ours, agreeing };
}
