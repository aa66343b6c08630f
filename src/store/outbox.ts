import { sql, type UpdateObject } from 'kysely';
import type { TeamId } from '#scoping/ids';
import type { MessagePlace } from '#scoping/message-place';
import type { Access, Db } from './access.ts';
import { claimed } from './dialects.ts';
import {
  addMessages,
  type Claim,
  type EntryId,
  type NewEntry,
  type OutboxEntry,
  type Outcome,
  toEntry,
} from './outbox-entry.ts';
import { resting } from './presences.ts';
import { iso, maybeInstant, type Report, readable } from './reading.ts';
import type { Tables } from './tables.ts';

export function outboxStore({ read, write, writeAcross }: Access, report: Report) {
  return {
    add: (team: TeamId, entries: readonly NewEntry[], now: Date): Promise<void> =>
      write(team, (db) => addMessages(db, team, entries, now)),

    find: (team: TeamId, id: EntryId): Promise<OutboxEntry | undefined> =>
      read(async (db) => {
        const row = await db
          .selectFrom('outbox')
          .selectAll()
          .where('team_id', '=', team)
          .where('id', '=', id)
          .executeTakeFirst();
        return row && toEntry(row);
      }),

    /**
     * Of all workspaces: hands each due entry to one caller, however many ask, until the lease ends. Only the first
     * unsettled entry of a lane is due. An entry whose sender never came back counts a doubt.
     */
    claim: (now: Date, leaseUntil: Date, limit: number): Promise<OutboxEntry[]> =>
      writeAcross(async (db) => {
        const ours = await claimed(db, due(db, now, limit)).execute();
        const rows = await db
          .updateTable('outbox')
          .set((row) => ({
            lease_until: iso(leaseUntil),
            fence: sql<number>`fence + 1`,
            doubts: sql<number>`doubts + case when state = 'sending' then 1 else 0 end`,
            state: sql<string>`case when state = 'sending' then 'unknown' else state end`,
            // From here on it may be drawn at any moment, so what changes now needs an entry of its own.
            same_as: row.lit(null),
          }))
          .where(
            'seq',
            'in',
            ours.map(({ seq }) => seq),
          )
          .returningAll()
          .execute();
        const inOrder = rows.toSorted((a, b) => a.seq - b.seq);
        const entries = readable(inOrder, toEntry, report);
        const lost = inOrder.filter(({ team_id, id }) =>
          entries.every((entry) => entry.id !== id || entry.team !== team_id),
        );
        // It would come up again for ever, and keep its lane waiting.
        await giveUp(
          db,
          lost.map(({ seq }) => seq),
          now,
        );
        return entries;
      }),

    /** Of all workspaces: whether a claim would find anything; reading is far cheaper than claiming. */
    anyDue: (now: Date): Promise<boolean> =>
      read(async (db) => (await due(db, now, 1).executeTakeFirst()) !== undefined),

    /** Whether one of these lanes still has something to be told. */
    holds: (team: TeamId, lanes: readonly string[]): Promise<boolean> =>
      read(async (db) => {
        if (lanes.length === 0) return false;
        const row = await db
          .selectFrom('outbox')
          .select('seq')
          .where('team_id', '=', team)
          .where('lane', 'in', lanes)
          .where('settled_at', 'is', null)
          .limit(1)
          .executeTakeFirst();
        return row !== undefined;
      }),

    /** To be recorded before the call is made. False when the entry was lost to somebody else. */
    markSending: (claim: Claim, leaseUntil: Date): Promise<boolean> =>
      write(claim.team, (db) =>
        settle(db, claim, {
          state: 'sending',
          lease_until: iso(leaseUntil),
          attempts: sql<number>`attempts + 1`,
        }),
      ),

    /** False when the entry was lost to somebody else, whose word then counts. */
    settle: (claim: Claim, outcome: Outcome, now: Date): Promise<boolean> =>
      write(claim.team, (db) => settle(db, claim, afterwards(outcome, now))),

    /** Slack has what it posted, whoever found out: it need not be sent any more. */
    posted: (team: TeamId, id: EntryId, { channel, ts }: MessagePlace, now: Date): Promise<void> =>
      write(team, async (db) => {
        await db
          .updateTable('outbox')
          .set({ ...afterwards({ kind: 'sent' }, now), posted_channel_id: channel, posted_ts: ts })
          .where('team_id', '=', team)
          .where('id', '=', id)
          .execute();
      }),

    /** Failed for good, the newest first. */
    failed: (team: TeamId, limit: number): Promise<OutboxEntry[]> =>
      read(async (db) => {
        const rows = await db
          .selectFrom('outbox')
          .selectAll()
          .where('team_id', '=', team)
          .where('state', '=', 'failed')
          .orderBy('seq', 'desc')
          .limit(limit)
          .execute();
        return readable(rows, toEntry, report);
      }),

    /** Of all workspaces: the oldest first, from after `from` on. */
    failedAnywhere: (limit: number, from?: OutboxEntry): Promise<OutboxEntry[]> =>
      read(async (db) => {
        const rows = await db
          .selectFrom('outbox')
          .selectAll()
          .where('state', '=', 'failed')
          .$if(from !== undefined, (query) =>
            query.where((row) =>
              row(
                row.refTuple('created_at', 'id'),
                '>',
                row.tuple(iso(from?.createdAt ?? new Date(0)), from?.id ?? ''),
              ),
            ),
          )
          .orderBy('created_at')
          .orderBy('id')
          .limit(limit)
          .execute();
        return readable(rows, toEntry, report);
      }),

    retryFailed: (team: TeamId, id: EntryId, now: Date): Promise<boolean> =>
      write(team, async (db) => {
        const { numUpdatedRows } = await db
          .updateTable('outbox')
          .set({ state: 'waiting', next_attempt_at: iso(now), settled_at: null, attempts: 0 })
          .where('team_id', '=', team)
          .where('id', '=', id)
          .where('state', '=', 'failed')
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),

    /** Of all workspaces: how much is still to be told, and since when. */
    backlog: (): Promise<{ waiting: number; oldest: Date | null }> =>
      read(async (db) => {
        const row = await db
          .selectFrom('outbox')
          .select((of) => [of.fn.countAll<number>().as('waiting'), of.fn.min('created_at').as('oldest')])
          .where('settled_at', 'is', null)
          .executeTakeFirstOrThrow();
        return { waiting: Number(row.waiting), oldest: maybeInstant(row.oldest) };
      }),

    /** Of all workspaces: what was told long ago need not be kept, and what may have a second copy not for ever. */
    forgetSent: (before: Date, doubtedBefore: Date): Promise<void> =>
      writeAcross(async (db) => {
        await db
          .deleteFrom('outbox')
          .where('state', '=', 'sent')
          .where('settled_at', '<', iso(before))
          .where((row) => row.or([row('doubts', '=', 0), row('settled_at', '<', iso(doubtedBefore))]))
          .execute();
      }),
  };
}

export type OutboxStore = ReturnType<typeof outboxStore>;

const due = (db: Db, now: Date, limit: number) =>
  db
    .selectFrom('outbox as entry')
    .select('entry.seq')
    .where('entry.settled_at', 'is', null)
    .where('entry.team_id', 'not in', resting(db))
    .where('entry.next_attempt_at', '<=', iso(now))
    .where((row) => row.or([row('entry.lease_until', 'is', null), row('entry.lease_until', '<=', iso(now))]))
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('outbox as before')
            .select('before.seq')
            .whereRef('before.team_id', '=', 'entry.team_id')
            .whereRef('before.lane', '=', 'entry.lane')
            .whereRef('before.seq', '<', 'entry.seq')
            .where('before.settled_at', 'is', null),
        ),
      ),
    )
    .orderBy('entry.next_attempt_at')
    .limit(limit);

type Columns = UpdateObject<Tables, 'outbox'>;

async function giveUp(db: Db, unreadable: readonly number[], now: Date): Promise<void> {
  if (unreadable.length === 0) return;
  await db
    .updateTable('outbox')
    .set(afterwards({ kind: 'failed', error: 'unreadable' }, now))
    .where('seq', 'in', unreadable)
    .execute();
}

async function settle(db: Db, { team, id, fence }: Claim, columns: Columns): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set(columns)
    .where('team_id', '=', team)
    .where('id', '=', id)
    .where('fence', '=', fence)
    .where('settled_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

function afterwards(outcome: Outcome, now: Date): Columns {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', lease_until: null, error: null, settled_at: iso(now) };
    case 'failed':
      return { state: 'failed', lease_until: null, error: outcome.error, settled_at: iso(now) };
    case 'retry':
      return {
        state: 'waiting',
        lease_until: null,
        error: outcome.error,
        next_attempt_at: iso(outcome.at),
      };
    case 'unknown':
      return {
        state: 'unknown',
        lease_until: null,
        error: outcome.error,
        next_attempt_at: iso(outcome.at),
        doubts: sql<number>`doubts + 1`,
      };
  }
}
