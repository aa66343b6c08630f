import {
  type CompiledQuery,
  type Dialect,
  HandleEmptyInListsPlugin,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  replaceWithNoncontingentExpression,
} from 'kysely';
import type { QueryResult as Answer, QueryResultRow } from 'pg';
import { ownDriver } from '../own-driver.ts';
import type { Tables } from '../tables.ts';

/** A pool, which takes any free connection for each query, or one connection. */
export interface Queryable {
  readonly query: (sql: string, parameters: unknown[]) => Promise<Answer<QueryResultRow>>;
}

const counted = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'];

/** The store begins and commits by itself, here as over SQLite, and takes its own lock while it migrates. */
class Adapter extends PostgresAdapter {
  override get supportsTransactionalDdl(): boolean {
    return false;
  }
  override async acquireMigrationLock(): Promise<void> {}
}

/** PostgreSQL's text holds every character but this one, which nobody types. */
export const storable = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '') : value;

function dialectOver(queryable: Queryable): Dialect {
  const execute = async <Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> => {
    const { command, rowCount, rows } = await queryable.query(sql, parameters.map(storable));
    return {
      rows: rows as Row[],
      ...(counted.includes(command) ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}),
    };
  };
  return {
    createAdapter: () => new Adapter(),
    createDriver: () => ownDriver(execute),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

/** Kysely over what stays ours. `in ()` is a mistake to PostgreSQL, and to SQLite a list that holds nothing. */
export const kyselyOver = (queryable: Queryable): Kysely<Tables> =>
  new Kysely({
    dialect: dialectOver(queryable),
    plugins: [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })],
  });
