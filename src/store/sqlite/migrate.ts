import { Kysely, Migrator } from 'kysely';
import { migrations } from '#migrations/index';
import { StoreRefused } from '../faults.ts';
import { dialectOver } from './dialect.ts';
import { type SqliteConnection, sqliteCode } from './driver.ts';

/** Written into the file's header, so that no other program's database is taken for ours: “RGFT”. */
const APPLICATION_ID = 0x52474654;

/**
 * Runs what is missing, all of it or nothing. Of several processes that start at once, one migrates; the others wait
 * and find the work done.
 */
export async function migrateSqlite(
  connection: SqliteConnection,
  patienceMs: number,
): Promise<readonly string[]> {
  if (missing(connection).length === 0) return [];

  connection.pragma(`busy_timeout = ${patienceMs}`);
  connection.exec('begin immediate');
  try {
    const todo = missing(connection);
    if (todo.length > 0) {
      const migrator = new Migrator({
        db: new Kysely({ dialect: dialectOver(connection) }),
        provider: { getMigrations: async () => migrations },
      });
      const { error } = await migrator.migrateToLatest();
      if (error) throw error;
      connection.pragma(`application_id = ${APPLICATION_ID}`);
    }
    connection.exec('commit');
    return todo;
  } catch (fault) {
    if (connection.inTransaction) connection.exec('rollback');
    throw fault;
  }
}

/** Throws for a file that is not ours, or of a newer version. */
export function missing(connection: SqliteConnection): readonly string[] {
  const done = alreadyRun(connection);
  const known = Object.keys(migrations);
  const newer = done.filter((name) => !known.includes(name));
  if (newer.length > 0) {
    throw new StoreRefused(
      `The database ${connection.name} was written by a newer version of Ragft (it has ${newer.join(', ')}). ` +
        'Start that version or a later one. Nothing was changed.',
    );
  }
  return known.filter((name) => !done.includes(name));
}

function alreadyRun(connection: SqliteConnection): readonly string[] {
  try {
    const tables = connection.prepare("select name from sqlite_schema where type = 'table'").pluck().all();
    if (tables.length === 0) return [];
    if (connection.pragma('application_id', { simple: true }) === APPLICATION_ID) {
      return connection.prepare('select name from kysely_migration').pluck().all() as string[];
    }
  } catch (fault) {
    if (sqliteCode(fault) !== 'SQLITE_NOTADB') throw fault;
  }
  throw new StoreRefused(
    `The file ${connection.name} is not a database of Ragft. Name another path. Nothing was changed.`,
  );
}
