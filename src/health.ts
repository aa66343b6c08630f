import type { Route } from './web-server.ts';

type Checks = Readonly<Record<string, boolean>>;

/** `/healthz`: the process answers. `/readyz`: it can also serve, and where it cannot, what is missing. */
export function health(checks: () => Checks): Readonly<Record<string, Route>> {
  return {
    'GET /healthz': (_request, response) => {
      response.writeHead(200, json).end(JSON.stringify({ status: 'ok' }));
    },
    'GET /readyz': (_request, response) => {
      const found = checks();
      const ready = Object.values(found).every(Boolean);
      response.writeHead(ready ? 200 : 503, json).end(JSON.stringify({ ready, ...found }));
    },
  };
}

const json = { 'content-type': 'application/json', 'cache-control': 'no-store' };
