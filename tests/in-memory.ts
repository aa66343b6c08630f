import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const MEMORY = '/dev/shm';
const ENOUGH = 512 * 2 ** 20;

/** For files that shall outlive a process and not a machine: nothing there waits for a disk. */
export const inMemory = roomy() ? MEMORY : tmpdir();

/** A container often has none, or hardly any. */
function roomy(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ENOUGH;
  } catch {
    return false;
  }
}
