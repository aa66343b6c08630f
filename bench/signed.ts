import { createHmac } from 'node:crypto';

/** What Slack and the measured apps agree on. */
export const slackTo = { secret: 'b'.repeat(32), token: 'xoxb-bench-T0' } as const;

/** One request of Slack's, before it is signed. */
export interface SlackRequest {
  readonly type: string;
  readonly body: string;
}

/** A click, a submission, or whatever else Slack wraps into one field of a form. */
export const interaction = (payload: object): SlackRequest => ({
  type: 'application/x-www-form-urlencoded',
  body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
});

export const command = (fields: Readonly<Record<string, string>>): SlackRequest => ({
  type: 'application/x-www-form-urlencoded',
  body: new URLSearchParams(fields).toString(),
});

export const event = (payload: object): SlackRequest => ({
  type: 'application/json',
  body: JSON.stringify(payload),
});

/** As it goes over the wire, signed now. */
export function signed({ type, body }: SlackRequest): string {
  const timestamp = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', slackTo.secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return [
    'POST /slack/events HTTP/1.1',
    'Host: 127.0.0.1',
    'User-Agent: Slackbot 1.0 (+https://api.slack.com/robots)',
    'Accept-Encoding: gzip,deflate',
    'Accept: application/json,*/*',
    `X-Slack-Signature: v0=${signature}`,
    `X-Slack-Request-Timestamp: ${timestamp}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    `Content-Type: ${type}`,
    '',
    body,
  ].join('\r\n');
}
