import { Connection } from './connection.ts';

/** As many as a balancer in front of one process keeps; whoever comes later waits for one. */
const MOST = 512;

/** Open connections, lent to one request at a time. */
export class Pool {
  readonly #url: string;
  readonly #all = new Set<Connection>();
  readonly #free: Connection[] = [];
  readonly #waiting: ((connection: Connection) => void)[] = [];

  constructor(url: string) {
    this.#url = url;
  }

  async take(): Promise<Connection> {
    for (let free = this.#free.pop(); free; free = this.#free.pop()) {
      if (!free.ended) return free;
      this.#all.delete(free);
    }
    if (this.#all.size >= MOST) return new Promise((resolve) => this.#waiting.push(resolve));
    const opened = await Connection.open(this.#url);
    this.#all.add(opened);
    return opened;
  }

  giveBack(connection: Connection): void {
    const next = this.#waiting.shift();
    if (next) next(connection);
    else this.#free.push(connection);
  }

  close(): void {
    for (const connection of this.#all) connection.close();
  }
}
