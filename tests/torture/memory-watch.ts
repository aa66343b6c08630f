import { readFileSync } from 'node:fs';

/** Every second what a process holds in memory, in MB, as Linux tells it; nothing where there is no Linux. */
export function watchMemory(pid: number) {
  const samples: number[] = [];
  const look = (): void => {
    try {
      const [, kb] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
      if (kb !== undefined) samples.push(Number(kb) / 1_024);
    } catch {
      // Gone, or not Linux.
    }
  };
  const timer = setInterval(look, 1_000);
  return {
    stop: (): readonly number[] => {
      clearInterval(timer);
      return samples;
    },
  };
}
