import { namesAny } from '../readings.ts';
import { leadsToTraining, type Situation, trainingAhead } from '../situation.ts';
import type { Step } from './step.ts';

const onlyPrompting = ({ destination }: Situation): boolean => destination === 'prompting';

/** What is done while prompting is the path, or the next step on it. */
export const prompting: readonly Step[] = [
  {
    id: 'knowledge-into-prompt',
    text: 'Put the knowledge itself into the prompt, and cache it',
    why: 'What fits comfortably into the context window needs no second system, and caching keeps the price of repeating it down.',
    claims: ['S3-03', 'S3-31'],
    matters: ({ answers, destination }) =>
      answers.knowledge_size === 'fits_prompt' && (destination === 'prompting' || destination === 'finetune')
        ? 4
        : 0,
  },
  {
    id: 'compare-with-long-prompt',
    text: 'Compare retrieval with the whole knowledge in the prompt: it fits',
    why: 'Large context windows have taken over part of what retrieval was built for; measure both on the same questions.',
    claims: ['S3-31', 'S3-03'],
    matters: ({ answers, destination }) =>
      answers.knowledge_size === 'fits_prompt' && (destination === 'rag' || destination === 'hybrid') ? 3 : 0,
  },
  {
    id: 'compare-with-target',
    text: 'Compare the result with the quality that you really need',
    why: 'At 90% polish the prompt, at 80% training is doubtful, below that move on: the number has to be yours, on your eval set.',
    claims: ['S1-63', 'S5-74', 'S4-77'],
    matters: (situation) => (onlyPrompting(situation) ? 2 : 0),
  },
  {
    id: 'watch-tokens-and-drift',
    text: 'Watch what long prompts cost, and whether the tone drifts',
    why: 'Prompting is cheap to set up and paid for in tokens; instructions alone drift under varied input.',
    claims: ['S3-17', 'S4-55'],
    matters: (situation) => (onlyPrompting(situation) ? 2 : 0),
  },
  {
    id: 'say-when-to-move-on',
    text: 'Write down which measured failure would make you move on',
    why: 'Complexity is added when the simpler solution demonstrably fails, and “fails” has to be agreed before it happens.',
    claims: ['S2-84', 'S3-04', 'S4-77'],
    matters: (situation) => (onlyPrompting(situation) ? 2 : 0),
  },
  {
    id: 'keep-reviewed-answers',
    text: 'Keep real inputs with reviewed answers: they can train a model later',
    why: 'Examples are what training waits for most often. They come almost for free while people check answers anyway.',
    claims: ['S4-84', 'S5-28', 'S5-31'],
    matters: (situation) => {
      if (leadsToTraining(situation)) return 0;
      return trainingAhead(situation) || namesAny(situation.answers.behaviour_gaps) === true ? 2 : 1;
    },
  },
  {
    id: 'ask-real-users',
    text: 'Put it before a few real users early, and read what they say',
    why: 'Start simple and iterate on real feedback: people ask other questions than the team expects.',
    claims: ['S2-92', 'S1-58'],
    matters: () => 1,
  },
];
