import { spawnSync } from 'node:child_process';

/** Each kind of tests asks for it. */
let built = false;

/**
 * Tests that start real processes start what `npm start` would: the build. Nothing changed costs half a second.
 * A type error does not stop the tests (it is emitted all the same); `npm run check:fast` is where it fails.
 */
export function setup(): void {
  if (built) return;
  built = true;
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'build'], { encoding: 'utf8' });
  if (status !== 0) console.error(`The build has faults:\n${stdout}${stderr}`);
}
