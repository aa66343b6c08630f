import type { TeamId } from '#scoping/ids';
import type { Access } from './access.ts';
import { iso } from './reading.ts';

export function eventStore({ write, writeAcross }: Access) {
  return {
    /** True once per event, however often Slack delivers it. */
    firstSeen: (team: TeamId, event: string, now: Date): Promise<boolean> =>
      write(team, async (db) => {
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('processed_events')
          .values({ team_id: team, event_id: event, at: iso(now) })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirstOrThrow();
        return (numInsertedOrUpdatedRows ?? 0n) > 0n;
      }),

    /** What it asked for failed, so the next delivery counts as the first. */
    unsee: (team: TeamId, event: string): Promise<void> =>
      write(team, async (db) => {
        await db
          .deleteFrom('processed_events')
          .where('team_id', '=', team)
          .where('event_id', '=', event)
          .execute();
      }),

    /** Of all workspaces: Slack redelivers for hours, not for days. */
    forget: (before: Date): Promise<void> =>
      writeAcross(async (db) => {
        await db.deleteFrom('processed_events').where('at', '<', iso(before)).execute();
      }),
  };
}

export type EventStore = ReturnType<typeof eventStore>;
