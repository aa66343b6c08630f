import type { Logger, webApi } from '@slack/bolt';
import { CountedClient } from './counted-client.ts';

export const slackItself = 'https://slack.com/api/';

export interface Clients {
  /** For what a person waits for: short, and never twice. */
  readonly interactive: webApi.WebClient;
  /** For the outbox alone, which does its own retrying. */
  readonly background: webApi.WebClient;
}

/**
 * The default client waits without end, pauses every call after one 429 (a `views.open` waited two seconds behind a
 * post) and posts twice when it retries after a reset. `headers` is never set: the object is shared between clients
 * and changed, and the second workspace's calls went out with the first one's token.
 */
export function createClients(token: string | undefined, apiUrl: string, logger: Logger): Clients {
  const client = (timeout: number) =>
    new CountedClient(token, {
      slackApiUrl: apiUrl,
      logger,
      timeout,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      allowAbsoluteUrls: false,
    });
  return { interactive: client(2_000), background: client(10_000) };
}
