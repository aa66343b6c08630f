import { hardLatency, isKnown, names, namesAny } from '../readings.ts';
import type { Caution } from './caution.ts';

/** About how the decision is made. */
export const methodCautions: readonly Caution[] = [
  {
    id: 'building-before-validating',
    text: 'A date is set, and no prompt has been tried. Building before validating is the most expensive mistake of all.',
    claims: ['S1-58', 'S1-01', 'S1-62'],
    applies: ({ answers }) => answers.prompt_result === 'not_tried' && isKnown(answers.deadline),
  },
  {
    id: 'either-or-framing',
    text: '“RAG or fine-tuning?” is the wrong question while nobody can say whether knowledge or behaviour is missing.',
    claims: ['S1-02', 'S1-43', 'S3-01', 'S4-02', 'S4-20'],
    applies: ({ answers }) => !isKnown(answers.needs_knowledge) && !isKnown(answers.behaviour_gaps),
  },
  {
    id: 'retrieval-for-behaviour',
    text: 'You named gaps in behaviour and no missing knowledge: retrieval would cost money and leave them as they are.',
    claims: ['S1-12', 'S4-03'],
    applies: ({ answers }) => answers.needs_knowledge === 'no' && namesAny(answers.behaviour_gaps) === true,
  },
  {
    id: 'three-metrics-at-once',
    text: 'Accuracy, speed and cost are all asked for at once. One of them can be optimised well: decide which.',
    claims: ['S1-65', 'S5-03', 'S5-15'],
    applies: ({ answers }) =>
      hardLatency(answers) === true &&
      names(answers.cost_pressure, 'unit_cost_hard') === true &&
      (answers.priority_metric === 'accuracy' || answers.failure_cost === 'severe'),
  },
];

/** The small print. */
export const cautionsForEveryone: readonly Caution[] = [
  {
    id: 'costly-to-change-later',
    text: 'A wrong choice is paid for months later, in re-architecture; an early right one saves engineering time.',
    claims: ['S2-01', 'S5-01', 'S5-02', 'S5-80', 'S1-04'],
    applies: () => true,
  },
  {
    id: 'advice-ages',
    text: 'Advice on this ages quickly: decide on your own requirements, not on trends, and ask again in six months.',
    claims: ['S2-02', 'S2-85', 'S2-87', 'S5-20'],
    applies: () => true,
  },
];
