import { channel } from 'node:diagnostics_channel';
import { webApi } from '@slack/bolt';

/** A call that Slack did not do, or of which nobody knows whether it did. */
export interface SlackRefusal {
  readonly method: string;
  /** Slack’s own word, `http_500`, or `no_answer`. */
  readonly error: string;
}

/** Whoever counts subscribes to this. */
export const slackRefusals = channel('ragft:slack-refusal');

export class CountedClient extends webApi.WebClient {
  override async apiCall(...call: Parameters<webApi.WebClient['apiCall']>): Promise<webApi.WebAPICallResult> {
    try {
      return await super.apiCall(...call);
    } catch (error) {
      slackRefusals.publish({ method: call[0], error: kindOf(error) } satisfies SlackRefusal);
      throw error;
    }
  }
}

function kindOf(error: unknown): string {
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error;
  if (error instanceof webApi.WebAPIRateLimitedError) return 'ratelimited';
  if (error instanceof webApi.WebAPIHTTPError) return `http_${error.statusCode}`;
  return 'no_answer';
}
