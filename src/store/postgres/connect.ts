import pg from 'pg';
import { StoreAway, StoreBusy, StoreRefused, StoreUnreachable } from '../faults.ts';
import { nameOf } from '../place.ts';

const BIGINT = 20;

/** How long somebody who clicked may wait for a free connection. */
const PATIENCE_MS = 2_000;
/** A server that no longer answers, and nobody says so: what runs is given up, and the connection with it. */
const SILENCE_MS = 15_000;
/** Whoever clicks after a quiet minute need not wait for a new connection. */
const KEPT_IDLE_MS = 5 * 60_000;

/** Our growing numbers stay far below what a JavaScript number holds exactly. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: unknown) =>
    oid === BIGINT ? Number : pg.types.getTypeParser(oid, format as 'text'),
};

export interface PoolOptions {
  readonly connections: number;
  /** False while migrating, which takes as long as it takes. */
  readonly impatient: boolean;
}

export function poolAt(url: string, { connections, impatient }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types,
    application_name: 'ragft',
    keepAlive: true,
    idleTimeoutMillis: KEPT_IDLE_MS,
    connectionTimeoutMillis: impatient ? PATIENCE_MS : 2 * SILENCE_MS,
    ...(impatient ? { query_timeout: SILENCE_MS } : {}),
  });
  // A connection that breaks is replaced, and fails whatever query is on it; its own word, unheard, ends the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** PostgreSQL's own code, such as `40P01`; undefined where the fault is not the server's. */
const codeOf = (fault: unknown): string | undefined =>
  fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : undefined;

/** The server went, or is not there; `08` and `57P` are its own words for it, and all its connections may be taken. */
const awayCodes = /^(08\w{3}|57P\d\d|53300|E[A-Z_]+)$/;
/** What the driver says without a code. */
const awayWords = /^(Connection terminated|Client has encountered a connection error|Query read timeout)/;

const isAway = (fault: unknown): fault is Error =>
  fault instanceof Error && (awayCodes.test(codeOf(fault) ?? '') || awayWords.test(fault.message));

/** Somebody held a lock for longer than we wait, all our connections are in use, or the server is not there. */
export function asStoreFault(fault: unknown): unknown {
  const noneFree = fault instanceof Error && fault.message === 'timeout exceeded when trying to connect';
  if (noneFree || codeOf(fault) === '55P03') return new StoreBusy();
  return isAway(fault) ? new StoreAway(fault) : fault;
}

/** Who waited longer than this for a dead connection has no time to try another. */
const AT_ONCE_MS = 500;

/** Done again, once, where a connection turned out to be dead; for what may be done twice. */
export async function anew<T>(act: () => Promise<T>): Promise<T> {
  const since = performance.now();
  try {
    return await act();
  } catch (fault) {
    if (isAway(fault) && performance.now() - since < AT_ONCE_MS) return act();
    throw fault;
  }
}

const refusals: Readonly<Record<string, string>> = {
  '3D000': 'The server has no such database. Create it (createdb), or name another.',
  '28P01': 'The server refuses this user and password.',
  '28000': 'The server does not let this user in.',
  '42501': 'This user may not create tables there. Grant it, or make the user the owner of the database.',
};

/** What went wrong while opening, for whoever starts the bot. */
export function whyNotOpened(url: string, fault: unknown): unknown {
  if (!(fault instanceof Error) || fault instanceof StoreRefused) return fault;
  const code = codeOf(fault);
  const refusal = refusals[code ?? ''];
  if (refusal) return new StoreRefused(`${nameOf({ url })} cannot be used. ${refusal}`, { cause: fault });
  // The server's own codes have five signs; everything else happened on the way to it.
  if (code !== undefined && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('57')) return fault;
  return new StoreUnreachable(nameOf({ url }), fault);
}
