import { type Kysely, PostgresAdapter, sql } from 'kysely';

/** Each database's own word for a number that only grows. All else in the migrations is plain SQL for both. */
const sequences = {
  sqlite: 'integer primary key autoincrement',
  postgres: 'bigint generated always as identity primary key',
};

/** Runs plain SQL statements in order; `:sequence` stands for a growing number, `:strict` makes SQLite check types. */
export async function run(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  for (const statement of statements) {
    const own = statement
      .replace(':sequence', postgres ? sequences.postgres : sequences.sqlite)
      .replace(':strict', postgres ? '' : 'strict');
    await sql.raw(own).execute(db);
  }
}
