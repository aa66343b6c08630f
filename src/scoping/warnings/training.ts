import {
  changesFrequently,
  hardLatency,
  isKnown,
  isOneOf,
  labelledAtLeast,
  names,
  namesAny,
} from '../readings.ts';
import { leadsToTraining, type Situation, trainingAhead } from '../situation.ts';
import { type Caution, trainingConsidered } from './caution.ts';

const noGap = ({ answers }: Situation): boolean => namesAny(answers.behaviour_gaps) === false;

const retrievalWasMeasured = ({ answers }: Situation): boolean =>
  isOneOf(answers.eval_state, 'rag_ok', 'rag_short_behaviour', 'rag_short_facts') === true;

const retrievalIsPossible = ({ answers }: Situation): boolean =>
  answers.latency !== 'none_spare' && answers.knowledge_size !== 'not_documents';

/** About fine-tuning: when not to, and what it costs afterwards. */
export const trainingCautions: readonly Caution[] = [
  {
    id: 'training-for-facts',
    text: 'No gap in behaviour is named, only missing facts. Training teaches how to respond, not what is true: leave facts to retrieval.',
    claims: ['S1-29', 'S3-30', 'S4-04', 'S4-11', 'S5-14'],
    applies: (situation) =>
      situation.answers.needs_knowledge === 'yes' && noGap(situation) && trainingConsidered(situation),
  },
  {
    id: 'retrieval-not-tested-yet',
    text: 'Going to training without having tested retrieval is among the most common and most expensive mistakes.',
    claims: ['S4-79', 'S4-96', 'S3-29'],
    applies: (situation) =>
      situation.answers.needs_knowledge === 'yes' &&
      trainingConsidered(situation) &&
      retrievalIsPossible(situation) &&
      !retrievalWasMeasured(situation),
  },
  {
    id: 'examples-are-no-reason',
    text: 'Having examples is no reason to train. It takes a behaviour that falls short, and that costs weeks, retraining and flexibility.',
    claims: ['S5-58', 'S5-59', 'S5-60', 'S5-61', 'S5-78'],
    applies: (situation) =>
      noGap(situation) &&
      labelledAtLeast(situation.answers, 200) === true &&
      namesAny(situation.answers.cost_pressure) !== true &&
      hardLatency(situation.answers) !== true &&
      situation.answers.deployment !== 'offline_edge',
  },
  {
    id: 'no-examples-to-train-on',
    text: 'Fewer than 200 reviewed examples: no source would train on that. Most young companies begin without enough of them.',
    claims: ['S5-29', 'S5-31', 'S2-76', 'S2-78'],
    applies: (situation) => trainingAhead(situation) && labelledAtLeast(situation.answers, 200) === false,
  },
  {
    id: 'few-examples',
    text: 'The sources differ on hundreds of examples: enough for basic tasks in one, too few to beat the base model in another.',
    claims: ['S2-76', 'S2-77', 'S2-78', 'S5-29', 'S5-30', 'S1-28'],
    applies: (situation) =>
      trainingAhead(situation) && isOneOf(situation.answers.labelled_examples, '200_499', '500_999') === true,
  },
  {
    id: 'prompting-nearly-there',
    text: 'Prompting already gets to 80% or more of what you need: training may not be worth it.',
    claims: ['S5-74', 'S1-63'],
    applies: (situation) =>
      trainingConsidered(situation) && isOneOf(situation.answers.prompt_result, '80_89', '90_plus') === true,
  },
  {
    id: 'nobody-to-train',
    text: 'Nobody on the team trains models. Training and keeping one needs machine-learning skills; retrieval needs software engineers.',
    claims: ['S4-39', 'S4-40'],
    applies: (situation) =>
      trainingAhead(situation) && isOneOf(situation.answers.team, 'minimal', 'software_only') === true,
  },
  {
    id: 'too-early-to-train',
    text: 'Before there is revenue, time matters more than the last bit of quality, and each change means training again.',
    claims: ['S1-31', 'S5-17'],
    applies: (situation) => trainingAhead(situation) && situation.answers.stage === 'idea_mvp',
  },
  {
    id: 'too-fast-a-promise',
    text: 'Production quality within two weeks is not credible for training: ask whoever promises it for their training data.',
    claims: ['S1-57'],
    applies: (situation) => leadsToTraining(situation) && situation.answers.deadline === 'lt2w',
  },
  {
    id: 'retraining-treadmill',
    text: 'Facts that change this often must stay out of the weights, or every change asks for another training run.',
    claims: ['S1-17', 'S1-30', 'S4-34', 'S5-17'],
    applies: (situation) => trainingAhead(situation) && changesFrequently(situation.answers) === true,
  },
  {
    id: 'facts-age-offline',
    text: 'What a model learns for offline use ages where nobody sees it. Plan how updated weights or documents reach the device.',
    claims: ['S2-19', 'S4-12', 'S2-40'],
    applies: (situation) =>
      leadsToTraining(situation) &&
      situation.answers.deployment === 'offline_edge' &&
      situation.answers.needs_knowledge !== 'no',
  },
  {
    id: 'answers-cannot-be-traced',
    text: 'A tuned model cannot show why it said something. Only what retrieval hands it can be traced to a source.',
    claims: ['S2-25', 'S5-40', 'S4-26'],
    applies: (situation) =>
      trainingAhead(situation) && isOneOf(situation.answers.attribution, 'useful', 'required') === true,
  },
  {
    id: 'one-model-per-domain',
    text: 'Several domains tend to need a tuned model each, which multiplies training and upkeep.',
    claims: ['S2-26', 'S3-09'],
    applies: (situation) =>
      trainingAhead(situation) && names(situation.answers.data_rules, 'many_domains') === true,
  },
  {
    id: 'strange-questions',
    text: 'Without retrieval a tuned model invents more on questions unlike its training data. Test it on strange ones.',
    claims: ['S4-28'],
    applies: ({ destination }) => destination === 'finetune',
  },
  {
    id: 'tuned-inference-dearer',
    text: 'On a provider’s service a tuned model costs 2 to 4 times its base model per query. It saves only where it replaces a larger one.',
    claims: ['S2-69', 'S1-27', 'S5-35', 'S3-26'],
    applies: (situation) =>
      trainingAhead(situation) &&
      situation.answers.train_target === 'hosted_small' &&
      (situation.answers.priority_metric === 'cost_per_query' ||
        names(situation.answers.cost_pressure, 'unit_cost_hard') === true),
  },
  {
    id: 'maintenance-tax',
    text: 'The run is cheap, owning the model is not: versions, rollback, retraining, and base models that change without warning.',
    claims: ['S4-57', 'S4-58', 'S4-59'],
    applies: leadsToTraining,
  },
  {
    id: 'over-engineering',
    text: 'A hybrid this early, or for one need alone, is over-engineering. Build the simpler half, and show that it fails before adding more.',
    claims: ['S2-83', 'S2-84'],
    applies: ({ answers, destination }) =>
      destination === 'hybrid' &&
      (answers.stage === 'idea_mvp' ||
        answers.needs_knowledge !== 'yes' ||
        namesAny(answers.behaviour_gaps) !== true),
  },
  {
    id: 'two-systems-to-keep',
    text: 'Two systems have to be kept alive, and your team is set up for one at most. Both together cost most to maintain.',
    claims: ['S2-66', 'S3-25', 'S3-27'],
    applies: ({ answers, destination }) =>
      destination === 'hybrid' && isKnown(answers.team) && answers.team !== 'ml_both',
  },
  {
    id: 'training-unlike-live-prompts',
    text: 'A hybrid loses quality if it is trained on prompts without the retrieved context that it meets when it runs.',
    claims: ['S5-56', 'S5-57'],
    applies: ({ destination }) => destination === 'hybrid',
  },
];
