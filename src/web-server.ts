import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from './log.ts';
import { StartFault } from './start-fault.ts';

export type Route = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export interface WebServer {
  readonly url: string;
  /** Takes no new request; resolves when the open ones are answered. */
  stop(): Promise<void>;
}

/** One small server for health and, in http mode, for Slack; `routes` by method and path. */
export async function serve(
  routes: Readonly<Record<string, Route>>,
  where: { readonly host: string; readonly port: number },
  log: Log,
): Promise<WebServer> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?', 1)[0];
    // Monitors like to ask for the head alone; Node leaves the body out by itself.
    const name = `${request.method === 'HEAD' ? 'GET' : request.method} ${path}`;
    const route = Object.hasOwn(routes, name) ? routes[name] : undefined;
    if (!route) return response.writeHead(404).end();
    Promise.resolve(route(request, response)).catch((error) => {
      // Whoever hangs up in the middle of a request is no fault of ours.
      if (request.errored) return;
      log.error({ err: error, route: name }, 'the web server failed');
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  // A person waits three seconds at most; who needs longer to send a request is not Slack.
  server.requestTimeout = 10_000;
  // Load balancers keep a connection for a minute; were we to hang up first, a request just sent on it would be lost.
  server.keepAliveTimeout = 75_000;
  await listening(server, where);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${where.host.includes(':') ? `[${where.host}]` : where.host}:${port}`,
    stop: () =>
      new Promise((resolve) => {
        // A connection that is kept alive would be waited for, although nobody speaks on it any more.
        const sweep = setInterval(() => server.closeIdleConnections(), 20);
        server.close(() => {
          clearInterval(sweep);
          resolve();
        });
      }),
  };
}

function listening(server: Server, where: { readonly host: string; readonly port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(startFault(error, where)));
    server.listen(where, resolve);
  });
}

function startFault(error: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartFault([`PORT ${port} is already in use on ${host}. Set PORT to a free one.`]);
    case 'EACCES':
      return new StartFault([`PORT ${port} may not be used by this user. Set PORT to one above 1023.`]);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartFault([
        `HOST ${host} is no address of this machine. Use 127.0.0.1, or 0.0.0.0 for all.`,
      ]);
    default:
      return error;
  }
}
