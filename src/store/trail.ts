import { z } from 'zod';
import { brand, type PersonId, type ProjectId, type TeamId } from '#scoping/ids';
import type { Access } from './access.ts';
import { instant, iso, type Report, readable, reading } from './reading.ts';

/** Who did what, when. Entries are added, never changed. */
export interface TrailEntry {
  readonly project: ProjectId | null;
  readonly by: PersonId;
  /** A word that stays: `approved`, `step_ticked`. */
  readonly act: string;
  readonly detail: Readonly<Record<string, string>>;
  readonly at: Date;
}

const detail = z.record(z.string(), z.string());

export function trailStore({ read, write }: Access, report: Report) {
  return {
    add: (team: TeamId, entry: TrailEntry): Promise<void> =>
      write(team, async (db) => {
        await db
          .insertInto('trail')
          .values({
            team_id: team,
            project_id: entry.project,
            person_id: entry.by,
            act: entry.act,
            detail: JSON.stringify(entry.detail),
            at: iso(entry.at),
          })
          .execute();
      }),

    /** The newest first. */
    of: (team: TeamId, project: ProjectId, limit: number): Promise<TrailEntry[]> =>
      read(async (db) => {
        const rows = await db
          .selectFrom('trail')
          .selectAll()
          .where('team_id', '=', team)
          .where('project_id', '=', project)
          .orderBy('seq', 'desc')
          .limit(limit)
          .execute();
        return readable(
          rows,
          (row): TrailEntry => ({
            project: row.project_id === null ? null : brand<'project'>(row.project_id),
            by: brand<'person'>(row.person_id),
            act: row.act,
            detail: reading('trail', String(row.seq)).json(detail, 'detail', row.detail),
            at: instant(row.at),
          }),
          report,
        );
      }),
  };
}

export type TrailStore = ReturnType<typeof trailStore>;
