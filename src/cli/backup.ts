import { resolve } from 'node:path';
import { StartFault } from '#src/start-fault';
import { StoreRefused } from '#store/faults';
import { backUp, restore as putBack } from '#store/sqlite/backup';
import { misused, readCommandLine } from './command-line.ts';
import { size } from './doctor/check.ts';
import { print } from './print.ts';
import { readEnvironment } from './read-environment.ts';

const backupUsage =
  'usage: ragft backup <file>\n  Copies the database as of this moment, while the bot goes on, and reads the copy through.';

/** `ragft backup <file>`. */
export async function backup(argv: readonly string[]): Promise<number> {
  const line = readCommandLine(argv, []);
  if (line.kind === 'misused') return misused(backupUsage, line.why);
  const [file, ...more] = line.rest;
  if (file === undefined || more.length > 0) return misused(backupUsage, 'backup takes one file.');
  const { bytes } = await refusable(() =>
    backUp(ourFile(`pg_dump --format=custom --file="${file}" "$DATABASE_URL"`), resolve(file)),
  );
  await print(`${resolve(file)} holds the whole database, ${size(bytes)}, and was read through.\n`);
  return 0;
}

const restoreUsage =
  'usage: ragft restore <file>\n  Puts a backup in the place of the database, which is kept beside it. Stop the bot first.';

/** `ragft restore <file>`. */
export async function restore(argv: readonly string[]): Promise<number> {
  const line = readCommandLine(argv, []);
  if (line.kind === 'misused') return misused(restoreUsage, line.why);
  const [file, ...more] = line.rest;
  if (file === undefined || more.length > 0) return misused(restoreUsage, 'restore takes one file.');
  const path = ourFile(
    `pg_restore --clean --if-exists --single-transaction --dbname="$DATABASE_URL" "${file}"`,
  );
  const { aside, examined } = await refusable(() => putBack(resolve(file), path, new Date()));
  const older = examined.missing.length > 0 ? ' The next start brings it up to date.' : '';
  const kept = aside === undefined ? '' : ` What was there before is ${aside}.`;
  await print(`${path} is ${resolve(file)} from now on.${older}${kept}\n`);
  return 0;
}

function ourFile(postgres: string): string {
  const { place } = readEnvironment().database;
  if ('path' in place) return place.path;
  throw new StartFault([
    `DATABASE_URL names a PostgreSQL database, which has a tool of its own for that. Run: ${postgres}`,
  ]);
}

async function refusable<Done>(act: () => Promise<Done>): Promise<Done> {
  try {
    return await act();
  } catch (fault) {
    if (fault instanceof StoreRefused) throw new StartFault([fault.message], 1);
    throw fault;
  }
}
