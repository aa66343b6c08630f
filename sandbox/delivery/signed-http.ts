import { createHmac } from 'node:crypto';
import { ACK_MS, type Parcel, type Receipt, type Transport } from './transport.ts';

function bodyOf({ kind, payload }: Parcel): { type: string; body: string } {
  if (kind === 'events_api') return { type: 'application/json', body: JSON.stringify(payload) };
  const fields =
    kind === 'interactive'
      ? { payload: JSON.stringify(payload) }
      : Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]));
  return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(fields).toString() };
}

function signatureOf(secret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

async function receiptOf(response: Response): Promise<Receipt> {
  const text = await response.text();
  const noRetry = response.headers.get('x-slack-no-retry') === '1';
  if (!response.ok) return { kind: 'failed', reason: 'http_error', status: response.status, noRetry };
  if (text === '') return { kind: 'acknowledged', body: undefined };
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  try {
    return { kind: 'acknowledged', body: isJson ? JSON.parse(text) : text };
  } catch {
    return { kind: 'failed', reason: 'http_error', status: response.status };
  }
}

/** Signed requests to the app's Request URL. The signature's time is real time, whatever the bot's clock says. */
export function createSignedHttp(requestUrl: string, signingSecret: string): Transport {
  return {
    async send(parcel) {
      const { type, body } = bodyOf(parcel);
      const timestamp = Math.floor(Date.now() / 1000);
      try {
        const response = await fetch(requestUrl, {
          method: 'POST',
          redirect: 'manual',
          signal: AbortSignal.timeout(ACK_MS),
          headers: {
            'content-type': type,
            'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
            'x-slack-request-timestamp': String(timestamp),
            'x-slack-signature': signatureOf(signingSecret, timestamp, body),
            ...(parcel.retry
              ? {
                  'x-slack-retry-num': String(parcel.retry.attempt),
                  'x-slack-retry-reason': parcel.retry.reason,
                }
              : {}),
          },
          body,
        });
        return await receiptOf(response);
      } catch (error) {
        const late = error instanceof Error && error.name === 'TimeoutError';
        return { kind: 'failed', reason: late ? 'http_timeout' : 'connection_failed' };
      }
    },
  };
}
