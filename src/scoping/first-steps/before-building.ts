import { isKnown, isOneOf, names, namesAny } from '../readings.ts';
import {
  documentsAreAMess,
  leadsToRetrieval,
  leadsToTraining,
  type Situation,
  trainingAhead,
} from '../situation.ts';
import { promptWasMeasured } from '../verdict.ts';
import type { Step } from './step.ts';

const nothingMeasured = ({ answers }: Situation): boolean =>
  !isKnown(answers.eval_state) || answers.eval_state === 'none';

/** What comes before any path: the documents if they are a mess, the problem, a baseline, a measure. */
export const beforeBuilding: readonly Step[] = [
  {
    id: 'audit-documents',
    text: 'Audit the documents: are they clean, current and easy to find?',
    why: 'A mess of documents is a data problem before it is an AI problem; no path works around it.',
    claims: ['S5-27', 'S5-66', 'S5-26', 'S1-61', 'S4-31'],
    matters: (situation) => {
      if (documentsAreAMess(situation)) return 4;
      const { kb_quality, knowledge_source } = situation.answers;
      if (!leadsToRetrieval(situation) || knowledge_source === 'live_systems') return 0;
      return kb_quality === 'clean' ? 1 : 3;
    },
  },
  {
    id: 'repair-documents',
    text: 'Repair what the audit finds: drop, merge, rewrite and date the pages',
    why: 'Retrieval gives back what is there: two pages that contradict each other give a wrong answer that looks sourced.',
    claims: ['S5-27', 'S1-15', 'S5-07'],
    matters: (situation) =>
      documentsAreAMess(situation) && situation.answers.kb_quality === 'messy' ? 4 : 0,
  },
  {
    id: 'write-knowledge-down',
    text: 'Have the people who know it write down what is missing',
    why: 'Neither retrieval nor training can use what stands nowhere; start with the questions asked most.',
    claims: ['S1-15', 'S5-07', 'S5-27'],
    matters: (situation) =>
      documentsAreAMess(situation) && situation.answers.kb_quality === 'sparse' ? 4 : 0,
  },
  {
    id: 'name-the-problem',
    text: 'Write down what it must know, and what it must do differently',
    why: 'Knowledge or behaviour decides most and is skipped most often: start from the problem, not from the technology.',
    claims: ['S1-68', 'S5-21', 'S5-51', 'S5-65'],
    matters: ({ answers }) => (!isKnown(answers.needs_knowledge) || !isKnown(answers.behaviour_gaps) ? 3 : 0),
  },
  {
    id: 'prompt-baseline',
    text: 'Run one careful prompt on real inputs and count the good answers',
    why: 'Every path starts from a measured prompt: it may be enough already, and without it no gain can be shown.',
    claims: ['S1-62', 'S3-02', 'S4-76', 'S5-73'],
    matters: ({ answers }) => (promptWasMeasured(answers) ? 0 : 4),
  },
  {
    id: 'improve-the-prompt',
    text: 'Improve the prompt first: it is already close to what you need',
    why: 'The last tenth is often cheaper to gain in the prompt, and at 80% fine-tuning may not be worth its upkeep.',
    claims: ['S1-63', 'S5-74'],
    matters: (situation) => {
      if (isOneOf(situation.answers.prompt_result, '80_89', '90_plus') !== true) return 0;
      return trainingAhead(situation) || situation.destination === 'prompting' ? 3 : 1;
    },
  },
  {
    id: 'build-eval-set',
    text: 'Build an eval set: 20 to 50 questions with the answers you want',
    why: 'Only a fixed set of questions shows whether a step helped, and when a simpler one is exhausted. Build it before any code.',
    claims: ['S5-68', 'S3-29', 'S3-40'],
    matters: (situation) => (nothingMeasured(situation) ? 3 : 0),
  },
  {
    id: 'rerun-eval-set',
    text: 'Run your eval set after every change, and keep the results',
    why: 'A change that helps one question can break ten others; kept results are what a later decision rests on.',
    claims: ['S3-29', 'S3-38'],
    matters: (situation) => (nothingMeasured(situation) ? 0 : 1),
  },
  {
    id: 'cost-of-failure',
    text: 'Write down the worst plausible answer, and who pays for it',
    why: 'What a bad answer costs sets how much checking, and how much money, the product deserves.',
    claims: ['S1-59', 'S1-60'],
    matters: ({ answers }) => (!isKnown(answers.failure_cost) || answers.failure_cost === 'severe' ? 2 : 0),
  },
  {
    id: 'pick-the-metric',
    text: 'Pick the one metric that counts: accuracy, speed or cost per query',
    why: 'One of the three can be optimised well; a team that chases all of them cannot tell whether it gets better.',
    claims: ['S1-64', 'S1-65'],
    matters: ({ answers }) => (isKnown(answers.priority_metric) ? 0 : 2),
  },
  {
    id: 'settle-requirements',
    text: 'Settle how current, how traceable and how fast, and who will keep it',
    why: 'These four requirements shape the design more than the choice of a model, and some of them are still open.',
    claims: ['S2-91'],
    matters: ({ answers }) =>
      !isKnown(answers.attribution) ||
      !isKnown(answers.latency) ||
      !isKnown(answers.team) ||
      (answers.needs_knowledge !== 'no' && !isKnown(answers.change_rate))
        ? 2
        : 0,
  },
  {
    id: 'run-the-numbers',
    text: 'Run the numbers for your own volume before a budget is signed',
    why: 'From 10,000 queries a day the price of one call decides much; below it, capability counts for more.',
    claims: ['S5-37', 'S3-42', 'S1-69', 'S2-74'],
    matters: ({ answers }) =>
      answers.volume === 'ge10k' || namesAny(answers.cost_pressure) === true ? 2 : 1,
  },
  {
    id: 'shape-by-prompt',
    text: 'Try structured output, worked examples and a glossary in the prompt',
    why: 'Strict formats, labels and voice are often met this way, at no upkeep. What still fails when measured is what to train.',
    claims: ['S3-10', 'S1-62', 'S3-32'],
    matters: (situation) => {
      const { answers, destination, start } = situation;
      if (namesAny(answers.behaviour_gaps) !== true || answers.prompt_result === 'sufficient') return 0;
      if (destination === 'prompting') return 4;
      return leadsToTraining(situation) && start === 'prompting' ? 3 : 1;
    },
  },
  {
    id: 'guard-by-rules',
    text: 'Check the safety limits outside the model as well',
    why: 'Neither a prompt nor training keeps a limit every time; a check on input and output does not depend on the model.',
    claims: ['S5-52', 'S1-59'],
    matters: ({ answers }) => (names(answers.behaviour_gaps, 'guardrails') === true ? 2 : 0),
  },
];
