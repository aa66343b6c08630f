import { retryEverywhere } from '#journey/undelivered';
import { print } from './print.ts';
import { withStore } from './with-store.ts';

/** `ragft retry`: what Slack refused for good is tried again, once the cause is mended. */
export const retry = (): Promise<number> =>
  withStore(async (store) => {
    const errors = await retryEverywhere({ store, now: () => new Date() });
    const kinds = [...new Set(errors)].map(
      (error) => `${errors.filter((one) => one === error).length} × ${error}`,
    );
    await print(
      errors.length === 0
        ? 'There is nothing that Slack refused.\n'
        : `The bot tries these again: ${kinds.join(', ')}.\n`,
    );
    return 0;
  });
