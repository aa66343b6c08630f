import type { Approach } from '../approaches.ts';
import type { Answers } from '../questionnaire.ts';
import { changesFrequently, hardLatency, isOneOf, labelledAtLeast, names, namesAny } from '../readings.ts';
import { allOf, anyOf } from '../truth.ts';
import { type Finding, flagged, promptUntried } from './finding.ts';

/** Resser Solutions: prompting first, retrieval second, fine-tuning last; no step up that was not measured. */
export function resser(answers: Answers): Finding {
  const triedAndShort = isOneOf(answers.prompt_result, 'under_80', '80_89', '90_plus');

  const retrieval = anyOf(
    allOf(
      answers.needs_knowledge !== 'no',
      anyOf(
        isOneOf(answers.knowledge_size, 'too_big', 'over_10k_docs'), // S3-03, S3-07
        changesFrequently(answers), // S3-05
      ),
    ),
    isOneOf(answers.attribution, 'required'), // S3-06, S3-28
    names(answers.data_rules, 'multi_tenant', 'many_domains'), // S3-08, S3-09
  );

  const exhausted = anyOf(
    isOneOf(answers.eval_state, 'rag_short_behaviour'), // S3-04, S3-29, S3-40
    // Where there is nothing to retrieve, a measured prompt is all there is to exhaust (inferred).
    allOf(retrieval !== true, isOneOf(answers.eval_state, 'eval_only'), triedAndShort),
  );

  const reasonToTrain = anyOf(
    allOf(names(answers.behaviour_gaps, 'format', 'tone', 'script'), triedAndShort), // S3-10, S3-32, S3-33
    allOf(
      anyOf(hardLatency(answers), names(answers.cost_pressure, 'unit_cost_hard')),
      names(answers.cost_pressure, 'small_model_proven'),
    ), // S3-11, S3-34, S3-35
    allOf(names(answers.behaviour_gaps, 'extraction'), labelledAtLeast(answers, 1000)), // S3-12
    names(answers.behaviour_gaps, 'vocabulary'), // S3-13
  );

  const verdict = decide(answers, retrieval === true, allOf(exhausted, reasonToTrain) === true);
  return {
    verdict,
    start: promptUntried(answers) ? 'prompting' : verdict,
    flags: () =>
      flagged(
        // Not proposed before it is measured, unless the project clearly requires it: that is left to a person.
        [allOf(anyOf(reasonToTrain, namesAny(answers.behaviour_gaps)), exhausted !== true), 'S3-40', 'S3-41'],
      ),
  };
}

function decide(answers: Answers, retrieval: boolean, training: boolean): Approach {
  if (answers.prompt_result === 'sufficient' && !retrieval) return 'prompting';
  if (training) return retrieval ? 'hybrid' : 'finetune'; // S3-14, S3-15
  return retrieval ? 'rag' : 'prompting'; // S3-03, S3-28; S3-02, S3-31
}
