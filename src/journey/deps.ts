import type { Store } from '#store/index';
import type { Person } from './person.ts';
import type { SlackFacts } from './slack-facts.ts';

/** All the outside there is: whoever starts the bot decides what is remembered, what the time is, how ids are made. */
export interface Deps {
  readonly store: Store;
  readonly slack: SlackFacts;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Told when somebody reaches for a draft of another person, which nothing that is drawn for them can do. */
  readonly forged?: (who: Person, what: string) => void;
}
