import { nameOf } from '../place.ts';
import { poolAt, whyNotOpened } from '../postgres/connect.ts';
import { storable } from '../postgres/dialect.ts';
import { type Fingerprint, fingerprinting } from './fingerprint.ts';
import { type Cell, openSource, type Source, type SourceTable } from './source.ts';
import { continueSequence, fingerprintOf, finish, takeOver, write } from './target.ts';

const ROWS_AT_ONCE = 1_000;
const TELL_EVERY = 20_000;

export interface Move {
  readonly path: string;
  readonly url: string;
  readonly tell: (line: string) => void;
}

/** Copies all there is, table by table, and reads it back: every table has to hold the same rows, by count and by hash. */
export async function move({ path, url, tell }: Move): Promise<{ tables: number; rows: number }> {
  const source = await openSource(path);
  const pool = poolAt(url, { connections: 1, impatient: false });
  try {
    const client = await pool.connect();
    try {
      const name = nameOf({ url });
      const found = await takeOver(client, name, source.tables);
      if (found === 'half-way') tell(`An earlier move to ${name} was stopped half-way; starting over.`);
      for (const table of source.tables) {
        const read = await copy(source, table, (rows) => write(client, table, rows), tell);
        const arrived = await fingerprintOf(client, table);
        if (arrived.rows !== read.rows || arrived.hash !== read.hash) {
          throw new Error(
            `${table.name}: ${read.rows} rows were read (${read.hash}), ${arrived.rows} arrived (${arrived.hash}).`,
          );
        }
        await continueSequence(client, table);
        tell(`${table.name}: ${read.rows} rows, sha256 ${read.hash.slice(0, 16)}, the same on both sides`);
      }
      await client.query('analyze');
      await finish(client);
      const rows = source.tables.reduce((sum, table) => sum + table.rows, 0);
      return { tables: source.tables.length, rows };
    } finally {
      // The lock on the move is the connection's own.
      client.release(true);
    }
  } catch (fault) {
    throw whyNotOpened(url, fault);
  } finally {
    source.close();
    await pool.end();
  }
}

async function copy(
  source: Source,
  table: SourceTable,
  put: (rows: readonly Cell[][]) => Promise<void>,
  tell: Move['tell'],
): Promise<Fingerprint> {
  const print = fingerprinting();
  let waiting: Cell[][] = [];
  let copied = 0;
  const pass = async (): Promise<void> => {
    if (waiting.length === 0) return;
    await put(waiting);
    copied += waiting.length;
    waiting = [];
    if (copied % TELL_EVERY === 0) tell(`${table.name}: ${copied} of ${table.rows} rows copied`);
  };
  for (const row of source.read(table)) {
    const cells = row.map(storable) as Cell[];
    print.add(cells);
    waiting.push(cells);
    if (waiting.length === ROWS_AT_ONCE) await pass();
  }
  await pass();
  return print.done();
}
