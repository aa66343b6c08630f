import { brand, type PersonId, type TeamId } from '#scoping/ids';
import type { Access } from './access.ts';
import { builtOnce } from './built-once.ts';
import { resting } from './presences.ts';
import { iso } from './reading.ts';

const lookedAt = builtOnce(['team', 'person'], (db, { team, person }) =>
  db
    .selectFrom('home_views')
    .select('looking_at')
    .where('team_id', '=', team)
    .where('person_id', '=', person),
);

/** Who looks at their Home just now: it is redrawn for them, and not too often. */
export function homeViewStore({ read, write }: Access) {
  return {
    /** What they look at in it is written and read by whoever draws it; left out, it stays. */
    opened: (team: TeamId, person: PersonId, now: Date, lookingAt?: string): Promise<void> =>
      write(team, async (db) => {
        const seen = {
          opened_at: iso(now),
          drawn_at: iso(now),
          ...(lookingAt === undefined ? {} : { looking_at: lookingAt }),
        };
        await db
          .insertInto('home_views')
          .values({ team_id: team, person_id: person, ...seen })
          .onConflict((conflict) => conflict.columns(['team_id', 'person_id']).doUpdateSet(seen))
          .execute();
      }),

    lookingAt: (team: TeamId, person: PersonId): Promise<string> =>
      read(async (db) => {
        const { rows } = await lookedAt(db, { team, person });
        return rows[0]?.looking_at ?? '';
      }),

    drawn: (team: TeamId, person: PersonId, now: Date): Promise<void> =>
      write(team, async (db) => {
        await db
          .updateTable('home_views')
          .set({ drawn_at: iso(now) })
          .where('team_id', '=', team)
          .where('person_id', '=', person)
          .execute();
      }),

    /** Workspaces where somebody opened it since then. */
    teams: (openedSince: Date): Promise<TeamId[]> =>
      read(async (db) => {
        const rows = await db
          .selectFrom('home_views')
          .select('team_id')
          .distinct()
          .where('team_id', 'not in', resting(db))
          .where('opened_at', '>=', iso(openedSince))
          .execute();
        return rows.map(({ team_id }) => brand<'team'>(team_id));
      }),

    /** True for one caller only: whoever draws it says so first. */
    takeTurn: (team: TeamId, person: PersonId, drawnBefore: Date, now: Date): Promise<boolean> =>
      write(team, async (db) => {
        const { numUpdatedRows } = await db
          .updateTable('home_views')
          .set({ drawn_at: iso(now) })
          .where('team_id', '=', team)
          .where('person_id', '=', person)
          .where('drawn_at', '<=', iso(drawnBefore))
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),

    /** Opened since then, and not drawn since `drawnBefore`. */
    toRedraw: (team: TeamId, openedSince: Date, drawnBefore: Date): Promise<PersonId[]> =>
      read(async (db) => {
        const rows = await db
          .selectFrom('home_views')
          .select('person_id')
          .where('team_id', '=', team)
          .where('opened_at', '>=', iso(openedSince))
          .where('drawn_at', '<=', iso(drawnBefore))
          .execute();
        return rows.map(({ person_id }) => brand<'person'>(person_id));
      }),
  };
}

export type HomeViewStore = ReturnType<typeof homeViewStore>;
