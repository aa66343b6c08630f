import { each, type Rhythm } from './rhythm.ts';

/** What does not depend on retrieval or training. */
export const rhythmsForEveryone: readonly Rhythm[] = [
  {
    id: 'rerun-prompt-eval',
    basis: 'inferred',
    claims: ['S4-59', 'S3-18'],
    beat: ({ destination }) =>
      destination === 'prompting' ? each('P3M', 'the provider changes the model') : undefined,
    words: {
      title: 'Run the eval set again on the model as it is now',
      whyNow: 'Providers change models under the same name, and a prompt is tuned to one of them.',
      check: 'Run the eval set. Are as many answers good enough as at launch?',
      held: 'Note the score and the model’s version.',
      slipped: 'Adjust the prompt, and pin the model’s version if the provider allows it.',
      failed: 'Go back to the version before, or re-assess.',
    },
  },
  {
    id: 'test-the-next-step',
    basis: 'inferred',
    claims: ['S2-84', 'S4-77'],
    beat: ({ destination, later }) =>
      destination === 'prompting' && later.length > 0 ? each('P3M') : undefined,
    words: {
      title: 'Ask whether prompting alone is still enough',
      whyNow:
        'A later step was noted behind a gate, and three months of use can tell whether the gate is open.',
      check: 'Which real failures of the last weeks would the later step have prevented?',
      held: 'Stay with prompting; complexity can wait.',
      slipped: 'Improve the prompt first, and count again next month.',
      failed: 'Re-assess: the simpler solution has demonstrably failed.',
    },
  },
  {
    id: 'read-feedback',
    basis: 'inferred',
    claims: ['S2-92', 'S1-64'],
    beat: () => each('P1M'),
    words: {
      title: 'Look at real feedback and at the one metric you chose',
      whyNow: 'Real use differs from what was planned, and early feedback is cheap to act on.',
      check: 'Read twenty recent answers and every complaint. Is the metric where you want it?',
      held: 'Note the number.',
      slipped: 'Put the failed questions into the eval set.',
      failed: 'Put them into the eval set, and re-assess.',
    },
  },
  {
    id: 'ask-again',
    basis: 'inferred',
    claims: ['S5-20', 'S2-02', 'S2-85', 'S5-02'],
    beat: () => each('P6M', 'models or prices have changed much'),
    words: {
      title: 'Ask the questions again: would the answer be different today?',
      whyNow: 'Half a year is long here: models, prices and your own needs have moved.',
      check: 'Open the questionnaire with your last answers, and change what is no longer true.',
      held: 'The verdict stands; note the date.',
      slipped: 'Look at what moved it, and at what it would cost to follow.',
      failed: 'Plan the change early: late re-architecture is the dear kind.',
    },
  },
];
