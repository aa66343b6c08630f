import { brand, type PersonId, type TeamId } from '#scoping/ids';
import type { Access } from './access.ts';
import { resting } from './presences.ts';
import { instant, iso } from './reading.ts';

export interface DigestDue {
  readonly team: TeamId;
  readonly person: PersonId;
  readonly nextAt: Date;
}

/** When each person's weekly list of overdue steps is due. */
export function digestStore({ read, write }: Access) {
  return {
    /** From the first step with a date on; who has a list coming keeps it. */
    plan: (team: TeamId, person: PersonId, nextAt: Date): Promise<void> =>
      write(team, async (db) => {
        await db
          .insertInto('digests')
          .values({ team_id: team, person_id: person, next_at: iso(nextAt) })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }),

    /** Of all workspaces. */
    due: (now: Date, limit: number): Promise<DigestDue[]> =>
      read(async (db) => {
        const rows = await db
          .selectFrom('digests')
          .selectAll()
          .where('team_id', 'not in', resting(db))
          .where('next_at', '<=', iso(now))
          .orderBy('next_at')
          .limit(limit)
          .execute();
        return rows.map((row) => ({
          team: brand<'team'>(row.team_id),
          person: brand<'person'>(row.person_id),
          nextAt: instant(row.next_at),
        }));
      }),

    /** To one caller only; null ends it. */
    take: ({ team, person, nextAt }: DigestDue, then: Date | null): Promise<boolean> =>
      write(team, async (db) => {
        if (then === null) {
          const { numDeletedRows } = await db
            .deleteFrom('digests')
            .where('team_id', '=', team)
            .where('person_id', '=', person)
            .where('next_at', '=', iso(nextAt))
            .executeTakeFirst();
          return numDeletedRows > 0n;
        }
        const { numUpdatedRows } = await db
          .updateTable('digests')
          .set({ next_at: iso(then) })
          .where('team_id', '=', team)
          .where('person_id', '=', person)
          .where('next_at', '=', iso(nextAt))
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),
  };
}

export type DigestStore = ReturnType<typeof digestStore>;
