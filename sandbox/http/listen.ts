import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const ATTEMPTS = 50;

const listening = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

/** Listens on this machine only, on the wanted port or the next free one. */
export async function listen(server: Server, wanted: number): Promise<number> {
  for (let port = wanted; wanted !== 0 && port < wanted + ATTEMPTS && port < 65_536; port += 1) {
    try {
      return await listening(server, port);
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
  return listening(server, 0);
}
