import { isKnown, isOneOf, labelledAtLeast, names } from '../readings.ts';
import { leadsToTraining, type Situation } from '../situation.ts';
import type { Step } from './step.ts';

const isHybrid = ({ destination }: Situation): boolean => destination === 'hybrid';

/** Said before either half is built. */
export const combining: readonly Step[] = [
  {
    id: 'split-the-problem',
    text: 'Write down which problem retrieval solves and which training solves',
    why: 'Facts go to retrieval, behaviour goes to training; forcing one to do both jobs is how hybrids fail.',
    claims: ['S5-51', 'S5-52', 'S5-53', 'S4-19', 'S4-20', 'S2-51'],
    matters: (situation) => (isHybrid(situation) ? 3 : 0),
  },
  {
    id: 'check-both-can-be-kept',
    text: 'Check that you can keep two systems alive, not only build them',
    why: 'Both together cost most to set up and to keep; they pay in production, with people for each half.',
    claims: ['S2-65', 'S2-66', 'S2-67', 'S3-25', 'S3-27'],
    matters: (situation) => (isHybrid(situation) && situation.answers.team !== 'ml_both' ? 2 : 0),
  },
];

/** Training, in the order in which the articles go about it. */
export const training: readonly Step[] = [
  {
    id: 'measure-before-training',
    text: 'Measure with retrieval alone; train only what still falls short',
    why: 'Retrieval often closes part of the gap. What is left, on the eval set, is the case for training and its first test.',
    claims: ['S4-77', 'S4-78', 'S4-79', 'S3-29', 'S5-79'],
    matters: (situation) =>
      isHybrid(situation) && situation.answers.eval_state !== 'rag_short_behaviour' ? 3 : 0,
  },
  {
    id: 'name-the-behaviour',
    text: 'Name the exact behaviour to change, with right and wrong examples',
    why: '“Better answers” cannot be trained. If examples of right and wrong are hard to write, it is not a behaviour problem yet.',
    claims: ['S5-71', 'S4-41', 'S5-78'],
    matters: (situation) => (leadsToTraining(situation) ? 3 : 0),
  },
  {
    id: 'count-examples',
    text: 'Count the reviewed examples that you have, consistent ones only',
    why: 'The articles ask for 200 for basic tasks and 1,000 or more for a reliable change; nobody knows yet where you stand.',
    claims: ['S1-61', 'S1-28', 'S5-72'],
    matters: (situation) =>
      leadsToTraining(situation) && !isKnown(situation.answers.labelled_examples) ? 4 : 0,
  },
  {
    id: 'collect-examples',
    text: 'Collect at least 200 reviewed examples, better 1,000',
    why: 'Below 200 no source would train, and hundreds often disappoint. Collecting and checking them is most of the work.',
    claims: ['S5-72', 'S5-29', 'S2-78', 'S1-51'],
    matters: (situation) =>
      leadsToTraining(situation) && labelledAtLeast(situation.answers, 200) === false ? 4 : 0,
  },
  {
    id: 'grow-examples',
    text: 'Grow the set to 1,000 consistent, reviewed examples',
    why: 'Hundreds suffice for basic tasks; a reliable change of behaviour takes 1,000 or more.',
    claims: ['S5-30', 'S3-12', 'S2-78', 'S1-28'],
    matters: (situation) =>
      leadsToTraining(situation) &&
      isOneOf(situation.answers.labelled_examples, '200_499', '500_999') === true
        ? 4
        : 0,
  },
  {
    id: 'review-examples',
    text: 'Check the examples for consistency; quality beats number',
    why: 'Two reviewers who would answer differently teach the model to waver: 1,000 good examples beat 10,000 inconsistent ones.',
    claims: ['S4-85', 'S4-86'],
    matters: (situation) =>
      leadsToTraining(situation) && labelledAtLeast(situation.answers, 1000) === true ? 4 : 0,
  },
  {
    id: 'train-with-context',
    text: 'Put retrieved context into the training examples',
    why: 'A model trained on bare questions loses quality when its prompts carry retrieved passages: train as it will run.',
    claims: ['S5-57', 'S5-56', 'S5-55', 'S3-15'],
    matters: (situation) => (isHybrid(situation) ? 4 : 0),
  },
  {
    id: 'write-pairs',
    text: 'Write examples as pairs: the exact input, and the ideal output',
    why: 'Training copies what it is shown, down to the layout of the input; logs and past decisions rarely have that form.',
    claims: ['S4-84', 'S5-28'],
    matters: (situation) => {
      if (!leadsToTraining(situation)) return 0;
      return situation.answers.label_supply === 'logs_history' ? 2 : 1;
    },
  },
  {
    id: 'check-the-service',
    text: 'Check that your provider still takes new training jobs, and until when',
    why: 'Several providers have closed fine-tuning or set an end date; a tuned model lives no longer than its base model.',
    claims: ['S2-10', 'S4-59'],
    matters: (situation) =>
      leadsToTraining(situation) && situation.answers.train_target === 'hosted_small' ? 3 : 0,
  },
  {
    id: 'begin-with-small-adapter',
    text: 'Begin with an adapter (LoRA) on a small model, if it suffices',
    why: 'LoRA trains a small file beside a frozen model: far cheaper than full training, and easy to take back.',
    claims: ['S4-81', 'S4-83', 'S4-110', 'S1-34', 'S4-53'],
    matters: (situation) => {
      if (!leadsToTraining(situation)) return 0;
      return isOneOf(situation.answers.train_target, 'mid', 'enterprise') === true ? 2 : 1;
    },
  },
  {
    id: 'small-model-for-output',
    text: 'Let a small tuned model shape the output, over retrieved context',
    why: 'It is a common pattern in production, and the one place where both together are cheap per query.',
    claims: ['S3-14', 'S3-15', 'S3-26'],
    matters: (situation) =>
      isHybrid(situation) && names(situation.answers.behaviour_gaps, 'extraction', 'format') === true ? 2 : 0,
  },
  {
    id: 'find-training-skills',
    text: 'Find someone who has trained a model and kept it alive',
    why: 'Training needs machine-learning skills that many product teams lack; first-timers underrate the process.',
    claims: ['S4-40', 'S4-39', 'S4-80', 'S4-109'],
    matters: (situation) =>
      leadsToTraining(situation) &&
      (!isKnown(situation.answers.team) ||
        isOneOf(situation.answers.team, 'minimal', 'software_only') === true)
        ? 3
        : 0,
  },
  {
    id: 'state-the-value',
    text: 'Write down what the gain is worth, and how you will measure it',
    why: 'Training pays only while its gain is worth more than keeping the model; without a number nobody can end it.',
    claims: ['S4-72', 'S4-70'],
    matters: (situation) => (leadsToTraining(situation) ? 2 : 0),
  },
  {
    id: 'test-against-base',
    text: 'Set up a regression suite and an A/B test against the base model',
    why: 'A tuned model that wins on its task can lose elsewhere, and the next base model may win without any training.',
    claims: ['S3-38', 'S4-87'],
    matters: (situation) => (leadsToTraining(situation) ? 2 : 0),
  },
  {
    id: 'version-and-roll-back',
    text: 'Number every tuned model with its data, and practise the rollback',
    why: 'Versions and rollback recur with every retrain; the first bad one is the wrong time to set them up.',
    claims: ['S4-58', 'S4-87'],
    matters: (situation) => {
      if (!leadsToTraining(situation)) return 0;
      return situation.answers.failure_cost === 'severe' ? 2 : 1;
    },
  },
  {
    id: 'plan-retraining',
    text: 'Agree before launch how often to revalidate, and what means retraining',
    why: 'A tuned model ages with its base model and your data: budget for a check each quarter.',
    claims: ['S5-75', 'S4-60', 'S5-13'],
    matters: (situation) => (leadsToTraining(situation) ? 3 : 0),
  },
  {
    id: 'doubt-fast-promises',
    text: 'If someone promises training in two weeks, ask for their examples',
    why: 'The run takes hours, the data takes weeks: production quality within two weeks is not credible.',
    claims: ['S1-57', 'S3-37'],
    matters: (situation) => (leadsToTraining(situation) && situation.answers.deadline === 'lt2w' ? 3 : 0),
  },
];
