import type { Memory } from './target.ts';

const MB = 2 ** 20;
/**
 * What the last quarter of the attack may find on top of the second. At full size 50,000 requests lie between the two,
 * so whatever keeps 120 bytes of each is found. The first quarter fills what is bounded, and compiles what is used.
 */
const GROWTH = 6 * MB;

/** What is wrong with what the bot held after each part of the attack, its garbage collected. */
export function faultsOfMemory(parts: readonly Memory[], log: (line: string) => void): readonly string[] {
  const held = parts.map((part) => part.held);
  const inMb = (bytes: number): string => (bytes / MB).toFixed(1);
  log(`held after collection, in MB: ${held.map(inMb).join(' ')}; resident ${inMb(parts.at(-1)?.rss ?? 0)}`);
  const quarter = parts.length / 4;
  const [second, last] = [held.slice(quarter, 2 * quarter), held.slice(-quarter)].map(median);
  const faults: string[] = [];
  if (last === undefined || second === undefined) throw new Error('Nothing was measured.');
  if (last > second + GROWTH) faults.push(`Memory grew from ${inMb(second)} to ${inMb(last)} MB.`);
  if (parts.some(({ polluted }) => polluted))
    faults.push('A request has changed the prototype of all objects.');
  return faults;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
