import { parseArgs } from 'node:util';

export type CommandLine<Flag extends string> =
  | { readonly kind: 'understood'; readonly flags: ReadonlySet<Flag>; readonly rest: readonly string[] }
  | { readonly kind: 'misused'; readonly why: string };

/** Splits what follows a command into its flags and the rest; a flag that it does not have is a misuse. */
export function readCommandLine<Flag extends string>(
  argv: readonly string[],
  flags: readonly Flag[],
): CommandLine<Flag> {
  const options = Object.fromEntries(flags.map((flag) => [flag, { type: 'boolean' as const }]));
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    return { kind: 'understood', flags: new Set(flags.filter((flag) => values[flag])), rest: positionals };
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault;
    return { kind: 'misused', why: fault.message };
  }
}

/** Says how the command goes, and which exit code such a mistake has. */
export function misused(usage: string, why: string): number {
  process.stderr.write(`ragft: ${why}\n${usage}\n`);
  return 2;
}
