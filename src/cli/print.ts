import { once } from 'node:events';

/**
 * Writes to stdout no faster than it is read. A reader that has seen enough (`| head`) ends the command: that is no
 * fault, and there is nobody left to tell.
 */
export async function print(text: string): Promise<void> {
  if (process.stdout.listenerCount('error') === 0) process.stdout.on('error', readerLeft);
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

function readerLeft(fault: NodeJS.ErrnoException): void {
  if (fault.code !== 'EPIPE') throw fault;
  process.exit();
}
