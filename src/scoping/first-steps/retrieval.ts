import { isOneOf, names } from '../readings.ts';
import { leadsToRetrieval, liveSystemsInReach, type Situation } from '../situation.ts';
import type { Step } from './step.ts';

const fromDocuments = (situation: Situation): boolean =>
  leadsToRetrieval(situation) && situation.answers.knowledge_source !== 'live_systems';

/** It was measured and brings the right facts: nobody needs to be told how to build it. */
const retrievalStands = ({ answers }: Situation): boolean =>
  isOneOf(answers.eval_state, 'rag_ok', 'rag_short_behaviour') === true;

const buildingFromDocuments = (situation: Situation): boolean =>
  fromDocuments(situation) && !retrievalStands(situation);

/** Building retrieval, in the order in which the articles build it. */
export const retrieval: readonly Step[] = [
  {
    id: 'connect-live-systems',
    text: 'Give it tools that read the live systems at question time',
    why: 'An index is a copy, and a copy of a stock level or an order is wrong within minutes. Tools or an agent read the original.',
    claims: ['S4-91', 'S4-38', 'S1-66'],
    matters: (situation) => (liveSystemsInReach(situation) ? 4 : 0),
  },
  {
    id: 'ask-for-local-index',
    text: 'Find out whether an index can live on the device or in your network',
    why: 'Offline rules out a hosted index, not a local one. No article mentions it; it keeps facts replaceable where weights do not.',
    claims: ['S2-41', 'S2-44'],
    matters: ({ answers }) =>
      answers.deployment === 'offline_edge' && answers.needs_knowledge !== 'no' ? 4 : 0,
  },
  {
    id: 'budget-for-data-work',
    text: 'Plan more time for parsing, splitting and indexing than you think',
    why: 'It is the hidden cost of retrieval; most plans leave it out.',
    claims: ['S4-64'],
    matters: (situation) =>
      buildingFromDocuments(situation) &&
      isOneOf(situation.answers.kb_quality, 'messy', 'needs_work') === true
        ? 2
        : 0,
  },
  {
    id: 'define-chunk',
    text: 'Decide what one retrievable piece is, and split only at its borders',
    why: 'Naive splits tear an answer from the heading that gives it sense; a clause, a ticket or a procedure is a better unit.',
    claims: ['S5-67', 'S2-80', 'S2-16', 'S2-79'],
    matters: (situation) => (buildingFromDocuments(situation) ? 3 : 0),
  },
  {
    id: 'repair-retrieval',
    text: 'Find out why retrieval misses facts: splitting, embedding or ranking',
    why: 'You measured facts that are wrong or missing. Training does not mend that, and retrieval built badly fails at what it is for.',
    claims: ['S5-62', 'S5-63', 'S4-09', 'S4-64'],
    matters: (situation) =>
      leadsToRetrieval(situation) && situation.answers.eval_state === 'rag_short_facts' ? 4 : 0,
  },
  {
    id: 'separate-indices',
    text: 'Keep a separate index for each customer or use case',
    why: 'Data that must not mix is kept apart before the search, not filtered out of an answer after it.',
    claims: ['S3-08', 'S3-09', 'S2-27'],
    matters: (situation) =>
      leadsToRetrieval(situation) &&
      names(situation.answers.data_rules, 'multi_tenant', 'many_domains') === true
        ? 4
        : 0,
  },
  {
    id: 'retrieve-by-permission',
    text: 'Retrieve only what the person who asks is allowed to see',
    why: 'Permissions have to be checked in the search, with the rights of the reader; a model cannot keep a secret that it was shown.',
    claims: ['S2-81', 'S3-08', 'S2-30'],
    matters: (situation) =>
      leadsToRetrieval(situation) && names(situation.answers.data_rules, 'per_user_access') === true ? 4 : 0,
  },
  {
    id: 'choose-stack',
    text: 'Choose the embedding model, the vector database and the orchestration',
    why: 'Three parts that depend on each other. Changing the embedding model later means embedding everything again.',
    claims: ['S5-69', 'S5-06', 'S4-61', 'S2-15', 'S2-54'],
    matters: (situation) => (buildingFromDocuments(situation) ? 2 : 0),
  },
  {
    id: 'study-indexing',
    text: 'Learn how your vector database stores and indexes before designing',
    why: 'At scale the database and the way it indexes decide both the quality of retrieval and its delay.',
    claims: ['S4-09'],
    matters: (situation) => {
      if (!buildingFromDocuments(situation)) return 0;
      return situation.answers.knowledge_size === 'over_10k_docs' ? 2 : 1;
    },
  },
  {
    id: 'filter-by-metadata',
    text: 'Store date, kind and owner with each piece, and filter by them',
    why: 'Filters keep out-of-date and foreign pieces away from the model, which similarity alone does not.',
    claims: ['S2-81', 'S2-82'],
    matters: (situation) => {
      if (!fromDocuments(situation)) return 0;
      return isOneOf(situation.answers.knowledge_size, 'too_big', 'over_10k_docs') === true ? 2 : 1;
    },
  },
  {
    id: 'fetch-at-start',
    text: 'Try fetching the context once, when the call or chat begins',
    why: 'One lookup before the first sentence leaves every later answer without the delay of a search.',
    claims: ['S1-47', 'S1-13'],
    matters: ({ answers }) => {
      if (answers.needs_knowledge === 'no') return 0;
      if (isOneOf(answers.latency, 'subsecond_hard', 'none_spare') === true) return 3;
      return answers.latency === 'subsecond_soft' || answers.product_type === 'scripted_conversation' ? 2 : 0;
    },
  },
  {
    id: 'time-the-lookup',
    text: 'Time the lookup early: the articles report 100 to 800 ms per call',
    why: 'You want an answer to start within a second, and a lookup may take most of it. It can be engineered, if it is measured first.',
    claims: ['S5-33', 'S1-14', 'S5-32'],
    matters: (situation) =>
      leadsToRetrieval(situation) &&
      isOneOf(situation.answers.latency, 'subsecond_soft', 'subsecond_hard') === true
        ? 3
        : 0,
  },
  {
    id: 'start-with-three-chunks',
    text: 'Begin with the three best pieces per query, then tune',
    why: 'More context is not better context: it costs tokens and distracts the model. Raise the number only if the eval set gains.',
    claims: ['S1-18', 'S2-72'],
    matters: (situation) => {
      if (!buildingFromDocuments(situation)) return 0;
      return names(situation.answers.cost_pressure, 'unit_cost_hard', 'prompt_length') === true ? 2 : 1;
    },
  },
  {
    id: 'measure-retrieval',
    text: 'Measure what retrieval finds before you judge the answers',
    why: 'If the right piece was not found, no model can answer well; without this number the wrong part gets tuned.',
    claims: ['S5-70', 'S5-62', 'S4-28'],
    matters: (situation) => {
      if (!leadsToRetrieval(situation)) return 0;
      return retrievalStands(situation) ? 1 : 3;
    },
  },
  {
    id: 'show-sources',
    text: 'Show with each answer the document it rests on',
    why: 'The sources are at hand before the answer is written. People trust what they can check, and reviewers must be able to.',
    claims: ['S5-38', 'S2-24', 'S4-36'],
    matters: (situation) => {
      if (!leadsToRetrieval(situation)) return 0;
      if (situation.answers.attribution === 'required') return 3;
      return situation.answers.attribution === 'useful' ? 2 : 1;
    },
  },
  {
    id: 'name-who-keeps-it-current',
    text: 'Name who keeps the documents and the index current, and how often',
    why: 'Retrieval is as fresh as its last refresh. Without an owner it is out of date before anyone notices.',
    claims: ['S5-08', 'S3-21', 'S4-30'],
    matters: (situation) => (fromDocuments(situation) ? 2 : 0),
  },
];
