import { cpus, loadavg } from 'node:os';
import { putRow, putSection } from './document.ts';
import type { Round as Loaded } from './load/load.ts';

/** Prints the figures of one measurement as they stand in the document, its ratios first. */
export function report(name: string, ratios: readonly (readonly string[])[], lines: readonly string[]): void {
  const rows = ratios.map(row);
  const text = [...lines, '', `<sub>${circumstances()}</sub>`].join('\n');
  console.log(`\n${rows.join('\n')}\n\n${text}\n`);
  for (const each of rows) putRow(each);
  putSection(name, text);
}

/** What a figure is worth depends on the machine, and on what else ran there. */
function circumstances(): string {
  const { model = '' } = cpus()[0] ?? {};
  const day = new Date().toISOString().slice(0, 10);
  const [load = 0] = loadavg();
  return `${day}, ${cpus().length} cores (${model.trim()}), Node ${process.versions.node}; load ${load.toFixed(1)} at the end`;
}

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  row(head),
  `|---|${head
    .slice(1)
    .map(() => '---:|')
    .join('')}`,
  ...rows.map(row),
];

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

export interface Round extends Loaded {
  /** What the process took of a core meanwhile. */
  readonly cpuMs: number;
}

interface Measured {
  readonly name: string;
  readonly rounds: ReadonlyMap<number, readonly Round[]>;
}

/** Each round against the bare app's round beside it, and of these the middle one. */
export function ratioRows(
  title: string,
  bound: string,
  [bare, ...others]: readonly Measured[],
): readonly (readonly string[])[] {
  const levels = [...(bare?.rounds.keys() ?? [])];
  const against = (of: Measured, level: number, figure: (round: Round) => number): string => {
    const beside = bare?.rounds.get(level) ?? [];
    const ratios = (of.rounds.get(level) ?? []).map((own, n) => figure(own) / figure(beside[n] as Round));
    return `${median(ratios).toFixed(2)}x`;
  };
  return others.map((other) => [
    `${title}, ${other.name}`,
    bound,
    ...levels.map((level) => against(other, level, ({ p50 }) => p50)),
    against(other, 16, ({ perSecond }) => perSecond),
    against(other, 16, ({ cpuMs, requests }) => cpuMs / requests),
  ]);
}

export function figuresTable(all: readonly Measured[]): readonly string[] {
  const wholes = all.some(({ rounds }) =>
    [...rounds.values()].flat().some(({ wholeP50 }) => wholeP50 !== undefined),
  );
  return table(
    ['', 'at once', 'p50', 'p99', 'requests/s', 'CPU each', ...(wholes ? ['until it is there, p50'] : [])],
    all.flatMap(({ name, rounds }) =>
      [...rounds].map(([level, each]) => [
        name,
        String(level),
        ms(median(each.map(({ p50 }) => p50))),
        ms(median(each.map(({ p99 }) => p99))),
        whole(median(each.map(({ perSecond }) => perSecond))),
        ms(sum(each.map(({ cpuMs }) => cpuMs)) / sum(each.map(({ requests }) => requests))),
        ...(wholes ? [ms(median(each.flatMap(({ wholeP50 = [] }) => wholeP50)))] : []),
      ]),
    ),
  );
}

export const ms = (time: number): string =>
  Number.isNaN(time) ? '' : `${time.toFixed(time < 10 ? 2 : 1)} ms`;
export const whole = (count: number): string => Math.round(count).toLocaleString('en');

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
