import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Order, Report, Told } from './year-town.ts';

const script = fileURLToPath(new URL('./year-worker.js', import.meta.url));

/** Two processes on one database, which are told what time it is, and killed. */
export class Workers {
  /** How often one had to let the other go first. */
  busy = 0;
  readonly #path: string;
  readonly #whereabouts: ReadonlyMap<string, string>;
  readonly #running = new Map<number, Promise<ChildProcess>>();
  /** Whoever takes the place of the next that dies has loaded by then, and has not opened the database. */
  #spare = loaded();

  constructor(path: string, whereabouts: ReadonlyMap<string, string>) {
    this.#path = path;
    this.#whereabouts = whereabouts;
  }

  /** Both at once; what they told, together. `killing`: which of them dies meanwhile, and after how long. */
  async order(order: Order, killing?: { readonly who: number; readonly afterMs: number }): Promise<Told[]> {
    const told = await Promise.all(
      [0, 1].map(async (who) => {
        const worker = await this.#worker(who);
        const done = reportOf(worker, 'done');
        worker.send(order);
        if (killing?.who === who) {
          setTimeout(() => worker.kill('SIGKILL'), killing.afterMs);
          // It may have been quicker than its death; either way it is gone after this.
          await new Promise<void>((resolve) => worker.once('exit', () => resolve()));
          this.#running.delete(who);
        }
        const report = await done;
        if (report?.kind !== 'done') return [];
        if (report.busy) this.busy += 1;
        return report.told;
      }),
    );
    return told.flat();
  }

  async stop(): Promise<void> {
    const started = await Promise.allSettled([this.#spare, ...this.#running.values()]);
    for (const one of started) if (one.status === 'fulfilled') one.value.kill('SIGKILL');
    this.#running.clear();
  }

  #worker(who: number): Promise<ChildProcess> {
    const running = this.#running.get(who) ?? this.#begin();
    this.#running.set(who, running);
    return running;
  }

  async #begin(): Promise<ChildProcess> {
    const next = this.#spare;
    this.#spare = loaded();
    const worker = await next;
    const begun = reportOf(worker, 'begun');
    worker.send({ kind: 'begin', path: this.#path, zones: [...this.#whereabouts] } satisfies Order);
    await begun;
    return worker;
  }
}

async function loaded(): Promise<ChildProcess> {
  const worker = fork(script);
  await reportOf(worker, 'loaded');
  return worker;
}

/** The next of that kind; nothing where it is killed first. */
function reportOf(worker: ChildProcess, kind: Report['kind']): Promise<Report | undefined> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      worker.off('message', heard);
      worker.off('exit', died);
    };
    const heard = (report: Report): void => {
      if (report.kind !== kind) return;
      settle();
      resolve(report);
    };
    const died = (code: number | null, signal: string | null): void => {
      settle();
      if (signal === 'SIGKILL') resolve(undefined);
      else reject(new Error(`A worker ended by itself with ${code}.`));
    };
    worker.on('message', heard);
    worker.on('exit', died);
  });
}
