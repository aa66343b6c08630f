import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (fault: Error) => void;
}

/**
 * A connection that is kept open, one request after the other. Node's own client takes as long for a request as bare
 * Bolt does for the answer, and would be what is measured.
 */
export class Connection {
  readonly #socket: Socket;
  #heard = '';
  #waiting: Waiting | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true).setEncoding('latin1');
    socket.on('data', (chunk) => this.#hear(String(chunk)));
    socket.on('error', (fault) => this.#fail(fault));
    socket.on('close', () => this.#fail(new Error('The connection was closed.')));
  }

  static open(url: string): Promise<Connection> {
    const { hostname, port } = new URL(url);
    return new Promise((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port) });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new Connection(socket));
      });
    });
  }

  /** A server ends a connection that nobody used for some seconds. */
  get ended(): boolean {
    return this.#socket.destroyed || this.#socket.readableEnded;
  }

  ask(request: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #hear(chunk: string): void {
    this.#heard += chunk;
    const answer = answerIn(this.#heard);
    if (!answer) return;
    this.#heard = '';
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.resolve(answer);
  }

  #fail(fault: Error): void {
    this.#waiting?.reject(fault);
    this.#waiting = undefined;
  }
}

/** Nothing while it has not come whole. A body in chunks keeps their sizes between them; nobody here reads it closely. */
function answerIn(heard: string): Answer | undefined {
  const end = heard.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = heard.slice(0, end).toLowerCase();
  const body = heard.slice(end + 4);
  const status = Number(head.slice(9, 12));
  const length = /content-length: (\d+)/.exec(head)?.[1];
  const whole = length === undefined ? body.endsWith('0\r\n\r\n') : body.length >= Number(length);
  return whole ? { status, body } : undefined;
}
