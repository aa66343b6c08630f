import { monitorEventLoopDelay } from 'node:perf_hooks';

const STANDSTILL_MS = 1_000;
const MOST_TRIES = 3;

/**
 * The local Slack is in this process. Where that got no turn for a second, Slack answered nobody, and what goes wrong
 * then is no fault of the bot: it is tried again. Where it was awake all the time, a fault is a fault at once.
 */
export async function unlessStill<Result>(
  work: () => Promise<Result>,
  log: (line: string) => void,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    try {
      return await work();
    } catch (fault) {
      const longest = delay.max / 1e6;
      if (longest < STANDSTILL_MS || tries === MOST_TRIES) throw fault;
      log(`tried again, since the local Slack itself stood still for ${longest.toFixed(0)} ms: ${fault}`);
    } finally {
      delay.disable();
    }
  }
}
