import { PostgresAdapter, type SelectQueryBuilder } from 'kysely';
import type { Db } from './access.ts';

/*
 * Where the two databases' SQL differs: here, and in migrations/statements.ts for the types of columns. How each is
 * opened, locked and committed stands in sqlite/ and postgres/.
 */

const isPostgres = (db: Db): boolean => db.getExecutor().adapter instanceof PostgresAdapter;

/** Rows that are ours until this transaction ends; what somebody else holds is left to them. SQLite has one writer. */
export const claimed = <Of, From extends keyof Of, Row>(db: Db, rows: SelectQueryBuilder<Of, From, Row>) =>
  isPostgres(db) ? rows.forUpdate().skipLocked() : rows;

/** The same at once, but what somebody else holds is waited for. */
export async function hold<Of, From extends keyof Of, Row>(
  db: Db,
  rows: () => SelectQueryBuilder<Of, From, Row>,
): Promise<void> {
  if (isPostgres(db)) await rows().forUpdate().execute();
}
