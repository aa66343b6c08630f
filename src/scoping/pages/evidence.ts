import type { Page } from '../question.ts';

export const evidence = {
  id: 'evidence',
  title: 'Evidence and training',
  questions: [
    {
      key: 'eval_state',
      kind: 'one',
      ask: 'What have you measured on an eval set?',
      why: 'An eval set is a fixed list of inputs with the answers you want; it shows which simpler steps fall short.',
      findOut: 'Write 20 to 50 question/answer pairs and run what you have on them.',
      choices: [
        { key: 'none', label: 'Nothing yet', means: 'No eval set' },
        { key: 'eval_only', label: 'Prompting only', means: 'No retrieval was tried on it yet' },
        { key: 'rag_ok', label: 'With retrieval: good' },
        { key: 'rag_short_behaviour', label: 'With retrieval: facts right, behaviour short' },
        { key: 'rag_short_facts', label: 'With retrieval: facts wrong or missing' },
      ],
      claims: ['S3-04', 'S3-29', 'S3-40', 'S4-77', 'S4-78', 'S4-79', 'S4-106', 'S5-68', 'S5-70'],
    },
    {
      key: 'label_supply',
      kind: 'one',
      ask: 'Where could reviewed examples come from?',
      why: 'Labels can be collected; whether anybody can supply them decides how far away training is.',
      findOut: 'Ask who already decides such cases today, and whether their decisions are kept.',
      when: 'examples-wanted',
      choices: [
        { key: 'logs_history', label: 'Logs and past decisions' },
        { key: 'experts', label: 'Our experts write or check them' },
        { key: 'bigger_model', label: 'A stronger model writes, people check' },
        { key: 'none', label: 'Nowhere' },
      ],
      claims: ['S1-51', 'S5-31', 'S5-59'],
    },
    {
      key: 'team',
      kind: 'one',
      ask: 'Who will build and maintain it?',
      why: 'Retrieval needs data and software engineers; training needs people who have trained models.',
      findOut: 'Name the people, and who of them has kept a trained model alive for a year.',
      choices: [
        { key: 'minimal', label: 'Hardly anyone', means: 'As little infrastructure as possible' },
        { key: 'software_only', label: 'Software engineers, no machine learning' },
        { key: 'ml_one', label: 'A team that can train and keep one model' },
        { key: 'ml_both', label: 'A team that can maintain retrieval and training' },
      ],
      claims: ['S2-53', 'S2-58', 'S2-66', 'S2-91', 'S4-39', 'S4-40', 'S4-87', 'S4-109'],
    },
    {
      key: 'train_target',
      kind: 'one',
      ask: 'If you trained a model, which?',
      why: 'It sets the price of training and who may change the model under you.',
      findOut: 'Ask which models may run where your data may be, and what hosting is at hand.',
      when: 'training-in-question',
      choices: [
        { key: 'hosted_small', label: 'A provider’s fine-tuning service, small model' },
        {
          key: 'open_small',
          label: 'A small open model with an adapter',
          means: 'Adapter (LoRA): a few added weights, the model itself stays',
        },
        { key: 'mid', label: 'A mid-size model', means: 'Trained on a substantial dataset' },
        { key: 'enterprise', label: 'A large model', means: 'A training run of enterprise size' },
      ],
      claims: ['S1-27', 'S1-54', 'S2-11', 'S2-68', 'S2-69', 'S4-59', 'S4-66', 'S4-67', 'S4-68', 'S5-35'],
    },
  ],
} as const satisfies Page;
