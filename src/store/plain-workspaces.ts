import type { TeamId } from '#scoping/ids';
import type { Access } from './access.ts';
import { iso } from './reading.ts';

/** Workspaces where a newer block was refused, and that get sections and text for a while. */
export function plainWorkspaceStore({ read, write }: Access) {
  return {
    has: (team: TeamId, now: Date): Promise<boolean> =>
      read(async (db) => {
        const row = await db
          .selectFrom('plain_workspaces')
          .select('until')
          .where('team_id', '=', team)
          .where('until', '>', iso(now))
          .executeTakeFirst();
        return row !== undefined;
      }),

    add: (team: TeamId, until: Date): Promise<void> =>
      write(team, async (db) => {
        await db
          .insertInto('plain_workspaces')
          .values({ team_id: team, until: iso(until) })
          .onConflict((conflict) => conflict.column('team_id').doUpdateSet({ until: iso(until) }))
          .execute();
      }),
  };
}

export type PlainWorkspaceStore = ReturnType<typeof plainWorkspaceStore>;
