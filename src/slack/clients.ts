import type { Logger, webApi } from '@slack/bolt';
import { OwnClient } from './own-client.ts';

export const slackItself = 'https://slack.com/api/';

export interface Clients {
  /** For what a person waits for: short, and never twice. */
  readonly interactive: webApi.WebClient;
  /** For the outbox alone, which does its own retrying. */
  readonly background: webApi.WebClient;
}

/** Slack's own would wait without end, and pause every call after one 429: a `views.open` waited two seconds behind a post. */
export function createClients(token: string | undefined, apiUrl: string, logger: Logger): Clients {
  const client = (timeoutMs: number) => new OwnClient(token, { apiUrl, logger, timeoutMs });
  return { interactive: client(2_000), background: client(10_000) };
}
