import { nameOf } from '../place.ts';
import { poolAt, whyNotOpened } from './connect.ts';
import { missing } from './migrate.ts';

interface Examined {
  /** Migrations that the next start would run. */
  readonly missing: readonly string[];
  /** Of everybody on the server, and how many there may be. */
  readonly connections: { readonly used: number; readonly most: number };
}

/** Looks at a database without changing it; throws a StoreRefused for one that is not ours, or of a newer version. */
export async function examinePostgres(url: string): Promise<Examined> {
  const pool = poolAt(url, { connections: 1, impatient: true });
  try {
    const client = await pool.connect();
    try {
      const todo = await missing(client, nameOf({ url }));
      const { rows } = await client.query<{ used: number; most: number }>(
        `select (select count(*) from pg_stat_activity where backend_type = 'client backend') as used,
          current_setting('max_connections')::int as most`,
      );
      return { missing: todo, connections: rows[0] ?? { used: 0, most: 0 } };
    } finally {
      client.release();
    }
  } catch (fault) {
    throw whyNotOpened(url, fault);
  } finally {
    await pool.end();
  }
}
