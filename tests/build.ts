import { spawnSync } from 'node:child_process';

/**
 * Tests that start real processes start what `npm start` would: the build. Nothing changed costs half a second.
 * A type error does not stop the tests (it is emitted all the same); `npm run check:fast` is where it fails.
 */
export function setup(): void {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'build'], { encoding: 'utf8' });
  if (status !== 0) console.error(`The build has faults:\n${stdout}${stderr}`);
}
