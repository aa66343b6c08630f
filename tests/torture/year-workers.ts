import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Order, Report } from './year-town.ts';

const script = fileURLToPath(new URL('./year-worker.js', import.meta.url));

export type Told = Extract<Report, { kind: 'told' }>;

/** Two processes on one database, which are told what time it is, and killed. */
export class Workers {
  /** How often one had to let the other go first. */
  busy = 0;
  readonly #path: string;
  readonly #whereabouts: ReadonlyMap<string, string>;
  readonly #told: (told: Told) => void;
  readonly #running = new Map<number, ChildProcess>();

  constructor(path: string, whereabouts: ReadonlyMap<string, string>, told: (told: Told) => void) {
    this.#path = path;
    this.#whereabouts = whereabouts;
    this.#told = told;
  }

  /** Both at once. `killing`: which of them dies meanwhile, and after how long. */
  async order(order: Order, killing?: { readonly who: number; readonly afterMs: number }): Promise<void> {
    await Promise.all(
      [0, 1].map(async (who) => {
        const worker = this.#running.get(who) ?? (await this.#start(who));
        const done = this.#until(worker, 'done');
        worker.send(order);
        if (killing?.who === who) {
          setTimeout(() => worker.kill('SIGKILL'), killing.afterMs);
          // It may have been quicker than its death; either way it is gone after this.
          await new Promise<void>((resolve) => worker.once('exit', () => resolve()));
          this.#running.delete(who);
        } else await done;
      }),
    );
  }

  stop(): void {
    for (const worker of this.#running.values()) worker.kill('SIGKILL');
    this.#running.clear();
  }

  async #start(who: number): Promise<ChildProcess> {
    const worker = fork(script, [this.#path, JSON.stringify([...this.#whereabouts])]);
    worker.on('message', (report: Report) => {
      if (report.kind === 'told') this.#told(report);
      if (report.kind === 'done' && report.busy) this.busy += 1;
    });
    this.#running.set(who, worker);
    await this.#until(worker, 'ready');
    return worker;
  }

  #until(worker: ChildProcess, kind: Report['kind']): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (fault?: Error): void => {
        worker.off('message', heard);
        worker.off('exit', died);
        if (fault) reject(fault);
        else resolve();
      };
      const heard = (report: Report): void => {
        if (report.kind === kind) settle();
      };
      const died = (code: number | null, signal: string | null): void =>
        settle(signal === 'SIGKILL' ? undefined : new Error(`A worker ended by itself with ${code}.`));
      worker.on('message', heard);
      worker.on('exit', died);
    });
  }
}
