import { subscribe } from 'node:diagnostics_channel';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Acknowledged, acknowledgements } from '#slack/acknowledged';

/** Loaded into the bot's process before the bot, which knows nothing of it; tells its parent what it measured. */
export interface Reading {
  readonly acks: readonly Acknowledged[];
  /** How long whatever arrived could lie before the process looked at it: what an ack's own time does not show. */
  readonly waitMs: { readonly p99: number; readonly max: number };
  readonly cpuMs: number;
  readonly rssMb: number;
}

/** The garbage is collected for the second one. */
export type Asked = 'reading' | 'held';

const LOOK_EVERY_MS = 5;

let acks: Acknowledged[] = [];
let cpu = process.cpuUsage();
const delay = monitorEventLoopDelay({ resolution: LOOK_EVERY_MS });
delay.enable();
subscribe(acknowledgements.name, (message) => acks.push(message as Acknowledged));

/** The histogram counts from one look to the next, so the time between looks is in it. */
const waited = (ns: number): number => Math.max(0, ns / 1e6 - LOOK_EVERY_MS);

/** All since the last reading. */
function read(): Reading {
  const { user, system } = process.cpuUsage(cpu);
  const reading: Reading = {
    acks,
    waitMs: { p99: waited(delay.percentile(99)), max: waited(delay.max) },
    cpuMs: (user + system) / 1_000,
    rssMb: process.memoryUsage.rss() / 2 ** 20,
  };
  acks = [];
  cpu = process.cpuUsage();
  delay.reset();
  return reading;
}

/** What is still in use once the garbage is gone, in MB: objects, and the buffers beside them. */
function held(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

process.on('message', (asked: Asked) => process.send?.(asked === 'held' ? held() : read()));
// To be asked must not keep a bot alive that wants to go.
process.channel?.unref();
