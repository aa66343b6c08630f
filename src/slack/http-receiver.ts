import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App, Receiver } from '@slack/bolt';
import type { Intake } from './intake.ts';
import { parseBody, readBody } from './posted.ts';
import { isSigned } from './signature.ts';

/**
 * Signed requests from Slack, over plain `node:http`. Bolt's own receiver dies of a signed `null`, has answered 404
 * by the time a slow listener acknowledges, and hides a fault's reference.
 */
export class HttpReceiver implements Receiver {
  readonly #signingSecret: string;
  readonly #intake: Intake;

  constructor(signingSecret: string, intake: Intake) {
    this.#signingSecret = signingSecret;
    this.#intake = intake;
  }

  init(app: App): void {
    this.#intake.serve(app);
  }

  /** The web server listens for both of us. */
  readonly connected = true;
  async start(): Promise<void> {}
  pause(): void {}
  async stop(): Promise<void> {}

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const since = performance.now();
    const raw = await readBody(request);
    if (raw === undefined) return end(response, 413);
    // Slack tries the certificate now and then, unsigned, and wants nothing but a 200.
    if (/^ssl_check=1(&|$)/.test(raw.toString('latin1', 0, 12))) return end(response, 200);
    if (!isSigned(request, raw, this.#signingSecret)) return end(response, 401);

    const body = parseBody(raw, request.headers['content-type']);
    if (isUrlVerification(body)) return end(response, 200, body.challenge);
    this.#intake.take({
      body,
      since,
      retry: retryOf(request),
      accept: (answer) => end(response, 200, answer),
      refuse: () => end(response, 400),
      fail: (reference) => end(response, 500, { error: 'fault', reference }),
    });
  }
}

const isUrlVerification = (body: unknown): body is { challenge: string } =>
  typeof body === 'object' &&
  body !== null &&
  'type' in body &&
  body.type === 'url_verification' &&
  'challenge' in body &&
  typeof body.challenge === 'string';

function retryOf({ headers }: IncomingMessage): { retryNum?: number; retryReason?: string } {
  const { 'x-slack-retry-num': num, 'x-slack-retry-reason': reason } = headers;
  return {
    ...(typeof num === 'string' && { retryNum: Number(num) }),
    ...(typeof reason === 'string' && { retryReason: reason }),
  };
}

/** With its length said beforehand: else Node sends it in pieces, each with a size of its own. */
function end(response: ServerResponse, status: number, body: unknown = ''): void {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const type = typeof body === 'string' ? 'text/plain' : 'application/json';
  response
    .writeHead(status, {
      ...(bytes.length === 0 ? {} : { 'content-type': type }),
      'content-length': bytes.length,
    })
    .end(bytes);
}
