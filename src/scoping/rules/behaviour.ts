import type { Answers, ChoiceOf } from '../questionnaire.ts';
import { hardLatency, isOneOf, labelledAtLeast, names, namesAny } from '../readings.ts';
import type { Rule } from './rule.ts';

/** Prompting or retrieval was measured and does the job: what the plain model lacks is then no gap any more. */
const goodAlready = ({ prompt_result, eval_state }: Answers): boolean =>
  prompt_result === 'sufficient' || eval_state === 'rag_ok';

const fallsShortIn = (answers: Answers, ...gaps: readonly ChoiceOf<'behaviour_gaps'>[]): boolean =>
  !goodAlready(answers) && names(answers.behaviour_gaps, ...gaps) === true;

const fallsShort = (answers: Answers): boolean =>
  !goodAlready(answers) && namesAny(answers.behaviour_gaps) === true;

/** What speaks for changing how the model behaves. Two points make the need, three beside retrieval. */
export const behaviourRules = [
  {
    id: 'exact-script',
    need: 'behaviour',
    weight: 2,
    holds: (answers) => fallsShortIn(answers, 'script'),
    rests: ['behaviour_gaps'],
    claims: ['S1-32', 'S1-33'],
    because: 'Exact wording and a fixed flow cannot be held reliably by a prompt at scale.',
  },
  {
    id: 'scripted-product',
    need: 'behaviour',
    weight: 1,
    holds: (answers) => answers.product_type === 'scripted_conversation' && fallsShort(answers),
    rests: ['product_type', 'behaviour_gaps'],
    claims: ['S1-32', 'S1-47'],
    because: 'A conversation by script lives from behaving the same way every time.',
  },
  {
    id: 'fixed-schema-extraction',
    need: 'behaviour',
    weight: 2,
    holds: (answers) => fallsShortIn(answers, 'extraction'),
    rests: ['behaviour_gaps'],
    claims: ['S1-26', 'S3-12'],
    because: 'Pulling the same fields out of every text is a narrow behaviour that examples teach well.',
  },
  {
    id: 'own-taxonomy',
    need: 'behaviour',
    weight: 2,
    holds: (answers) => fallsShortIn(answers, 'classification'),
    rests: ['behaviour_gaps'],
    claims: ['S4-13', 'S4-44', 'S5-23'],
    because: 'Reliable labels of your own are learnt from examples, not from instructions alone.',
  },
  {
    id: 'terms-misunderstood',
    need: 'behaviour',
    weight: 2,
    holds: (answers) => fallsShortIn(answers, 'vocabulary'),
    rests: ['behaviour_gaps'],
    claims: ['S1-26', 'S3-13', 'S4-47'],
    because: 'The base model misunderstands the domain’s terms; training teaches them once.',
  },
  {
    id: 'reasoning-to-internalise',
    need: 'behaviour',
    weight: 2,
    holds: (answers) => fallsShortIn(answers, 'reasoning'),
    rests: ['behaviour_gaps'],
    claims: ['S2-34', 'S2-45', 'S4-13'],
    because: 'The way of reasoning itself falls short, and no retrieved text can carry that.',
  },
  {
    id: 'planning-to-learn',
    need: 'behaviour',
    weight: 2,
    holds: (answers) => fallsShortIn(answers, 'planning'),
    rests: ['behaviour_gaps'],
    claims: ['S4-90'],
    because: 'Choosing tools, ordering steps and handling errors are behaviour, and can be trained.',
  },
  {
    id: 'agent-over-several-steps',
    need: 'behaviour',
    weight: 1,
    holds: (answers) => answers.product_type === 'agentic' && fallsShort(answers),
    rests: ['product_type', 'behaviour_gaps'],
    claims: ['S4-89', 'S4-92'],
    because: 'Over several steps small slips add up, so steady behaviour counts for more.',
  },
  {
    id: 'strict-format',
    need: 'behaviour',
    weight: 1,
    holds: (answers) => fallsShortIn(answers, 'format'),
    rests: ['behaviour_gaps'],
    claims: ['S1-25', 'S2-33', 'S3-10'],
    because: 'Output must keep one format. Structured output and examples come first; training if they fail.',
  },
  {
    id: 'one-voice',
    need: 'behaviour',
    weight: 1,
    holds: (answers) => fallsShortIn(answers, 'tone'),
    rests: ['behaviour_gaps'],
    claims: ['S2-32', 'S4-16', 'S4-55'],
    because: 'Every reply must sound alike. Good examples in the prompt come first; training if they drift.',
  },
  {
    id: 'guardrails-to-keep',
    need: 'behaviour',
    weight: 1,
    holds: (answers) => fallsShortIn(answers, 'guardrails'),
    rests: ['behaviour_gaps'],
    claims: ['S5-52'],
    because: 'Limits that must never be crossed are part of behaviour, beside checks outside the model.',
  },
  {
    id: 'measured-short-beside-retrieval',
    need: 'behaviour',
    weight: 3,
    holds: ({ eval_state }) => eval_state === 'rag_short_behaviour',
    rests: ['eval_state'],
    claims: ['S3-29', 'S4-78', 'S4-106'],
    because: 'It was measured: with retrieval the facts are right and the behaviour still falls short.',
  },
  {
    id: 'prompting-measured-short',
    need: 'behaviour',
    weight: 1,
    holds: (answers) => answers.prompt_result === 'under_80' && fallsShort(answers),
    rests: ['prompt_result', 'behaviour_gaps'],
    claims: ['S4-46', 'S5-73', 'S5-74'],
    because: 'Prompting was tried and stays well below what you need.',
  },
  {
    id: 'steady-at-volume',
    need: 'behaviour',
    weight: 1,
    holds: (answers) => answers.volume === 'ge10k' && fallsShort(answers),
    rests: ['volume', 'behaviour_gaps'],
    claims: ['S1-33', 'S1-36', 'S4-46'],
    because: 'At this volume a prompt’s slips show every day, and instructions alone do not hold.',
  },
  {
    id: 'examples-in-hand',
    need: 'behaviour',
    weight: 1,
    holds: (answers) => labelledAtLeast(answers, 1000) === true && fallsShort(answers),
    rests: ['labelled_examples', 'behaviour_gaps'],
    claims: ['S3-12', 'S5-30', 'S5-78'],
    because:
      'A behaviour problem and enough reviewed examples for a reliable change: both conditions are met.',
  },
  {
    id: 'narrow-task',
    need: 'behaviour',
    weight: 2,
    holds: (answers) =>
      names(answers.cost_pressure, 'narrow_task') === true &&
      (answers.volume === 'ge10k' || (answers.volume !== 'under_10k' && !goodAlready(answers))),
    rests: ['cost_pressure', 'volume'],
    claims: ['S3-35', 'S4-53', 'S4-54'],
    because: 'One narrow, repeated task is where a small tuned model does the work of a large one.',
  },
  {
    id: 'small-model-economics',
    need: 'behaviour',
    weight: 3,
    holds: (answers) =>
      names(answers.cost_pressure, 'unit_cost_hard') === true &&
      answers.volume !== 'under_10k' &&
      (names(answers.cost_pressure, 'narrow_task') === true ||
        isOneOf(answers.train_target, 'hosted_small', 'open_small') === true ||
        labelledAtLeast(answers, 500) === true),
    rests: ['cost_pressure', 'volume', 'train_target', 'labelled_examples'],
    claims: ['S1-27', 'S1-35', 'S3-11', 'S4-54'],
    because: 'The price per query is a hard limit, and a small tuned model can take the large one’s place.',
  },
  {
    id: 'small-model-proven',
    need: 'behaviour',
    weight: 3,
    holds: ({ cost_pressure }) => names(cost_pressure, 'small_model_proven') === true,
    rests: ['cost_pressure'],
    claims: ['S3-11', 'S3-35'],
    because: 'A smaller tuned model was measured to do better on this task.',
  },
  {
    id: 'instructions-too-long',
    need: 'behaviour',
    weight: 1,
    holds: ({ cost_pressure, needs_knowledge }) =>
      names(cost_pressure, 'prompt_length') === true && needs_knowledge === 'no',
    rests: ['cost_pressure', 'needs_knowledge'],
    claims: ['S4-52', 'S5-49'],
    because:
      'Long instructions and examples are paid for with every call; training moves them into the model.',
  },
  {
    id: 'no-time-for-a-lookup',
    need: 'behaviour',
    weight: 2,
    holds: ({ latency }) => latency === 'none_spare',
    rests: ['latency'],
    claims: ['S2-36', 'S5-34', 'S5-48'],
    because: 'There is no room for a lookup, so what the model must do has to be in the model.',
  },
  {
    id: 'hard-time-limit',
    need: 'behaviour',
    weight: 1,
    holds: (answers) => hardLatency(answers) === true && answers.latency !== 'none_spare',
    rests: ['latency'],
    claims: ['S2-61', 'S3-34', 'S1-35'],
    because: 'A hard limit under a second favours a small tuned model with a short prompt.',
  },
  {
    id: 'offline-small-model',
    need: 'behaviour',
    weight: 2,
    holds: ({ deployment, needs_knowledge }) => deployment === 'offline_edge' && needs_knowledge !== 'yes',
    rests: ['deployment', 'needs_knowledge'],
    claims: ['S2-40', 'S2-62'],
    because: 'Offline the model must be small, and small models mostly need training for their task.',
  },
  {
    id: 'know-how-nobody-wrote-down',
    need: 'behaviour',
    weight: 2,
    holds: ({ knowledge_size }) => knowledge_size === 'not_documents',
    rests: ['knowledge_size'],
    claims: ['S2-45', 'S2-63'],
    because: 'Know-how that is in no document cannot be retrieved; it can only be shown by examples.',
  },
] as const satisfies readonly Rule[];
