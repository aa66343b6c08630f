import type { Page } from '../question.ts';

export const timeAndMoney = {
  id: 'time-and-money',
  title: 'Time and money',
  questions: [
    {
      key: 'stage',
      kind: 'one',
      ask: 'How far along is the product?',
      why: 'Before there is revenue, time matters more than the last bit of quality.',
      findOut: 'Ask who uses it today, and who pays.',
      choices: [
        {
          key: 'idea_mvp',
          label: 'Idea, prototype or MVP',
          means: 'No revenue yet. MVP: a first version to learn from',
        },
        { key: 'early', label: 'Live, small budget' },
        { key: 'production', label: 'Established in production' },
        { key: 'enterprise', label: 'Enterprise-wide' },
      ],
      claims: ['S1-31', 'S2-57', 'S2-67', 'S4-105', 'S5-17', 'S5-31', 'S5-36', 'S5-47', 'S5-76'],
    },
    {
      key: 'deadline',
      kind: 'one',
      ask: 'When must a first version be live?',
      why: 'Most paths have a range of weeks in the articles; the deadline shows which fit.',
      findOut: 'Ask what happens if it is a month later.',
      choices: [
        { key: 'lt2w', label: 'Within 2 weeks' },
        { key: '2_4w', label: '2 to 4 weeks' },
        { key: '4_6w', label: '4 to 6 weeks' },
        { key: '6_8w', label: '6 to 8 weeks' },
        { key: '8_12w', label: '8 to 12 weeks' },
        { key: '12_16w', label: '12 to 16 weeks' },
        { key: 'gt16w', label: 'More than 16 weeks' },
      ],
      claims: ['S1-04', 'S1-11', 'S1-31', 'S1-48', 'S1-51', 'S1-55', 'S1-57', 'S3-36', 'S3-37', 'S4-29'],
    },
    {
      key: 'budget_setup',
      kind: 'one',
      ask: 'What may it cost to build?',
      why: 'The articles’ sums for retrieval and training run from under $50 to $50,000: yours shows what fits.',
      findOut: 'Ask who signs, and up to which sum without another signature.',
      choices: [
        { key: 'lt200', label: 'Under $200' },
        { key: '200_1999', label: '$200 to $1,999' },
        { key: '2000_4999', label: '$2,000 to $4,999' },
        { key: '5000_29999', label: '$5,000 to $29,999' },
        { key: '30000_49999', label: '$30,000 to $49,999' },
        { key: '50000_plus', label: '$50,000 or more' },
      ],
      claims: ['S1-40', 'S2-70', 'S4-24', 'S4-62', 'S4-66', 'S4-67', 'S4-68', 'S4-70', 'S5-12'],
    },
    {
      key: 'budget_month',
      kind: 'one',
      ask: 'What may it cost to run, per month?',
      why: 'Running retrieval costs $500 to $3,000 a month in the articles; none prices hosting a trained model.',
      findOut: 'Ask what comparable tools cost a month today.',
      choices: [
        { key: 'lt500', label: 'Under $500' },
        { key: '500_3000', label: '$500 to $3,000' },
        { key: 'gt3000', label: 'More than $3,000' },
      ],
      claims: ['S1-50', 'S1-54', 'S4-25', 'S4-63', 'S4-71'],
    },
  ],
} as const satisfies Page;
