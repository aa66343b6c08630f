import type { ProjectId, TeamId } from '#scoping/ids';
import type { Access } from './access.ts';
import { iso } from './reading.ts';

/** The messages in the thread of a card that are redrawn in place, by what they show. */
export function threadStore({ read, write }: Access) {
  return {
    find: (team: TeamId, project: ProjectId, part: string): Promise<string | undefined> =>
      read(async (db) => {
        const row = await db
          .selectFrom('thread_messages')
          .select('ts')
          .where('team_id', '=', team)
          .where('project_id', '=', project)
          .where('part', '=', part)
          .executeTakeFirst();
        return row?.ts;
      }),

    /** All that was posted, the oldest first. */
    of: (team: TeamId, project: ProjectId): Promise<{ part: string; ts: string }[]> =>
      read((db) =>
        db
          .selectFrom('thread_messages')
          .select(['part', 'ts'])
          .where('team_id', '=', team)
          .where('project_id', '=', project)
          .orderBy('ts')
          .execute(),
      ),

    posted: (team: TeamId, project: ProjectId, part: string, ts: string, now: Date): Promise<void> =>
      write(team, async (db) => {
        const message = { ts, posted_at: iso(now) };
        await db
          .insertInto('thread_messages')
          .values({ team_id: team, project_id: project, part, ...message })
          .onConflict((conflict) => conflict.columns(['team_id', 'project_id', 'part']).doUpdateSet(message))
          .execute();
      }),

    /** One message was deleted, or with its card the whole thread. */
    gone: (team: TeamId, project: ProjectId, part?: string): Promise<void> =>
      write(team, async (db) => {
        let rows = db
          .deleteFrom('thread_messages')
          .where('team_id', '=', team)
          .where('project_id', '=', project);
        if (part !== undefined) rows = rows.where('part', '=', part);
        await rows.execute();
      }),
  };
}

export type ThreadStore = ReturnType<typeof threadStore>;
