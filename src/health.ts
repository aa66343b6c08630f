import type { Route } from './web-server.ts';

type Checks = Readonly<Record<string, boolean>>;

/** `/healthz`: the process answers. `/readyz`: it can also serve, and where it cannot, what is missing. */
export function health(checks: () => Promise<Checks>): Readonly<Record<string, Route>> {
  return {
    'GET /healthz': (_request, response) => {
      response.writeHead(200, json).end(JSON.stringify({ status: 'ok' }));
    },
    'GET /readyz': async (_request, response) => {
      const found = await checks();
      const ready = Object.values(found).every(Boolean);
      response.writeHead(ready ? 200 : 503, json).end(JSON.stringify({ ready, ...found }));
    },
  };
}

/** Whoever asks often gets the answer of five seconds ago: trying it out costs a write. */
export function nowAndThen(ask: () => Promise<boolean>): () => Promise<boolean> {
  let until = 0;
  let answer: Promise<boolean> = Promise.resolve(false);
  return () => {
    if (performance.now() < until) return answer;
    until = performance.now() + FRESH_MS;
    answer = ask();
    return answer;
  };
}

const FRESH_MS = 5_000;

const json = { 'content-type': 'application/json', 'cache-control': 'no-store' };
