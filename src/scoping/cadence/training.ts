import { leadsToTraining, type Situation } from '../situation.ts';
import { each, onlyWhen, type Rhythm } from './rhythm.ts';

const ifTraining =
  (beat: ReturnType<typeof each>): Rhythm['beat'] =>
  (situation: Situation) =>
    leadsToTraining(situation) ? beat : undefined;

/** A tuned model ages in two ways: its base model changes under it, and the world changes around it. */
export const trainingRhythms: readonly Rhythm[] = [
  {
    id: 'agree-retraining-cadence',
    basis: 'stated',
    claims: ['S5-75'],
    beat: ifTraining(onlyWhen('the launch comes near')),
    words: {
      title: 'Agree the retraining cadence before launch',
      whyNow:
        'After launch nobody has time to agree it, and the first retrain comes when requirements change.',
      check: 'Is it written down who revalidates, on which eval set, and what result means retraining?',
      held: 'Set the launch date here, so that the reminders follow it.',
      slipped: 'Name the person and the eval set now; the rest can follow.',
      failed: 'Move the launch, or launch without the tuned model.',
    },
  },
  {
    id: 'revalidate-tuned-model',
    basis: 'stated',
    claims: ['S4-60', 'S3-38'],
    beat: ifTraining(each('P3M')),
    words: {
      title: 'Revalidate the tuned model on its eval set and regression suite',
      whyNow:
        'A quarter has passed: the base model, the data or the users may have moved without an error in any log.',
      check: 'Run the eval set and the regression suite. Is the score within what you accepted at launch?',
      held: 'Note the score; the next check is in three months.',
      slipped: 'Find out which kind of question slipped, then decide whether to retrain.',
      failed: 'Roll back to the version before or to the base model, then retrain or re-assess.',
    },
  },
  {
    id: 'revalidate-after-base-update',
    basis: 'stated',
    claims: ['S4-59', 'S4-30'],
    beat: ifTraining(onlyWhen('the provider updates the base model')),
    words: {
      title: 'Revalidate at once after an update of the base model',
      whyNow: 'An adapter may degrade without warning when the model under it changes.',
      check: 'Run the eval set on the updated base model before your users do.',
      held: 'Note the new base version beside the score.',
      slipped: 'Stay on the old version if the provider lets you, and plan a retrain.',
      failed: 'Stay on the old version or switch the adapter off, and retrain on the new base.',
    },
  },
  {
    id: 'check-for-base-update',
    basis: 'inferred',
    claims: ['S4-59', 'S4-30'],
    beat: (situation) =>
      leadsToTraining(situation) && situation.answers.train_target === 'hosted_small'
        ? each('P1M')
        : undefined,
    words: {
      title: 'Ask whether the provider has changed the base model',
      whyNow: 'Providers announce changes in places that nobody on the team reads every day.',
      check:
        'Read the provider’s list of changes and retirements. Has your base model changed, or got an end date?',
      held: 'Nothing to do until next month.',
      slipped: 'Run the eval set now, and enter the end date here if there is one.',
      failed: 'Revalidate at once, and plan the move to another base model.',
    },
  },
  {
    id: 'retrain-or-not',
    basis: 'inferred',
    claims: ['S4-30', 'S5-13', 'S5-17', 'S5-19'],
    beat: ifTraining(each('P3M', 'the data has drifted, or knowledge or requirements have changed')),
    words: {
      title: 'Decide whether to retrain',
      whyNow:
        'Retraining is decided by what has changed, not by the calendar; the calendar only makes somebody look.',
      check: 'Do recent inputs look like the training data, and have knowledge or requirements changed much?',
      held: 'Do not retrain; note why.',
      slipped: 'Collect and review recent examples, and decide again with the next revalidation.',
      failed: 'Retrain on fresh examples, and run the regression suite before switching.',
    },
  },
  {
    id: 'compare-with-newest-base',
    basis: 'inferred',
    claims: ['S3-39', 'S3-38', 'S2-85'],
    beat: ifTraining(each('P6M')),
    words: {
      title: 'Compare with the newest base model',
      whyNow:
        'Base models improve; one that needs no training may do by now what the tuned model was made for.',
      check: 'Run an A/B test: the tuned model against the newest base model with a good prompt.',
      held: 'Keep the tuned model, and note the distance.',
      slipped: 'Plan to retrain on the newer base, or to drop the adapter.',
      failed: 'Drop the adapter: the plain model wins, without upkeep.',
    },
  },
  {
    id: 'try-the-rollback',
    basis: 'inferred',
    claims: ['S4-58'],
    beat: ifTraining(onlyWhen('a retrain is due')),
    words: {
      title: 'Check adapter versions and try the rollback',
      whyNow: 'A new version is coming, and the way back has to work before it is needed.',
      check: 'Can you name the data and the base of the version that runs, and go back to the one before?',
      held: 'Go on with the retrain.',
      slipped: 'Write the missing versions down first.',
      failed: 'Repair the rollback before anything new goes live.',
    },
  },
  {
    id: 'review-total-cost',
    basis: 'inferred',
    claims: ['S4-70', 'S4-72', 'S5-61'],
    beat: ifTraining(each('P1Y')),
    words: {
      title: 'Review the total cost of the tuned model against its value',
      whyNow: 'A year has passed, and the full cost is said to be 3 to 5 times the training compute.',
      check: 'Add up compute, labelling, evaluation, hosting and people. Is the gain still worth more?',
      held: 'Keep it, and note both sums.',
      slipped: 'Look for the part that grew, and set a sum at which it ends.',
      failed: 'Plan the way back to prompting or retrieval alone.',
    },
  },
  {
    id: 'add-examples-with-context',
    basis: 'inferred',
    claims: ['S5-57', 'S5-56'],
    beat: ({ destination }) => (destination === 'hybrid' ? onlyWhen('a retrain is due') : undefined),
    words: {
      title: 'Add fresh examples with retrieved context before retraining',
      whyNow:
        'Retrieval has changed since the last training, so its passages look different in the prompt today.',
      check: 'Do the training examples carry passages as today’s retrieval returns them?',
      held: 'Go on with the retrain.',
      slipped: 'Add recent prompts with their passages, reviewed, to the set.',
      failed: 'Rebuild the set from live prompts before you train on it.',
    },
  },
];
