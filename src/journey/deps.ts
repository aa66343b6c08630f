import type { Store } from '#store/index';
import type { SlackFacts } from './slack-facts.ts';

/** All the outside there is: whoever starts the bot decides what is remembered, what the time is, how ids are made. */
export interface Deps {
  readonly store: Store;
  readonly slack: SlackFacts;
  readonly now: () => Date;
  readonly newId: () => string;
}
