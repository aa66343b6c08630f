import type { ProjectId, TeamId } from '#scoping/ids';
import type { MessagePlace } from '#scoping/message-place';
import type { Access } from './access.ts';
import { iso } from './reading.ts';

/** Second copies of messages: Slack posted them although its answer never reached us. */
export function copyStore({ read, write }: Access) {
  return {
    /** False where it is known already. */
    notice: (
      team: TeamId,
      { channel, ts }: MessagePlace,
      project: ProjectId | undefined,
      now: Date,
    ): Promise<boolean> =>
      write(team, async (db) => {
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('message_copies')
          .values({
            team_id: team,
            channel_id: channel,
            ts,
            project_id: project ?? null,
            noticed_at: iso(now),
            removed_at: null,
          })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        return (numInsertedOrUpdatedRows ?? 0n) > 0n;
      }),

    removed: (team: TeamId, { channel, ts }: MessagePlace, now: Date): Promise<void> =>
      write(team, async (db) => {
        await db
          .updateTable('message_copies')
          .set({ removed_at: iso(now) })
          .where('team_id', '=', team)
          .where('channel_id', '=', channel)
          .where('ts', '=', ts)
          .execute();
      }),

    count: (team: TeamId): Promise<{ noticed: number; removed: number }> =>
      read(async (db) => {
        const row = await db
          .selectFrom('message_copies')
          .select((of) => [
            of.fn.countAll<number>().as('noticed'),
            of.fn.count<number>('removed_at').as('removed'),
          ])
          .where('team_id', '=', team)
          .executeTakeFirstOrThrow();
        return { noticed: Number(row.noticed), removed: Number(row.removed) };
      }),
  };
}

export type CopyStore = ReturnType<typeof copyStore>;
