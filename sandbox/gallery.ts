import { answers } from './gallery/answers.ts';
import { cards } from './gallery/cards.ts';
import { conversation } from './gallery/conversation.ts';
import type { Wall } from './gallery/hang.ts';
import { portfolio } from './gallery/portfolio.ts';
import { reminders } from './gallery/reminders.ts';

/** Everything the bot can draw. To add something: one line on its wall. */
export const gallery = (): Wall => [
  ...conversation(),
  ...cards(),
  ...answers(),
  ...reminders(),
  ...portfolio(),
];
