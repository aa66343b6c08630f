import type { MeasuredBot } from './measured-bot.ts';
import type { Reading } from './meter.ts';
import { inWords, type Spread, spreadOf } from './spread.ts';

/** What Slack leaves us is three seconds; our own part of them, at the 99th percentile. */
const MOST_MS = 300;
const SLACKS_PATIENCE_MS = 3_000;

export interface Measured extends Omit<Reading, 'acks' | 'cpuMs'> {
  readonly seconds: number;
  readonly acks: Spread & { readonly count: number; readonly failed: number };
  /** By kind, the slowest kind first. */
  readonly kinds: readonly (Spread & { readonly kind: string; readonly count: number })[];
  /** Of one core. */
  readonly cpu: { readonly bot: number; readonly generator: number };
}

/** What the bot says of itself while `work` keeps it busy; this process is what generates the load. */
export async function measure(bot: MeasuredBot, work: () => Promise<unknown>): Promise<Measured> {
  await bot.reading();
  const [since, used] = [performance.now(), process.cpuUsage()];
  await work();
  const ms = performance.now() - since;
  const { user, system } = process.cpuUsage(used);
  const { acks, cpuMs, ...rest } = await bot.reading();
  const kinds = [...new Set(acks.map(({ kind }) => kind))].map((kind) => {
    const times = acks.filter((ack) => ack.kind === kind).map((ack) => ack.ms);
    return { kind, count: times.length, ...spreadOf(times) };
  });
  return {
    ...rest,
    seconds: ms / 1_000,
    acks: {
      ...spreadOf(acks.map((ack) => ack.ms)),
      count: acks.length,
      failed: acks.filter(({ failed }) => failed).length,
    },
    kinds: kinds.toSorted((one, other) => other.p99 - one.p99),
    cpu: { bot: cpuMs / ms, generator: (user + system) / 1_000 / ms },
  };
}

export function report(
  { seconds, acks, kinds, waitMs, cpu, rssMb }: Measured,
  log: (line: string) => void,
): void {
  const percent = (share: number) => `${Math.round(share * 100)}%`;
  log(
    `${acks.count} acknowledgements in ${seconds.toFixed(0)} s, ${acks.failed} of them failures; our part: ${inWords(acks)}`,
  );
  for (const { kind, count, ...spread } of kinds) log(`  ${kind}: ${count}, ${inWords(spread)}`);
  log(
    `before the bot looked: p99 ${waitMs.p99.toFixed(1)} ms, at most ${waitMs.max.toFixed(1)} ms; ` +
      `of one core the bot took ${percent(cpu.bot)}, the load generator ${percent(cpu.generator)}; ` +
      `the bot's memory ${rssMb.toFixed(0)} MB`,
  );
}

/** At full size the bound itself; a short trial on a crowded machine must only be within what Slack bears. */
export function judge({ acks, waitMs }: Measured, scale: number): void {
  const most = scale >= 1 ? MOST_MS : SLACKS_PATIENCE_MS;
  const p99 = acks.p99 + waitMs.p99;
  if (acks.count === 0) throw new Error('Nothing was acknowledged, so nothing was measured.');
  if (acks.failed > 0) throw new Error(`${acks.failed} deliveries were not acknowledged well.`);
  if (p99 > most)
    throw new Error(`Our part of an ack at the 99th percentile: ${p99.toFixed(0)} ms, over ${most} ms.`);
}
