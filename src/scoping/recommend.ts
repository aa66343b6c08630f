import { cadence } from './cadence.ts';
import { estimate } from './estimate.ts';
import { outlook } from './firmness.ts';
import { firstSteps } from './first-steps.ts';
import { laterSteps } from './later.ts';
import { askPanel } from './panels/index.ts';
import { providers } from './providers.ts';
import type { Answers } from './questionnaire.ts';
import { caseAgainst, rationale } from './rationale.ts';
import type { Recommendation } from './recommendation.ts';
import type { Situation } from './situation.ts';
import { tippingPoints } from './tipping-points.ts';
import { rulesVersion, weigh } from './verdict.ts';
import { visibleAnswers } from './visible.ts';
import { warnings } from './warnings.ts';

/** Everything we have to say about these answers. Same answers, same words: no clock, no chance, no model. */
export function recommend(given: Answers): Recommendation {
  const answers = visibleAnswers(given);
  const weighing = weigh(answers);
  const { destination, start } = weighing;
  const later = laterSteps(answers, weighing);
  const panel = askPanel(answers);
  const { same, of, exact, openQuestions } = outlook(answers, destination);
  const situation: Situation = { answers, destination, start, later };

  return {
    rules_version: rulesVersion,
    destination,
    start,
    later,
    firmness: {
      same,
      of,
      exact,
      panel_agreeing: panel.filter(({ verdict }) => verdict === destination).length,
    },
    panel,
    rationale: rationale(answers, weighing),
    case_against: caseAgainst(answers, weighing, panel),
    tipping_points: tippingPoints(answers, destination),
    open_questions: openQuestions,
    estimate: estimate(answers),
    first_steps: firstSteps(situation),
    warnings: warnings(situation),
    cadence: cadence(situation),
    providers: providers(situation),
  };
}
