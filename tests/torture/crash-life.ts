import type { Sandbox } from '#sandbox/index';

/** From when the bot is ready to when it is killed. */
export class Life {
  lasts = true;
  readonly death: Promise<never>;
  #end: (error: Error) => void = () => {};

  constructor() {
    this.death = new Promise((_, reject) => {
      this.#end = reject;
    });
    // Whoever waits for something hears of it; it is no fault where nobody does.
    this.death.catch(() => undefined);
  }

  end(): void {
    this.lasts = false;
    this.#end(new Error('The bot is dead.'));
  }
}

/** The same Slack, for people who do not wait for a bot that is dead. */
export function mortal(slack: Sandbox, life: () => Life): Sandbox {
  const until: Sandbox['until'] = (condition, ms) => Promise.race([slack.until(condition, ms), life().death]);
  return Object.create(slack, { until: { value: until } });
}
