import type { Answers } from '../questionnaire.ts';
import { isKnown, isOneOf, labelledAtLeast, names, namesAny, worthPolishing } from '../readings.ts';
import type { Ground } from './rule.ts';

/** Holds training back while it holds; `opens` says what has to happen first, and reads after “Fine-tuning:”. */
export interface Gate extends Ground {
  readonly opens: string;
}

const someoneCanLabel = ({ label_supply }: Answers): boolean =>
  isOneOf(label_supply, 'logs_history', 'experts', 'bigger_model') === true;

/** Weeks and prices in the answers that are known to be too low for the model that would be trained. */
const budgetTooSmall = ({ budget_setup, train_target }: Answers): boolean => {
  if (train_target === 'hosted_small') return false; // From under $50 (S2-11): every band can hold it.
  if (train_target === 'mid' || train_target === 'enterprise')
    return isOneOf(budget_setup, 'lt200', '200_1999', '2000_4999') === true;
  return budget_setup === 'lt200';
};

/** Cost, speed or place speak for training even where prompting would do the task. */
const runningSpeaks = ({ cost_pressure, latency, deployment }: Answers): boolean =>
  names(cost_pressure, 'unit_cost_hard', 'small_model_proven', 'prompt_length') === true ||
  isOneOf(latency, 'subsecond_hard', 'none_spare') === true ||
  deployment === 'offline_edge';

/** Format, voice and limits alone: what a prompt and checks around the model shape first. */
const onlyShapeFallsShort = ({ behaviour_gaps }: Answers): boolean =>
  Array.isArray(behaviour_gaps) &&
  behaviour_gaps.length > 0 &&
  behaviour_gaps.every((gap) => gap === 'format' || gap === 'tone' || gap === 'guardrails');

const measuredShort = ({ prompt_result, eval_state }: Answers): boolean =>
  prompt_result === 'under_80' || eval_state === 'rag_short_behaviour';

/** Said to be untried, or not known to be tried where use is too low for cost to argue. */
const untried = ({ prompt_result, volume }: Answers): boolean =>
  volume === 'under_10k'
    ? !isKnown(prompt_result) || prompt_result === 'not_tried'
    : prompt_result === 'not_tried' && volume !== 'ge10k';

/** What shapes an answer cheaply; said as well where the gap is too light to make a need. */
export const structuredOutputFirst = {
  id: 'structured-output-first',
  rests: ['behaviour_gaps', 'volume', 'prompt_result'],
  claims: ['S3-10', 'S2-84', 'S5-73'],
  because:
    'Format, voice and limits go to structured output and good examples first; none was measured to fail, nor is it asked at volume.',
  opens: 'if structured output and good examples, measured, still fail',
} as const;

export const gates = [
  {
    id: 'too-few-examples',
    holds: (answers) => labelledAtLeast(answers, 200) === false && !someoneCanLabel(answers),
    rests: ['labelled_examples', 'label_supply'],
    claims: ['S1-28', 'S2-78', 'S5-29', 'S5-31'],
    because: 'Fewer than 200 reviewed examples, and no known way to more: no source would train on that.',
    opens: 'after 200 reviewed examples, better 1,000',
  },
  {
    id: 'nobody-to-train',
    holds: ({ team, train_target }) =>
      team === 'minimal' || (team === 'software_only' && train_target !== 'hosted_small'),
    rests: ['team', 'train_target'],
    claims: ['S4-39', 'S4-40', 'S2-58'],
    because: 'Training and keeping a model needs machine-learning skills that this team does not have.',
    opens: 'once somebody can train a model and keep it',
  },
  {
    id: 'too-early-for-training',
    holds: ({ stage, deadline }) =>
      stage === 'idea_mvp' && isOneOf(deadline, 'lt2w', '2_4w', '4_6w') === true,
    rests: ['stage', 'deadline'],
    claims: ['S1-31', 'S5-17', 'S2-57'],
    because: 'Before there is revenue, being live in weeks matters more than the last bit of quality.',
    opens: 'once the first version is live and used',
  },
  {
    id: 'budget-below-training',
    holds: budgetTooSmall,
    rests: ['budget_setup', 'train_target'],
    claims: ['S4-66', 'S4-67', 'S1-69'],
    because: 'The budget ends below what the sources state for training such a model.',
    opens: 'once the budget covers the training run and three to five times its cost in the first year',
  },
  {
    id: 'data-may-not-train',
    holds: ({ data_rules }) => names(data_rules, 'no_training') === true,
    rests: ['data_rules'],
    claims: ['S1-09', 'S2-28'],
    because: 'Your data must stay out of training, and training data in effect becomes part of the model.',
    opens: 'if there is data that may be trained on',
  },
  {
    id: 'nowhere-to-train',
    holds: ({ data_rules, deployment, train_target }) =>
      train_target === 'hosted_small' &&
      (names(data_rules, 'self_hosted') === true || deployment === 'offline_edge'),
    rests: ['data_rules', 'deployment', 'train_target'],
    claims: ['S2-28', 'S2-44', 'S4-66'],
    because: 'A provider’s service cannot hand over the model you would have to run yourselves.',
    opens: 'with an open model on your own infrastructure',
  },
  {
    id: 'nearly-there-by-prompting',
    holds: (answers) => worthPolishing(answers) && !runningSpeaks(answers),
    rests: ['prompt_result', 'eval_state'],
    claims: ['S1-63', 'S5-74'],
    because: 'Prompting is at 90% or more: the rest is cheaper to gain in the prompt than by training.',
    opens: 'if better prompts, measured, still leave a gap',
  },
  {
    ...structuredOutputFirst,
    holds: (answers) =>
      onlyShapeFallsShort(answers) &&
      !measuredShort(answers) &&
      answers.volume !== 'ge10k' &&
      labelledAtLeast(answers, 1000) !== true &&
      answers.knowledge_size !== 'not_documents' &&
      namesAny(answers.cost_pressure) !== true &&
      !runningSpeaks(answers),
  },
  {
    id: 'measure-before-training',
    holds: (answers) =>
      untried(answers) &&
      isOneOf(answers.eval_state, 'eval_only', 'rag_short_behaviour') !== true &&
      !runningSpeaks(answers),
    rests: ['prompt_result', 'volume'],
    claims: ['S1-62', 'S2-74', 'S2-75'],
    because:
      'Nothing was measured yet, and nothing shows that cost or speed would argue for training: prompt first.',
    opens: 'if the measured prompt falls short',
  },
  {
    id: 'repair-retrieval-first',
    holds: ({ eval_state }) => eval_state === 'rag_short_facts',
    rests: ['eval_state'],
    claims: ['S4-09', 'S5-63', 'S5-70'],
    because: 'Retrieval was measured and misses facts. Training would not bring them; better retrieval does.',
    opens: 'when retrieval finds the facts and behaviour still falls short',
  },
] as const satisfies readonly Gate[];

/** Beside retrieval, training has to earn its place twice: weak needs wait until retrieval was measured. */
export const startSimple = {
  id: 'start-simple',
  rests: ['behaviour_gaps'],
  claims: ['S2-83', 'S2-84', 'S4-78', 'S5-79'],
  because: 'The behaviour need is too weak to carry a second system: build retrieval, measure, then decide.',
  opens: 'if retrieval is measured and behaviour still falls short',
} as const;
