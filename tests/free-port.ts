import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * A port for a server that goes away and comes back to it. Below those that the system gives to whoever asks for any:
 * of those another process may be given it meanwhile.
 */
export async function freePort(): Promise<number> {
  const port = randomInt(20_000, 32_000);
  const server = createServer();
  const free = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  if (!free) return freePort();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
