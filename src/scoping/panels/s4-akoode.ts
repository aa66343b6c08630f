import { type Approach, usesTraining } from '../approaches.ts';
import type { Answers } from '../questionnaire.ts';
import { changesFrequently, isOneOf, names } from '../readings.ts';
import { allOf, anyOf, type Truth } from '../truth.ts';
import { type Finding, flagged, promptUntried } from './finding.ts';

/** Akoode: a table of factors, then prompting → retrieval → fine-tuning → hybrid. */
export function akoode(answers: Answers): Finding {
  if (answers.prompt_result === 'sufficient')
    return { verdict: 'prompting', start: 'prompting', flags: () => ['S4-76'] };

  const agentic = answers.product_type === 'agentic'; // S4-89 … S4-92
  const grounding = (agentic && answers.needs_knowledge !== 'no') || mustBeGrounded(answers);
  const behaviourWanted = agentic || mustBehave(answers);
  // Measured with retrieval and behaving (S4-106); short on facts, the retrieval is what wants repair (S4-09, S4-64).
  const behavesAlready = isOneOf(answers.eval_state, 'rag_ok', 'rag_short_facts') === true;
  const behaviour = behavesAlready ? false : behaviourWanted;
  const noTrainers = isOneOf(answers.team, 'minimal', 'software_only'); // S4-39, S4-40

  const verdict = decide(answers, grounding, behaviour, noTrainers);
  return {
    verdict,
    start: startFor(answers, grounding, verdict),
    flags: () =>
      flagged(
        [allOf(behaviour, noTrainers), 'S4-39'], // both, once somebody can train
        [allOf(behaviourWanted, behavesAlready), 'S4-106'],
        [isOneOf(answers.eval_state, 'rag_short_facts'), 'S4-09', 'S4-64'],
        // It sets no minimum of labels, only their quality; and training is worth it only above its upkeep.
        [usesTraining(verdict), 'S4-60', 'S4-72', 'S4-86'],
      ),
  };
}

const mustBeGrounded = (answers: Answers): Truth =>
  anyOf(
    isOneOf(answers.needs_knowledge, 'yes'), // S4-37, S4-08
    isOneOf(answers.attribution, 'required'), // S4-36, S4-26
    allOf(
      answers.needs_knowledge !== 'no',
      anyOf(
        changesFrequently(answers), // S4-33
        isOneOf(answers.change_rate, 'months_2_6'), // S4-12
        isOneOf(answers.priority_metric, 'accuracy'), // S4-35
        isOneOf(answers.failure_cost, 'severe'), // S4-35
      ),
    ),
  );

const mustBehave = (answers: Answers): Truth =>
  anyOf(
    names(
      answers.behaviour_gaps,
      'format', // S4-14, S4-42
      'tone', // S4-16, S4-55
      'script',
      'extraction',
      'classification', // S4-13
      'vocabulary', // S4-15, S4-47
      'reasoning', // S4-13
      'planning', // S4-90
    ), // S4-41; guardrails it leaves out
    allOf(
      names(answers.cost_pressure, 'narrow_task'), // S4-53
      // At scale (S4-54); the 10,000 a day are inferred from S2-74.
      anyOf(names(answers.cost_pressure, 'unit_cost_hard'), isOneOf(answers.volume, 'ge10k')),
    ),
  );

function decide(answers: Answers, grounding: Truth, behaviour: Truth, noTrainers: Truth): Approach {
  if (grounding && (!behaviour || noTrainers)) return 'rag';
  if (grounding && behaviour) return 'hybrid'; // S4-19, S4-73, S4-74, S4-95, S4-100, S4-107
  // S4-39 says retrieval, S4-03 that it would waste the budget here (inferred).
  if (behaviour && noTrainers) return 'prompting';
  if (behaviour) return 'finetune';
  return answers.needs_knowledge === 'no' ? 'prompting' : 'rag'; // S4-32, S4-105
}

function startFor(answers: Answers, grounding: Truth, verdict: Approach): Approach {
  if (promptUntried(answers)) return 'prompting'; // S4-76
  const retrievalMeasured = isOneOf(answers.eval_state, 'rag_ok', 'rag_short_behaviour', 'rag_short_facts');
  if (grounding && retrievalMeasured !== true) return 'rag'; // S4-77, S4-79
  return verdict; // S4-78
}
