import type { Pool, PoolClient } from 'pg';
import type { TeamId } from '#scoping/ids';
import type { Db, Turn, Work } from '../access.ts';
import { StoreClosed } from '../faults.ts';
import { anew, asStoreFault } from './connect.ts';
import { kyselyOver } from './dialect.ts';
import { LOCK_SPACE } from './migrate.ts';

/** How long a write waits for the same workspace's writes in other processes; Slack gives us three seconds in all. */
const PATIENCE_MS = 2_000;
/** A write that asks nothing of the database for so long waits for something else. */
const IDLE_MS = 1_000;
/** Other processes wait for the same workspace, so nobody keeps it to themselves for longer. */
const LONGEST_TURN_MS = 200;

/** A little less than a connection is given up after. */
const LONGEST_STATEMENT_MS = 12_000;
/** Far longer than any write waits for itself, far shorter than a network takes to notice that somebody is gone. */
const ABANDONED_MS = 5_000;

interface Waiting {
  readonly perform: (client: PoolClient) => Promise<() => void>;
  readonly fail: (fault: unknown) => void;
}

/**
 * The writes of one workspace stand in line: in this process for one connection, in all of them for one lock, which
 * PostgreSQL gives back when the transaction ends, however it ends. So what a write has read still holds when it
 * writes, as with SQLite, while workspaces do not wait for each other. Those that waited together are committed
 * together, a savepoint each. docs/decisions/0002-postgresql.md says why not SERIALIZABLE.
 */
export function linesOver(pool: Pool) {
  const lines = new Map<TeamId | null, Waiting[]>();
  const running = new Set<Promise<void>>();
  let closed = false;

  function write<T>(team: TeamId | null, work: Work<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (closed) return reject(new StoreClosed());
      const waiting: Waiting = {
        perform: async (client) => {
          const value = await guarded(client, work);
          return () => resolve(value);
        },
        fail: (fault) => reject(asStoreFault(fault)),
      };
      const line = lines.get(team);
      if (team !== null && line) line.push(waiting);
      else start(team, [waiting]);
    });
  }

  function start(team: TeamId | null, line: Waiting[]): void {
    if (team !== null) lines.set(team, line);
    const run = drain(team, line).finally(() => running.delete(run));
    running.add(run);
  }

  async function drain(team: TeamId | null, line: Waiting[]): Promise<void> {
    while (line.length > 0) await commitTogether(pool, team, line);
    if (lines.get(team) === line) lines.delete(team);
  }

  return {
    write,
    /** Lets what was accepted finish, and accepts nothing more. */
    close: async () => {
      closed = true;
      await Promise.all(running);
    },
  };
}

/** One transaction for as many of those in line as there is time for. */
async function commitTogether(pool: Pool, team: TeamId | null, line: Waiting[]): Promise<void> {
  const taken: Waiting[] = [];
  let client: PoolClient | undefined;
  let broken = false;
  try {
    client = await anew(() => opened(pool, team));
    const told = await performInTurn(client, line, taken);
    const { command } = await client.query('commit');
    // A transaction in which something failed is rolled back by its commit, without a fault.
    if (command !== 'COMMIT') throw new Error('A fault inside a write was not passed on.');
    for (const tell of told) tell();
  } catch (fault) {
    broken = client !== undefined && !(await rolledBack(client));
    // Without a connection or the lock nobody's turn has come.
    const failed = taken.length > 0 ? taken : line.splice(0);
    for (const { fail } of failed) fail(fault);
  } finally {
    client?.release(broken);
  }
}

/** A connection in a transaction that has the workspace to itself. */
async function opened(pool: Pool, team: TeamId | null): Promise<PoolClient> {
  const client = await pool.connect();
  try {
    await client.query(opening(client, team));
    return client;
  } catch (fault) {
    client.release(!(await rolledBack(client)));
    throw fault;
  }
}

async function performInTurn(
  client: PoolClient,
  line: Waiting[],
  taken: Waiting[],
): Promise<readonly (() => void)[]> {
  const until = performance.now() + LONGEST_TURN_MS;
  const alone = line.length === 1;
  const told: (() => void)[] = [];
  do {
    const write = line.shift();
    if (!write) break;
    taken.push(write);
    told.push(await (alone ? write.perform(client) : undoable(client, write)));
  } while (!alone && performance.now() < until);
  return told;
}

const rolledBack = (client: PoolClient): Promise<boolean> =>
  client.query('rollback').then(
    () => true,
    () => false,
  );

/**
 * What is acknowledged is on the disk, whatever the server's own setting. A process whose machine went away in the
 * middle of it keeps the workspace to itself only so long, and the server gives up no later than we do.
 */
const opening = (client: PoolClient, team: TeamId | null): string =>
  [
    'begin',
    'set local synchronous_commit = on',
    `set local lock_timeout = ${PATIENCE_MS}`,
    `set local statement_timeout = ${LONGEST_STATEMENT_MS}`,
    `set local idle_in_transaction_session_timeout = ${ABANDONED_MS}`,
    ...(team === null
      ? []
      : [
          `select pg_advisory_xact_lock(${LOCK_SPACE}, hashtext(${client.escapeLiteral(team)}))`,
          'savepoint one_write',
        ]),
  ].join('; ');

/** After each, for the next one, in one message: the way to and fro is what a write takes longest for. */
const NEXT = 'release savepoint one_write; savepoint one_write';

async function undoable(client: PoolClient, { perform, fail }: Waiting): Promise<() => void> {
  try {
    const succeed = await perform(client);
    await client.query(NEXT);
    return succeed;
  } catch (fault) {
    await client.query('rollback to savepoint one_write');
    return () => fail(fault);
  }
}

/** A write that waits for the network, a timer or a write outside its own transaction would hold up all the others. */
function guarded<T>(client: PoolClient, work: Work<T>): Promise<T> {
  const turn = { over: false };
  let asked: Promise<unknown> = Promise.resolve();
  let underWay = 0;
  return new Promise<T>((resolve, reject) => {
    const idle = setTimeout(() => {
      if (underWay > 0) return void idle.refresh();
      turn.over = true;
      reject(new Error('A write waited for something outside its own transaction.'));
    }, IDLE_MS);
    const db: Db = kyselyOver({
      query: (sql, parameters) => {
        underWay += 1;
        // One connection answers one question at a time.
        const answer = asked.then(() => client.query(sql, parameters));
        asked = answer
          .catch(() => {})
          .finally(() => {
            underWay -= 1;
            idle.refresh();
          });
        return answer;
      },
    });
    work(db, turn as Turn)
      .then(resolve, reject)
      .finally(() => {
        turn.over = true;
        clearTimeout(idle);
      });
  });
}
