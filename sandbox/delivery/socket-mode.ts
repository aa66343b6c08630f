import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import { ACK_MS, type Parcel, type Receipt, type Transport } from './transport.ts';

const PING_MS = 10_000;
const TICKET_MS = 60_000;
const MOST_CONNECTIONS = 10;
const FAREWELL_MS = 300;

export interface SocketMode extends Transport {
  /** A new single-use address for apps.connections.open. */
  issueUrl(): string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  connections(): number;
  /** Slack now and then asks the app to connect anew. */
  refresh(): void;
  close(): Promise<void>;
}

interface Waiting {
  readonly socket: WebSocket;
  readonly settle: (receipt: Receipt) => void;
}

export function createSocketMode(
  appId: string,
  addressOf: (ticket: string) => string,
  onConnections: () => void,
): SocketMode {
  const server = new WebSocketServer({ noServer: true });
  const sockets: WebSocket[] = [];
  const tickets = new Map<string, number>();
  const waiting = new Map<string, Waiting>();
  let turn = 0;

  const debugInfo = () => ({ host: 'sandbox', build_number: 1, approximate_connection_time: 18_060 });
  const tell = (socket: WebSocket, message: object) => socket.send(JSON.stringify(message));

  const pings = setInterval(() => {
    for (const socket of sockets) socket.ping();
  }, PING_MS);
  pings.unref();

  /** An acknowledgement counts on the connection its envelope went to, and once. */
  function acknowledge(socket: WebSocket, text: string): void {
    let message: { envelope_id?: unknown; payload?: unknown };
    try {
      message = JSON.parse(text);
    } catch {
      return;
    }
    const id = String(message?.envelope_id);
    const waiter = waiting.get(id);
    if (!waiter || waiter.socket !== socket) return;
    waiter.settle({ kind: 'acknowledged', body: message.payload });
  }

  function welcome(socket: WebSocket): void {
    if (sockets.length >= MOST_CONNECTIONS) {
      tell(socket, { type: 'disconnect', reason: 'too_many_websockets', debug_info: debugInfo() });
      socket.close();
      return;
    }
    sockets.push(socket);
    socket.on('message', (data) => acknowledge(socket, String(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      sockets.splice(sockets.indexOf(socket), 1);
      for (const waiter of [...waiting.values()]) {
        if (waiter.socket === socket) waiter.settle({ kind: 'failed', reason: 'connection_failed' });
      }
      onConnections();
    });
    tell(socket, {
      type: 'hello',
      num_connections: sockets.length,
      debug_info: debugInfo(),
      connection_info: { app_id: appId },
    });
    onConnections();
  }

  return {
    issueUrl() {
      const ticket = randomUUID();
      for (const [old, issuedAt] of tickets) if (Date.now() - issuedAt > TICKET_MS) tickets.delete(old);
      tickets.set(ticket, Date.now());
      return addressOf(ticket);
    },
    upgrade(request, socket, head) {
      const ticket = new URL(request.url ?? '/', 'http://sandbox').searchParams.get('ticket') ?? '';
      if (!tickets.delete(ticket)) {
        socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, welcome);
    },
    send({ kind, payload, retry }: Parcel): Promise<Receipt> {
      // Each parcel goes to one of the open connections, in turn.
      turn += 1;
      const socket = sockets[turn % Math.max(1, sockets.length)];
      if (!socket) return Promise.resolve({ kind: 'failed', reason: 'not_connected' });
      const envelopeId = randomUUID();
      return new Promise((resolve) => {
        const settle = (receipt: Receipt) => {
          clearTimeout(timer);
          waiting.delete(envelopeId);
          resolve(receipt);
        };
        const timer = setTimeout(() => settle({ kind: 'failed', reason: 'timeout' }), ACK_MS);
        waiting.set(envelopeId, { socket, settle });
        tell(socket, {
          envelope_id: envelopeId,
          type: kind,
          accepts_response_payload: kind !== 'events_api',
          payload,
          ...(kind === 'events_api'
            ? { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? '' }
            : {}),
        });
      });
    },
    connections: () => sockets.length,
    refresh() {
      for (const socket of sockets)
        tell(socket, { type: 'disconnect', reason: 'refresh_requested', debug_info: debugInfo() });
    },
    async close() {
      clearInterval(pings);
      for (const socket of sockets) socket.close(1001);
      for (let waited = 0; sockets.length > 0 && waited < FAREWELL_MS; waited += 10) await sleep(10);
      for (const socket of [...sockets]) socket.terminate();
      for (const waiter of [...waiting.values()])
        waiter.settle({ kind: 'failed', reason: 'connection_failed' });
      server.close();
    },
  };
}
