import { randomUUID } from 'node:crypto';
import { brand, type TeamId } from '#scoping/ids';
import type { Access } from './access.ts';
import { resting } from './presences.ts';
import { iso, maybeInstant } from './reading.ts';

export interface Queue {
  /** What is due, of workspaces that have the bot. */
  readonly due: number;
  /** Of that, what has been due since before a given time. */
  readonly late: number;
  readonly oldest: Date | null;
}

/** How all workspaces together are doing, for those who run the bot. */
export function checkupStore({ read, writeAcross }: Access) {
  return {
    /** Whether something can be written just now: it is, and taken away again. */
    writable: async (): Promise<boolean> => {
      const state = `probe-${randomUUID()}`;
      try {
        await writeAcross(async (db) => {
          await db.insertInto('install_states').values({ state, until: LONG_AGO }).execute();
          await db.deleteFrom('install_states').where('state', '=', state).execute();
        });
        return true;
      } catch {
        return false;
      }
    },

    outbox: (now: Date, lateBefore: Date): Promise<Queue> =>
      read(async (db) => {
        const row = await db
          .selectFrom('outbox')
          .select((of) => [
            of.fn.countAll<number>().as('due'),
            of.fn.countAll<number>().filterWhere('next_attempt_at', '<', iso(lateBefore)).as('late'),
            of.fn.min('next_attempt_at').as('oldest'),
          ])
          .where('settled_at', 'is', null)
          .where('next_attempt_at', '<=', iso(now))
          .where('team_id', 'not in', resting(db))
          .executeTakeFirstOrThrow();
        return queueOf(row);
      }),

    /** By Slack's word for why it would not take them. */
    failed: (): Promise<{ error: string; entries: number }[]> =>
      read(async (db) => {
        const rows = await db
          .selectFrom('outbox')
          .select((of) => ['error', of.fn.countAll<number>().as('entries')])
          .where('state', '=', 'failed')
          .groupBy('error')
          .orderBy('entries', 'desc')
          .execute();
        return rows.map(({ error, entries }) => ({ error: error ?? 'unknown', entries: Number(entries) }));
      }),

    reminders: (now: Date, lateBefore: Date): Promise<Queue> =>
      read(async (db) => {
        const row = await db
          .selectFrom('reminder_plans')
          .select((of) => [
            of.fn.countAll<number>().as('due'),
            of.fn.countAll<number>().filterWhere('next_at', '<', iso(lateBefore)).as('late'),
            of.fn.min('next_at').as('oldest'),
          ])
          .where('next_at', '<=', iso(now))
          .where('team_id', 'not in', resting(db))
          .executeTakeFirstOrThrow();
        return queueOf(row);
      }),

    /** Every workspace that has a project, whether it has the bot or not. */
    workspaces: (): Promise<TeamId[]> =>
      read(async (db) => {
        const rows = await db
          .selectFrom('projects')
          .select('team_id')
          .distinct()
          .orderBy('team_id')
          .execute();
        return rows.map(({ team_id }) => brand<'team'>(team_id));
      }),
  };
}

const LONG_AGO = iso(new Date(0));

export type CheckupStore = ReturnType<typeof checkupStore>;

const queueOf = (row: { due: number; late: number; oldest: string | null }): Queue => ({
  due: Number(row.due),
  late: Number(row.late),
  oldest: maybeInstant(row.oldest),
});
