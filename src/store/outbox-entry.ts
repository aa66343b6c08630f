import type { Selectable } from 'kysely';
import { z } from 'zod';
import { brand, type Id, type TeamId } from '#scoping/ids';
import type { MessagePlace } from '#scoping/message-place';
import type { Db } from './access.ts';
import { rowsBuiltOnce } from './built-once.ts';
import { hold } from './dialects.ts';
import { type OutboxMessage, outboxMessage } from './outbox-message.ts';
import { instant, iso, maybeInstant, reading } from './reading.ts';
import type { OutboxRow } from './tables.ts';

export type EntryId = Id<'outbox entry'>;

export interface NewEntry {
  readonly id: EntryId;
  /** Entries of one lane are sent one after the other, in the order they were written. */
  readonly lane: string;
  readonly message: OutboxMessage;
  /** While an entry with the same word waits, this one says nothing new and is left out. */
  readonly sameAs?: string;
  readonly notBefore?: Date;
}

const states = ['waiting', 'sending', 'unknown', 'sent', 'failed'] as const;
const state = z.enum(states);

export interface OutboxEntry {
  readonly team: TeamId;
  readonly id: EntryId;
  readonly lane: string;
  readonly message: OutboxMessage;
  /** `unknown`: a call was made and its answer was lost, so Slack may or may not have done it. */
  readonly state: (typeof states)[number];
  readonly attempts: number;
  /** How often an answer was lost: so many second copies may exist. */
  readonly doubts: number;
  readonly nextAttemptAt: Date;
  readonly error: string | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
  /** The message it posted; null for what redraws or removes one. */
  readonly posted: MessagePlace | null;
  /** Goes up with every claim: whoever holds an older one has lost the entry to somebody else. */
  readonly fence: number;
}

export type Claim = Pick<OutboxEntry, 'team' | 'id' | 'fence'>;

export type Outcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'retry' | 'unknown'; readonly at: Date; readonly error: string }
  | { readonly kind: 'failed'; readonly error: string };

export async function addMessages(
  db: Db,
  team: TeamId,
  entries: readonly NewEntry[],
  now: Date,
): Promise<void> {
  if (entries.length === 0) return;
  // A claim on one that says the same ends what that one will show, so it comes either before this or after.
  const words = entries.flatMap(({ sameAs }) => sameAs ?? []);
  if (words.length > 0) await hold(db, () => waitingFor(db, team, words));
  await insertEntries(
    db,
    entries.map(({ id, lane, message, sameAs, notBefore }) => ({
      team_id: team,
      id,
      lane,
      same_as: sameAs ?? null,
      message: JSON.stringify(message),
      next_attempt_at: iso(notBefore ?? now),
      created_at: iso(now),
    })),
  );
}

const insertEntries = rowsBuiltOnce(
  ['team_id', 'id', 'lane', 'same_as', 'message', 'next_attempt_at', 'created_at'],
  (db, rows) =>
    db
      .insertInto('outbox')
      .values(
        rows.map((row) => ({
          ...row,
          state: 'waiting',
          attempts: 0,
          doubts: 0,
          lease_until: null,
          fence: 0,
          error: null,
          settled_at: null,
          posted_channel_id: null,
          posted_ts: null,
        })),
      )
      .onConflict((conflict) => conflict.doNothing()),
);

const waitingFor = (db: Db, team: TeamId, words: readonly string[]) =>
  db
    .selectFrom('outbox')
    .select('seq')
    .where('team_id', '=', team)
    .where('same_as', 'in', words)
    .where('state', '=', 'waiting')
    .orderBy('seq');

export function toEntry(row: Selectable<OutboxRow>): OutboxEntry {
  const { json, value } = reading('outbox', row.id);
  return {
    team: brand<'team'>(row.team_id),
    id: brand<'outbox entry'>(row.id),
    lane: row.lane,
    message: json(outboxMessage, 'message', row.message),
    state: value(state, 'state', row.state),
    attempts: row.attempts,
    doubts: row.doubts,
    nextAttemptAt: instant(row.next_attempt_at),
    error: row.error,
    createdAt: instant(row.created_at),
    settledAt: maybeInstant(row.settled_at),
    posted:
      row.posted_channel_id !== null && row.posted_ts !== null
        ? { channel: brand<'channel'>(row.posted_channel_id), ts: row.posted_ts }
        : null,
    fence: row.fence,
  };
}
