import { brand, type TeamId } from '#scoping/ids';
import type { Access, Db } from './access.ts';
import { iso } from './reading.ts';

/** Which workspaces have the bot, and which have it no longer. */
export function presenceStore({ read, write }: Access) {
  return {
    /** It works there: whatever was said before of its going holds no more. */
    came: (team: TeamId, now: Date): Promise<void> => write(team, (db) => came(db, team, now)),

    /** It was uninstalled then. News from before it last came is old news. */
    left: (team: TeamId, at: Date): Promise<void> =>
      write(team, async (db) => {
        await db
          .insertInto('presences')
          .values({ team_id: team, since: iso(at), left_at: iso(at) })
          .onConflict((conflict) =>
            conflict
              .column('team_id')
              .doUpdateSet({ left_at: iso(at) })
              .where('presences.since', '<=', iso(at))
              .where('presences.left_at', 'is', null),
          )
          .execute();
      }),

    /** Of all workspaces: those it left before then. */
    goneBefore: (then: Date): Promise<TeamId[]> =>
      read(async (db) => {
        const rows = await db
          .selectFrom('presences')
          .select('team_id')
          .where('left_at', '<', iso(then))
          .execute();
        return rows.map(({ team_id }) => brand<'team'>(team_id));
      }),
  };
}

export type PresenceStore = ReturnType<typeof presenceStore>;

export async function came(db: Db, team: TeamId, now: Date): Promise<void> {
  const here = { since: iso(now), left_at: null };
  await db
    .insertInto('presences')
    .values({ team_id: team, ...here })
    .onConflict((conflict) => conflict.column('team_id').doUpdateSet(here))
    .execute();
}

/** Workspaces without the bot: nothing of theirs falls due until they install it again. */
export const resting = (db: Db) =>
  db.selectFrom('presences').select('presences.team_id').where('left_at', 'is not', null);
