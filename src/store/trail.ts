import type { Selectable } from 'kysely';
import { z } from 'zod';
import { brand, type PersonId, type ProjectId, type TeamId } from '#scoping/ids';
import type { Access, Db } from './access.ts';
import type { TrailRow } from './aftercare-tables.ts';
import { builtOnce } from './built-once.ts';
import { instant, iso, type Report, readable, reading } from './reading.ts';

/** Who did what, when. Entries are added; only a name that is to be forgotten is ever changed in them. */
export interface TrailEntry {
  readonly project: ProjectId | null;
  readonly by: PersonId;
  /** A word that stays: `approved`, `step_ticked`. */
  readonly act: string;
  readonly detail: Readonly<Record<string, string>>;
  readonly at: Date;
}

export interface TrailStretch {
  readonly entries: readonly TrailEntry[];
  /** Undefined at the end of it. */
  readonly next?: number;
}

const detail = z.record(z.string(), z.string());

export function trailStore({ read, write }: Access, report: Report) {
  return {
    add: (team: TeamId, entry: TrailEntry): Promise<void> => write(team, (db) => addToTrail(db, team, entry)),

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
        return readable(rows, toEntry, report);
      }),

    /** Of the whole workspace, from its beginning, so many at a time. */
    stretch: (team: TeamId, after: number, limit: number): Promise<TrailStretch> =>
      read(async (db) => {
        const rows = await db
          .selectFrom('trail')
          .selectAll()
          .where('team_id', '=', team)
          .where('seq', '>', after)
          .orderBy('seq')
          .limit(limit)
          .execute();
        const last = rows.length === limit ? rows.at(-1) : undefined;
        return { entries: readable(rows, toEntry, report), ...(last ? { next: last.seq } : {}) };
      }),
  };
}

export type TrailStore = ReturnType<typeof trailStore>;

/** In the transaction of what it tells of, so that nothing is done without a trace. */
export async function addToTrail(db: Db, team: TeamId, entry: TrailEntry): Promise<void> {
  await addEntry(db, {
    team_id: team,
    project_id: entry.project,
    person_id: entry.by,
    act: entry.act,
    detail: JSON.stringify(entry.detail),
    at: iso(entry.at),
  });
}

const addEntry = builtOnce(['team_id', 'project_id', 'person_id', 'act', 'detail', 'at'], (db, row) =>
  db.insertInto('trail').values(row),
);

const toEntry = (row: Selectable<TrailRow>): TrailEntry => ({
  project: row.project_id === null ? null : brand<'project'>(row.project_id),
  by: brand<'person'>(row.person_id),
  act: row.act,
  detail: reading('trail', String(row.seq)).json(detail, 'detail', row.detail),
  at: instant(row.at),
});
