import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { sqliteCode } from '#store/sqlite/driver';
import { openSqlite } from '#store/sqlite/open';
import { freshFolder } from '../fresh-place.ts';

test('when the disk is full, no write of that turn is reported done, and the next ones work again', async () => {
  const database = await openSqlite(join(freshFolder(), 'ragft.db'));
  const event = (id: string) =>
    database.writeAcross(async (db) => {
      await db.insertInto('processed_events').values({ team_id: 'T1', event_id: id, at: 'now' }).execute();
    });
  const pagesAllowed = (pages: number) =>
    database.writeAcross(async (db) => {
      await sql.raw(`pragma max_page_count = ${pages}`).execute(db);
    });

  await pagesAllowed(1);
  const outcomes = await Promise.allSettled([event('small'), event('large'.repeat(100_000)), event('after')]);
  const codes = outcomes.map((outcome) =>
    outcome.status === 'rejected' ? sqliteCode(outcome.reason.cause) : 'done',
  );
  const kept = await database.read((db) => db.selectFrom('processed_events').select('event_id').execute());
  expect(codes).toContain('SQLITE_FULL');
  const words = outcomes.flatMap((one) => (one.status === 'rejected' ? [String(one.reason.message)] : []));
  for (const message of words)
    expect(message).toMatch(/^The disk of the database is full: make room on it\./);
  expect(kept.map(({ event_id }) => event_id)).toEqual(
    ['small', 'large', 'after'].filter((_, at) => codes[at] === 'done'),
  );

  await pagesAllowed(1_000_000);
  await event('later');
  const ids = await database.read((db) => db.selectFrom('processed_events').select('event_id').execute());
  expect(ids.map(({ event_id }) => event_id)).toContain('later');
  await database.close();
});
