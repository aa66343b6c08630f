import type { Answers } from '../questionnaire.ts';
import { hardLatency, isOneOf, names } from '../readings.ts';
import type { Ground } from './rule.ts';

/** Reasons for a lookup that hold even where the knowledge would fit into the prompt. */
const lookupAllTheSame = (answers: Answers): boolean =>
  answers.attribution === 'required' ||
  isOneOf(answers.knowledge_source, 'live_systems', 'mixed') === true ||
  names(answers.data_rules, 'multi_tenant', 'per_user_access') === true ||
  names(answers.cost_pressure, 'unit_cost_hard', 'prompt_length') === true ||
  hardLatency(answers) === true;

/** Each of these takes retrieval out, however strong the need for knowledge is. */
export const knockOuts = [
  {
    id: 'needs-nothing-of-its-own',
    holds: ({ needs_knowledge }) => needs_knowledge === 'no',
    rests: ['needs_knowledge'],
    claims: ['S4-03', 'S1-12'],
    because: 'All it needs comes with the request; there is nothing to look up.',
  },
  {
    id: 'no-room-for-retrieval',
    holds: ({ latency }) => latency === 'none_spare',
    rests: ['latency'],
    claims: ['S1-13', 'S1-14', 'S5-48'],
    because:
      'A lookup adds 100 to 800 ms to a call, and there is no room for it. Fetch once at the start, if at all.',
  },
  {
    id: 'nothing-written-to-retrieve',
    holds: ({ knowledge_size }) => knowledge_size === 'not_documents',
    rests: ['knowledge_size'],
    claims: ['S2-45', 'S4-31'],
    because: 'Retrieval needs documents, and this knowledge is in none.',
  },
  {
    id: 'fits-the-prompt',
    holds: (answers) => answers.knowledge_size === 'fits_prompt' && !lookupAllTheSame(answers),
    rests: ['knowledge_size'],
    claims: ['S3-03', 'S3-31'],
    because:
      'The knowledge fits into the context window: put it into the prompt and let caching carry the cost.',
  },
  {
    id: 'prompting-is-enough',
    holds: (answers) =>
      answers.prompt_result === 'sufficient' &&
      isOneOf(answers.knowledge_size, 'too_big', 'over_10k_docs') !== true &&
      !lookupAllTheSame(answers),
    rests: ['prompt_result'],
    claims: ['S1-63', 'S4-76', 'S2-84'],
    because: 'Prompting alone already does the job; nothing is left that retrieval would have to solve.',
  },
] as const satisfies readonly Ground[];
