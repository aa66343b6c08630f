import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';

/** The built command, beside which the long trials are built too. */
const built = import.meta.url.endsWith('.js') ? '../src' : '../dist/src';
export const menu = fileURLToPath(new URL(`${built}/cli/index.js`, import.meta.url));

/** A clean environment: nothing of ours may lean on what happens to be set here. */
export const bare = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({ PATH: process.env.PATH, ...env });

/** Runs the built command to its end, with `input` as what it may read from standard input. */
export function ragft(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  input = '',
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [menu, ...args],
      { env: bare(env), cwd: tmpdir() },
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
    child.stdin?.end(input);
  });
}
