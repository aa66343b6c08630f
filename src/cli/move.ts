import { parseArgs } from 'node:util';
import { isPostgresUrl } from '#src/config';
import { StartFault } from '#src/start-fault';
import { StoreRefused, StoreUnreachable } from '#store/faults';
import { move as moveStore } from '#store/move/move';
import { misused } from './command-line.ts';
import { print } from './print.ts';
import { readEnvironment } from './read-environment.ts';

const USAGE = 'usage: ragft move --to postgres://user:password@host:5432/database';

/** `ragft move --to …`: from the SQLite file that DATABASE_PATH names into an empty PostgreSQL database. */
export async function move(argv: readonly string[]): Promise<number> {
  const to = destination(argv);
  if (to === undefined) return misused(USAGE, 'say where to, as the address of a PostgreSQL database.');
  const { path } = readEnvironment().database.file;
  try {
    const { tables, rows } = await moveStore({ path, url: to, tell: (line) => void print(`${line}\n`) });
    await print(
      `${rows} rows of ${tables} tables were moved and verified. Set DATABASE_URL to that address and start the bot; ` +
        `${path} stays as it was.\n`,
    );
    return 0;
  } catch (fault) {
    if (fault instanceof StoreRefused) throw new StartFault([fault.message]);
    if (fault instanceof StoreUnreachable) throw new StartFault([fault.message], 1);
    throw fault;
  }
}

function destination(argv: readonly string[]): string | undefined {
  try {
    const { to } = parseArgs({ args: [...argv], options: { to: { type: 'string' } } }).values;
    return to !== undefined && isPostgresUrl(to) ? to : undefined;
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault;
    return undefined;
  }
}
