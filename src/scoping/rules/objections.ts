import { type Approach, usesRetrieval, usesTraining } from '../approaches.ts';
import type { Answers } from '../questionnaire.ts';
import { changesFrequently, isOneOf, labelledAtLeast, names } from '../readings.ts';
import type { Ground } from './rule.ts';

/** What a sceptical reader would hold against a verdict, strongest first. */
export interface Objection extends Omit<Ground, 'holds'> {
  readonly holds: (answers: Answers, destination: Approach) => boolean;
}

export const objections: readonly Objection[] = [
  {
    id: 'documents-in-a-mess',
    holds: ({ kb_quality }, to) => usesRetrieval(to) && isOneOf(kb_quality, 'messy', 'sparse') === true,
    rests: ['kb_quality'],
    claims: ['S1-15', 'S5-27', 'S5-63'],
    because: 'Retrieval over a mess gives back the mess, and does worse than no retrieval at all.',
  },
  {
    id: 'lookup-costs-time',
    holds: ({ latency }, to) =>
      usesRetrieval(to) && isOneOf(latency, 'subsecond_soft', 'subsecond_hard') === true,
    rests: ['latency'],
    claims: ['S1-13', 'S1-14', 'S5-32', 'S5-33'],
    because: 'A lookup adds 100 to 800 ms to each call, and you want an answer to start within a second.',
  },
  {
    id: 'no-index-without-network',
    holds: ({ deployment }, to) => usesRetrieval(to) && deployment === 'offline_edge',
    rests: ['deployment'],
    claims: ['S2-40', 'S2-41'],
    because:
      'Offline there is no hosted index; it takes a local one, and the sources would train a model instead.',
  },
  {
    id: 'retrieval-leaves-behaviour',
    holds: ({ behaviour_gaps }, to) =>
      to === 'rag' && behaviour_gaps !== 'unknown' && (behaviour_gaps?.length ?? 0) > 0,
    rests: ['behaviour_gaps'],
    claims: ['S1-12', 'S4-20', 'S5-23'],
    because: 'Retrieval changes what the model knows, not how it answers: the gap you named stays.',
  },
  {
    id: 'a-prompt-might-hold-it',
    holds: ({ knowledge_size }, to) => to === 'rag' && knowledge_size === 'fits_prompt',
    rests: ['knowledge_size'],
    claims: ['S3-31', 'S2-84'],
    because: 'The knowledge fits into the prompt: that may do, without a second system to keep.',
  },
  {
    id: 'little-is-missing',
    holds: ({ prompt_result }, to) =>
      to === 'rag' && isOneOf(prompt_result, '90_plus', 'sufficient') === true,
    rests: ['prompt_result'],
    claims: ['S1-63', 'S2-84'],
    because: 'Prompting alone is already at 90% or more; look first at what the last tenth is worth.',
  },
  {
    id: 'facts-will-age-in-weights',
    holds: (answers, to) => to === 'finetune' && changesFrequently(answers) === true,
    rests: ['change_rate'],
    claims: ['S1-30', 'S2-19', 'S4-34'],
    because: 'Facts change often, and a trained model keeps saying the old ones until it is trained again.',
  },
  {
    id: 'two-systems-to-keep',
    holds: ({ team, stage }, to) =>
      to === 'hybrid' && (team !== 'ml_both' || isOneOf(stage, 'idea_mvp', 'early') === true),
    rests: ['team', 'stage'],
    claims: ['S2-66', 'S2-83', 'S3-25', 'S3-27'],
    because: 'Both together cost most to set up and to keep, and want a team that can maintain two systems.',
  },
  {
    id: 'trained-answers-are-opaque',
    holds: ({ attribution }, to) => usesTraining(to) && isOneOf(attribution, 'useful', 'required') === true,
    rests: ['attribution'],
    claims: ['S2-25', 'S4-26', 'S5-40'],
    because: 'What a trained model says cannot be traced to a source.',
  },
  {
    id: 'examples-still-to-collect',
    holds: (answers, to) => usesTraining(to) && labelledAtLeast(answers, 1000) !== true,
    rests: ['labelled_examples'],
    claims: ['S2-76', 'S2-78', 'S5-59'],
    because: 'Training stands on reviewed examples, and it is not certain that there are enough good ones.',
  },
  {
    id: 'not-measured-yet',
    holds: ({ eval_state }, to) =>
      usesTraining(to) && isOneOf(eval_state, 'rag_short_behaviour', 'eval_only') !== true,
    rests: ['eval_state'],
    claims: ['S3-04', 'S3-29', 'S3-40'],
    because:
      'Nobody has measured yet that simpler steps are exhausted; two of the sources would not train before.',
  },
  {
    id: 'prompting-is-close',
    holds: ({ prompt_result }, to) => usesTraining(to) && isOneOf(prompt_result, '80_89', '90_plus') === true,
    rests: ['prompt_result'],
    claims: ['S5-74', 'S1-63'],
    because: 'Prompting is already at 80% or more; training may not be worth its upkeep.',
  },
  {
    id: 'upkeep-of-training',
    holds: (_, to) => usesTraining(to),
    rests: [],
    claims: ['S4-57', 'S4-59', 'S4-70'],
    because: 'The training run is cheap, owning the model is not: three to five times the run within a year.',
  },
  {
    id: 'prompts-drift',
    holds: ({ behaviour_gaps }, to) =>
      to === 'prompting' && behaviour_gaps !== 'unknown' && (behaviour_gaps?.length ?? 0) > 0,
    rests: ['behaviour_gaps'],
    claims: ['S1-33', 'S4-46', 'S4-55'],
    because:
      'Instructions alone drift under varied input; if the gap stays when measured, training is the answer.',
  },
  {
    id: 'long-prompts-cost',
    holds: ({ knowledge_size, cost_pressure }, to) =>
      to === 'prompting' &&
      (knowledge_size === 'fits_prompt' || names(cost_pressure, 'prompt_length') === true),
    rests: ['knowledge_size', 'cost_pressure'],
    claims: ['S3-17', 'S5-49'],
    because: 'A long prompt is paid for with every call; watch the bill as use grows.',
  },
  {
    id: 'retrieval-needs-upkeep',
    holds: ({ knowledge_source }, to) => to === 'rag' && knowledge_source !== 'live_systems',
    rests: [],
    claims: ['S4-64', 'S5-08', 'S5-64'],
    because: 'Chunking, indexing and keeping the documents current take more time than most teams plan.',
  },
  {
    id: 'live-systems-are-no-index',
    holds: ({ knowledge_source }, to) => to === 'rag' && knowledge_source === 'live_systems',
    rests: ['knowledge_source'],
    claims: ['S1-66', 'S4-91'],
    because:
      'The articles’ retrieval reads documents: their times and prices say little about tools on live systems.',
  },
];
