import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands before several replicas: requests go to one after the other; who is not there is passed over. */
export interface RoundRobin {
  readonly url: string;
  readonly add: (target: string) => void;
  readonly remove: (target: string) => void;
  /** Resolves when all that is under way now has ended, also what nobody waits for any more. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function startRoundRobin(): Promise<RoundRobin> {
  let targets: readonly string[] = [];
  let turn = 0;
  const underWay = new Set<Promise<void>>();

  const server = createServer((incoming, answer) => {
    const body: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => body.push(chunk));
    incoming.on('end', () => {
      turn += 1;
      const inOrder = targets.map((_, n) => targets[(turn + n) % targets.length] ?? '');
      const passing = new Promise<void>((done) => {
        pass(incoming, Buffer.concat(body), inOrder, answer, done);
      }).finally(() => underWay.delete(passing));
      underWay.add(passing);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add: (target) => {
      targets = [...targets, target];
    },
    remove: (target) => {
      targets = targets.filter((each) => each !== target);
    },
    settled: async () => void (await Promise.all(underWay)),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function pass(
  incoming: IncomingMessage,
  body: Buffer,
  [target, ...others]: readonly string[],
  answer: ServerResponse,
  done: () => void,
): void {
  if (target === undefined) {
    answer.writeHead(503).end();
    done();
    return;
  }
  const { method = 'POST', headers, url = '/' } = incoming;
  const onward = request(new URL(url, target), { method, headers, agent: false }, (response) => {
    answer.writeHead(response.statusCode ?? 502, response.headers);
    response.pipe(answer);
    response.on('error', () => answer.destroy());
    response.on('close', done);
  });
  onward.on('error', (fault) => {
    // Nobody took it yet; where somebody died over it, Slack is told nothing.
    if ('code' in fault && fault.code === 'ECONNREFUSED') return pass(incoming, body, others, answer, done);
    answer.destroy();
    done();
  });
  onward.end(body);
}
