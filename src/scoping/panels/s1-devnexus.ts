import type { Answers } from '../questionnaire.ts';
import { changesFrequently, hardLatency, isOneOf, labelledAtLeast, names, namesAny } from '../readings.ts';
import { allOf, anyOf, not } from '../truth.ts';
import { approachFor, type Finding, flagged, promptUntried } from './finding.ts';

/** DevNexus, “RAG vs Fine-Tuning in 2026”: four questions, and a list of wrong calls for each side. */
export function devNexus(answers: Answers): Finding {
  // Nothing is left to solve (S1-63; the stop is inferred).
  if (answers.prompt_result === 'sufficient')
    return { verdict: 'prompting', start: 'prompting', flags: () => ['S1-63'] };

  // Does the model need information it was not trained on? (S1-37)
  const newInformation = isOneOf(answers.needs_knowledge, 'yes');
  // Does that information change frequently? (S1-38; S1-08, S1-16, S1-20)
  const changesOften = allOf(answers.needs_knowledge !== 'no', changesFrequently(answers));
  // Does it need to behave differently, not just know more? (S1-39; S1-25, S1-26, S1-33)
  const behaveDifferently = namesAny(answers.behaviour_gaps);
  // Are there enough labelled data and budget for a training run? (S1-40, S1-28; the budget’s cut is inferred)
  const dataAndBudget = allOf(labelledAtLeast(answers, 500), not(isOneOf(answers.budget_setup, 'lt200')));

  const retrieval = anyOf(
    newInformation,
    changesOften,
    isOneOf(answers.attribution, 'required'), // S1-10
    allOf(names(answers.data_rules, 'no_training'), newInformation), // S1-09
  );
  const reasonToTrain = anyOf(behaveDifferently, names(answers.cost_pressure, 'unit_cost_hard')); // S1-27
  const couldTrain = allOf(reasonToTrain, dataAndBudget !== false);
  const tooEarly = allOf(
    couldTrain,
    isOneOf(answers.stage, 'idea_mvp'), // S1-31
    isOneOf(answers.deadline, 'lt2w', '2_4w', '4_6w'), // six weeks: S1-04
  );
  const training = allOf(couldTrain, tooEarly !== true);

  const verdict = approachFor(retrieval === true, training === true); // S1-41, S1-42; S1-62 where neither holds
  return {
    verdict,
    // Run a baseline first, and stop there at 90% (S1-62, S1-63).
    start: promptUntried(answers) || answers.prompt_result === '90_plus' ? 'prompting' : verdict,
    flags: () =>
      flagged(
        // Fine-tuning is the wrong call …
        [tooEarly, 'S1-31'],
        [allOf(reasonToTrain, not(dataAndBudget)), 'S1-28', 'S1-51'], // later, after labelling
        [reasonToTrain === true && dataAndBudget === undefined, 'S1-61'], // audit the data
        [not(behaveDifferently), 'S1-29'], // only facts are wanted
        [allOf(changesOften, training), 'S1-30', 'S1-44', 'S1-45'], // facts go to retrieval, not into weights
        // Retrieval is the wrong call …
        [allOf(retrieval, hardLatency(answers)), 'S1-13', 'S1-14', 'S1-47'], // fetch once, at the start of the call
        [allOf(retrieval, isOneOf(answers.kb_quality, 'messy', 'sparse')), 'S1-15'],
        [allOf(behaveDifferently, retrieval, training !== true), 'S1-12'], // it will not change behaviour
        // Nothing is known yet: validate before building.
        [[newInformation, changesOften, behaveDifferently].every((known) => known === undefined), 'S1-58'],
        [isOneOf(answers.product_type, 'agentic'), 'S1-66'], // a fourth outcome, to which no question leads
      ),
  };
}
