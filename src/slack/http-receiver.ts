import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import type { App, Receiver } from '@slack/bolt';
import type { Intake } from './intake.ts';
import { isSigned } from './signature.ts';

/** Slack's own bodies stay far below this; a view is at most 250 KB. */
const bodyLimit = 1024 * 1024;

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
    if (raw === 'ssl_check=1' || raw.startsWith('ssl_check=1&')) return end(response, 200);
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

/** Undefined where it is too long. By its events: an async iterator costs as much again as all of the parsing. */
function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > bodyLimit) return resolve(undefined);
      chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.on('error', reject);
  });
}

function parseBody(raw: string, contentType = ''): unknown {
  try {
    if (!contentType.startsWith('application/x-www-form-urlencoded')) return JSON.parse(raw);
    const payload = payloadAlone(raw);
    if (payload !== undefined) return JSON.parse(payload);
    const form = parse(raw);
    return typeof form.payload === 'string' ? JSON.parse(form.payload) : { ...form };
  } catch {
    return undefined;
  }
}

/** Clicks and submissions are one field that holds a whole view; `querystring` takes four times as long to decode it. */
function payloadAlone(raw: string): string | undefined {
  if (!raw.startsWith('payload=') || raw.includes('&')) return undefined;
  return decodeURIComponent(raw.slice('payload='.length).replaceAll('+', ' '));
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
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/plain' : 'application/json';
  response
    .writeHead(status, {
      ...(text === '' ? {} : { 'content-type': type }),
      'content-length': Buffer.byteLength(text),
    })
    .end(text);
}
