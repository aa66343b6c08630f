import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, onTestFinished } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';

type Answer = Readonly<Record<string, unknown>>;

/** How a method answers: with JSON, with an HTTP status, or never. */
type Behaviour = Answer | number | 'silence';

interface Call {
  readonly method: string;
  readonly args: Readonly<Record<string, string>>;
  readonly token: string | undefined;
}

/** `onTestFinished`, or `afterThemAll()` for what several tests share. */
export type WhenDone = (cleanUp: () => Promise<void>) => void;

/** Called beside the tests, for use in their `beforeAll`: an `afterAll` that is only met in there never runs. */
export function afterThemAll(): WhenDone {
  const cleanUps: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  });
  return (cleanUp) => void cleanUps.push(cleanUp);
}

export interface SmallSlack {
  readonly apiUrl: string;
  readonly calls: readonly Call[];
  /** What was sent to its `response_url`. */
  readonly said: readonly Answer[];
  readonly responseUrl: string;
  answers(method: string, behaviour: Behaviour): void;
  /** Sends raw text over every open socket. */
  send(text: string): void;
  /** Sends an envelope and resolves with its acknowledgement; undefined when none came. */
  deliver(envelope: Answer, waitMs?: number): Promise<unknown>;
  hangUp(): void;
}

/**
 * Slack at its worst: refuses tokens, keeps silent, hangs up, sends nonsense. The sandbox imitates a Slack that works
 * and would never send what this does.
 */
export async function smallSlack(whenDone: WhenDone = onTestFinished): Promise<SmallSlack> {
  const calls: Call[] = [];
  const said: Answer[] = [];
  const acks = new Map<string, (payload: unknown) => void>();
  const sockets = new WebSocketServer({ noServer: true });
  const behaviours = new Map<string, Behaviour>([
    ['auth.test', { ok: true, bot_id: 'B1', user_id: 'UBOT', team_id: 'T1' }],
  ]);

  const server = createServer(async (request, response) => {
    const method = request.url?.slice('/api/'.length) ?? '';
    let body = '';
    for await (const chunk of request) body += chunk;
    if (request.url === '/response') {
      said.push(JSON.parse(body));
      return response.end('ok');
    }
    const token = request.headers.authorization?.replace('Bearer ', '');
    calls.push({ method, token, args: Object.fromEntries(new URLSearchParams(body)) });
    const behaviour = behaviours.get(method) ?? { ok: true };
    if (behaviour === 'silence') return;
    if (typeof behaviour === 'number')
      return response.writeHead(behaviour, behaviour === 429 ? { 'retry-after': '30' } : {}).end();
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(behaviour));
  });
  server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (connection: WebSocket) => {
      connection.send(JSON.stringify({ type: 'hello' }));
      connection.on('message', (data) => {
        const { envelope_id, payload } = JSON.parse(String(data));
        acks.get(envelope_id)?.(payload);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  behaviours.set('apps.connections.open', { ok: true, url: `ws://127.0.0.1:${port}/link` });

  const slack: SmallSlack = {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    responseUrl: `http://127.0.0.1:${port}/response`,
    calls,
    said,
    answers: (method, behaviour) => void behaviours.set(method, behaviour),
    send: (text) => {
      for (const connection of sockets.clients) connection.send(text);
    },
    deliver: (envelope, waitMs = 1_000) =>
      new Promise((resolve) => {
        const envelope_id = crypto.randomUUID();
        const tooLate = setTimeout(() => resolve(undefined), waitMs);
        acks.set(envelope_id, (payload) => {
          clearTimeout(tooLate);
          resolve(payload);
        });
        slack.send(JSON.stringify({ envelope_id, ...envelope }));
      }),
    hangUp: () => {
      for (const connection of sockets.clients) connection.close();
    },
  };
  whenDone(async () => {
    for (const connection of sockets.clients) connection.terminate();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return slack;
}
