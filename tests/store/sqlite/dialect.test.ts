import { Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { dialectOver } from '#store/sqlite/dialect';
import { connect } from '#store/sqlite/driver';

test('a limit is written out, so that the statement stays planned; one that is worked out is left to SQLite', async () => {
  const connection = connect(':memory:', {});
  connection.exec('create table numbers (n integer); insert into numbers values (1), (2), (3)');
  const db = new Kysely<{ numbers: { n: number } }>({ dialect: dialectOver(connection) });
  const numbers = db.selectFrom('numbers').select('n').where('n', '>', 0).orderBy('n');
  expect(numbers.limit(2).compile()).toMatchObject({
    sql: expect.stringMatching(/ limit 2$/),
    parameters: [0],
  });
  expect(await numbers.limit(2).execute()).toEqual([{ n: 1 }, { n: 2 }]);
  expect(await numbers.limit(sql<number>`1 + 1`).execute()).toHaveLength(2);
  expect(await numbers.limit(0).execute()).toEqual([]);
  connection.close();
});
