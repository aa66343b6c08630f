import { parseArgs } from 'node:util';

export interface TrialOptions {
  /** 1 is the full size; the continuous checks run at 0.05. */
  readonly scale: number;
  /** Of what falls at random, to have a failed trial again; a trial that knows none falls as it does. */
  readonly seed?: number;
  readonly log: (line: string) => void;
}

/** A long trial or a measurement. It throws when what it tries does not hold. */
export interface Trial {
  run(options: TrialOptions): Promise<void>;
}

export type Trials = Readonly<Record<string, () => Promise<Trial>>>;

/** Runs the named trial, or `all` of them one after the other; exit code 1 when one fails, 2 when asked wrongly. */
export async function runTrials(kind: string, trials: Trials, argv: readonly string[]): Promise<void> {
  const names = Object.keys(trials);
  const asked = parse(argv);
  const chosen = asked?.name === 'all' ? names : names.filter((name) => name === asked?.name);
  if (!asked || chosen.length === 0) {
    console.error(`usage: npm run ${kind} -- <${[...names, 'all'].join(' | ')}> [--scale N] [--seed N]`);
    process.exitCode = 2;
    return;
  }
  for (const name of chosen) {
    const since = performance.now();
    const seconds = () => ((performance.now() - since) / 1000).toFixed(1);
    const log = (line: string) => console.log(`${name}: ${line}`);
    try {
      const trial = await trials[name]?.();
      await trial?.run({ ...asked, log });
      log(`passed in ${seconds()} s at scale ${asked.scale}`);
    } catch (fault) {
      console.error(`${name}: FAILED after ${seconds()} s at scale ${asked.scale}`);
      console.error(fault);
      process.exitCode = 1;
    }
  }
}

function parse(argv: readonly string[]): ({ name: string } & Omit<TrialOptions, 'log'>) | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { scale: { type: 'string', default: '1' }, seed: { type: 'string' } },
    });
    const [name, ...more] = positionals;
    const scale = Number(values.scale);
    const seed = values.seed === undefined ? {} : { seed: Number(values.seed) };
    if (!name || more.length > 0 || !(scale > 0) || Number.isNaN(seed.seed)) return undefined;
    return { name, scale, ...seed };
  } catch {
    return undefined;
  }
}
