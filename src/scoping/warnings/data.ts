import { hardLatency, isKnown, isOneOf, names } from '../readings.ts';
import { documentsAreAMess, leadsToRetrieval, liveSystemsInReach, trainingAhead } from '../situation.ts';
import type { Caution } from './caution.ts';

/** About the knowledge: its state, its whereabouts, and who may see it. */
export const dataCautions: readonly Caution[] = [
  {
    id: 'documents-first',
    text: 'Documents in this state are a data problem before they are an AI problem. Repair them first, whatever the path.',
    claims: ['S5-27', 'S1-15', 'S5-26'],
    applies: documentsAreAMess,
  },
  {
    id: 'retrieval-on-poor-documents',
    text: 'Poor documents make poor retrieval: plan how to split them and measure what is found. Loading them into a vector database is not enough.',
    claims: ['S1-15', 'S2-79', 'S2-82', 'S5-62', 'S5-63', 'S5-64'],
    applies: (situation) =>
      leadsToRetrieval(situation) &&
      isOneOf(situation.answers.kb_quality, 'messy', 'sparse', 'needs_work') === true,
  },
  {
    id: 'live-systems-want-tools',
    text: 'An index is a copy: against live systems it is out of date within minutes. Read them with tools or an agent, beside retrieval.',
    claims: ['S4-38', 'S4-91', 'S1-66'],
    applies: liveSystemsInReach,
  },
  {
    id: 'hosted-index-out-of-reach',
    text: 'Offline, a hosted index cannot be reached. Ask for an index on the device or inside the network; no article mentions that way.',
    claims: ['S2-41', 'S2-44'],
    applies: (situation) => leadsToRetrieval(situation) && situation.answers.deployment === 'offline_edge',
  },
  {
    id: 'rights-before-retrieval',
    text: 'Each person may see only part of the data. Check rights in the search itself: what reaches the model can reach the reader.',
    claims: ['S3-08', 'S2-30', 'S2-81'],
    applies: (situation) =>
      leadsToRetrieval(situation) && names(situation.answers.data_rules, 'per_user_access') === true,
  },
  {
    id: 'trained-in-for-everyone',
    text: 'What is trained into a model can be told to everyone who uses it. Leave data out that only some may see.',
    claims: ['S2-28', 'S2-30', 'S3-08'],
    applies: (situation) =>
      trainingAhead(situation) &&
      names(situation.answers.data_rules, 'per_user_access', 'multi_tenant') === true,
  },
  {
    id: 'data-ends-up-in-the-model',
    text: 'Your data must stay out of training, and training data in effect becomes part of the model. Train only on what may be in it.',
    claims: ['S2-28', 'S1-09', 'S2-29'],
    applies: (situation) =>
      trainingAhead(situation) && names(situation.answers.data_rules, 'no_training') === true,
  },
  {
    id: 'own-hardware-only',
    text: 'It must run on your own infrastructure, so hosted fine-tuning is out: train an open model, and plan for hosting it.',
    claims: ['S2-28', 'S1-54', 'S4-66'],
    applies: (situation) =>
      trainingAhead(situation) && names(situation.answers.data_rules, 'self_hosted') === true,
  },
  {
    id: 'lookup-takes-time',
    text: 'A lookup adds 100 to 800 ms to each call: two articles differ on the range. Engineer it carefully, or fetch once at the start.',
    claims: ['S1-13', 'S1-14', 'S5-32', 'S5-33', 'S1-47'],
    applies: (situation) =>
      leadsToRetrieval(situation) &&
      (hardLatency(situation.answers) === true || situation.answers.latency === 'subsecond_soft'),
  },
  {
    id: 'two-meanings-of-compliance',
    text: '“Compliance” can mean answers that can be traced, which is retrieval, or wording that must be exact, which is training. Ask which.',
    claims: ['S2-23', 'S3-06', 'S5-39', 'S1-32', 'S2-46', 'S2-48'],
    applies: ({ answers }) =>
      (answers.attribution === 'required' && names(answers.behaviour_gaps, 'script', 'reasoning') === true) ||
      (answers.failure_cost === 'severe' && !isKnown(answers.attribution)),
  },
];
