import { type Approach, type Start, usesTraining } from '../approaches.ts';
import type { Answers } from '../questionnaire.ts';
import { changesFrequently, isOneOf, labelledAtLeast, names, namesAny } from '../readings.ts';
import { allOf, anyOf, not, type Truth } from '../truth.ts';
import { type Finding, flagged, promptUntried } from './finding.ts';

/** Five variables, a matrix, first steps. The second variable, know or behave, decides (S5-21). */
export function fiveVariables(answers: Answers): Finding {
  const early = isOneOf(answers.stage, 'idea_mvp', 'early');
  const traceable = isOneOf(answers.attribution, 'required');

  // 2: must it know, or behave?
  const knows = anyOf(
    isOneOf(answers.needs_knowledge, 'yes'),
    traceable, // S5-39, S5-41
    allOf(
      answers.needs_knowledge !== 'no',
      isOneOf(answers.change_rate, 'daily', 'weekly', 'sprint_monthly', 'months_2_6'), // 1: S5-16, S5-20
    ),
  ); // S5-22
  const behaves = anyOf(namesAny(answers.behaviour_gaps), names(answers.cost_pressure, 'prompt_length')); // S5-23, S5-49

  // 3: what data is there?
  const mess = allOf(knows, isOneOf(answers.kb_quality, 'messy', 'sparse')); // S5-27, S5-26, S5-07
  const ready = labelledAtLeast(answers, 200); // S5-29, S5-11
  const reliable = labelledAtLeast(answers, 1000); // S5-30

  const worth = isOneOf(answers.prompt_result, '80_89', '90_plus', 'sufficient') !== true; // S5-74
  const training = allOf(behaves, ready !== false, worth); // S5-78

  const verdict = decide(answers, knows, behaves, training, ready);
  return {
    verdict,
    start: startFor(answers, knows, behaves, mess, verdict),
    flags: () =>
      flagged(
        [isOneOf(answers.change_rate, 'stable'), 'S5-18', 'S5-19'], // fine-tuning becomes viable
        [mess, 'S5-27'],
        [usesTraining(verdict) && ready === undefined, 'S5-72'],
        [usesTraining(verdict) && allOf(ready, not(reliable)), 'S5-30'],
        [allOf(behaves, !worth), 'S5-74'],
        [isOneOf(answers.latency, 'subsecond_soft', 'subsecond_hard'), 'S5-33', 'S5-32'], // 4: engineer carefully
        [early, 'S5-36', 'S5-47'],
        [usesTraining(verdict) && traceable, 'S5-40'], // 5: tuned answers are opaque
      ),
  };
}

function decide(answers: Answers, knows: Truth, behaves: Truth, training: Truth, ready: Truth): Approach {
  // 4: no room for any retrieval (S5-48, S5-34); without data for training, prompting is left (inferred).
  if (answers.latency === 'none_spare') return ready === false ? 'prompting' : 'finetune';
  if (knows) return training ? 'hybrid' : 'rag'; // S5-24, S5-25, S5-50
  if (training) return 'finetune';
  if (behaves) return 'prompting'; // collect data first (S5-73, S5-31; inferred)
  return answers.needs_knowledge === 'no' ? 'prompting' : 'rag'; // S5-76
}

function startFor(answers: Answers, knows: Truth, behaves: Truth, mess: Truth, verdict: Approach): Start {
  if (mess) return 'fix_data'; // S5-27, S5-66
  if (behaves && !knows && promptUntried(answers)) return 'prompting'; // S5-73
  return verdict === 'hybrid' ? 'rag' : verdict; // S5-79
}

/** The rows of its matrix that these answers tick. Shown beside the verdict; they do not vote. */
export function tickedRows(answers: Answers): {
  readonly rag: readonly string[];
  readonly finetune: readonly string[];
} {
  return {
    rag: flagged(
      [changesFrequently(answers), 'S5-42'],
      [isOneOf(answers.needs_knowledge, 'yes'), 'S5-43'],
      [isOneOf(answers.attribution, 'required'), 'S5-45'],
      [isOneOf(answers.stage, 'idea_mvp', 'early'), 'S5-47'],
    ),
    finetune: flagged(
      [names(answers.behaviour_gaps, 'format', 'tone', 'script'), 'S5-44'],
      [labelledAtLeast(answers, 1000), 'S5-46'],
      [isOneOf(answers.latency, 'none_spare'), 'S5-48'],
      [names(answers.cost_pressure, 'prompt_length'), 'S5-49'],
    ),
  };
}
