import { spawnSync } from 'node:child_process';

/** Each kind of tests asks for it. */
let built = false;

/**
 * What is tested is what `npm start` would start: the build. Nothing changed costs half a second.
 */
export function setup(): void {
  if (built) return;
  built = true;
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'build'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The build has faults, so nothing was tested:\n${stdout}${stderr}`);
}
