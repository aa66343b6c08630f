import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';

type Execute = <Row>(query: CompiledQuery) => Promise<QueryResult<Row>>;

/** What Kysely drives where the connection stays ours: it asks its queries, and begins, commits and closes nothing. */
export function ownDriver(executeQuery: Execute): Driver {
  const link: DatabaseConnection = {
    executeQuery,
    streamQuery: () => {
      throw new Error('Queries are not streamed: a list is read page by page.');
    },
  };
  const ours = async (): Promise<never> => {
    throw new Error('Transactions are begun by the store, not by Kysely.');
  };
  return {
    init: async () => {},
    acquireConnection: async () => link,
    releaseConnection: async () => {},
    beginTransaction: ours,
    commitTransaction: ours,
    rollbackTransaction: ours,
    destroy: async () => {},
  };
}
