import { type Kysely, PostgresAdapter, sql } from 'kysely';

/** Each database's own word for a number that only grows. All else in the migrations is plain SQL for both. */
const sequences = {
  sqlite: 'integer primary key autoincrement',
  postgres: 'bigint generated always as identity primary key',
};

/** Texts are in the order of their code points, as SQLite has them, whatever language the server was set up for. */
const byCodePoint = (statement: string): string =>
  /^(create|alter) table /.test(statement)
    ? statement.replace(/\b(\w+) text\b/g, '$1 text collate "C"')
    : statement;

/** Runs plain SQL statements in order; `:sequence` stands for a growing number, `:strict` makes SQLite check types. */
export async function run(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  for (const statement of statements) {
    const own = postgres
      ? byCodePoint(statement).replace(':sequence', sequences.postgres).replace(':strict', '')
      : statement.replace(':sequence', sequences.sqlite).replace(':strict', 'strict');
    await sql.raw(own).execute(db);
  }
}
