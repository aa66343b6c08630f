import type { Answers } from './questionnaire.ts';
import { labelledAtLeast } from './readings.ts';
import type { Recommendation } from './recommendation.ts';
import { documentsAreAMess, leadsToRetrieval, trainingAhead } from './situation.ts';
import { visibleAnswers } from './visible.ts';

export const blockerIds = ['labels', 'documents', 'evaluation', 'money', 'time', 'questions'] as const;
export type Blocker = (typeof blockerIds)[number];

/** What a project lacks, as one says it of several: “4 of 9 projects lack labelled examples”. */
export const blockerNames: Readonly<Record<Blocker, string>> = {
  labels: 'lack labelled examples for the training ahead',
  documents: 'have documents to repair first',
  evaluation: 'have measured nothing on an eval set yet',
  money: 'cost more than their budget',
  time: 'take longer than their deadline',
  questions: 'have open questions that could change the verdict',
};

/** Below this no source would train. */
const FEWEST_LABELS = 200;

/** What stands between a project and its verdict; counted over all projects it shows what many of them lack. */
export function blockersOf(given: Answers, recommendation: Recommendation): readonly Blocker[] {
  const answers = visibleAnswers(given);
  const situation = { ...recommendation, answers };
  const { time, setup, monthly } = recommendation.estimate[recommendation.destination];
  const { same, of } = recommendation.firmness;
  const holds: Readonly<Record<Blocker, boolean>> = {
    labels: trainingAhead(situation) && labelledAtLeast(answers, FEWEST_LABELS) === false,
    documents: leadsToRetrieval(situation) && documentsAreAMess(situation),
    evaluation: answers.eval_state === 'none',
    money: setup.fit === 'no' || monthly.fit === 'no',
    time: time.fit === 'no',
    questions: same < of,
  };
  return blockerIds.filter((id) => holds[id]);
}
