import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Card } from '#scoping/assessment';
import { brand, type ChannelId, type ProjectId, type TeamId } from '#scoping/ids';
import type { Access, Db } from './access.ts';
import { builtOnce } from './built-once.ts';
import { iso, maybeInstant, reading } from './reading.ts';
import type { CardRow } from './tables.ts';

const tickedByGroup = z.array(z.array(z.string()));

/** People click on what their Slack still shows; nobody’s Slack lags this many drawings behind. */
const DRAWINGS_KEPT = 200;

export function cardStore({ read, write }: Access) {
  return {
    find: (team: TeamId, project: ProjectId): Promise<Card | undefined> =>
      read((db) => findCard(db, team, project)),

    byMessage: (team: TeamId, channel: ChannelId, ts: string): Promise<Card | undefined> =>
      read(async (db) => {
        const row = await ofTeam(db, team)
          .where('channel_id', '=', channel)
          .where('ts', '=', ts)
          .executeTakeFirst();
        return row && toCard(row);
      }),

    /** The version of a drawing about to be made, which remembers which steps of each group it shows as ticked. */
    draw: (
      team: TeamId,
      project: ProjectId,
      ticked: readonly (readonly string[])[],
      now: Date,
    ): Promise<number> =>
      write(team, async (db) => {
        const { version } = await db
          .updateTable('cards')
          .set((card) => ({ version: card('version', '+', 1), drawn_at: iso(now) }))
          .where('team_id', '=', team)
          .where('project_id', '=', project)
          .returning('version')
          .executeTakeFirstOrThrow();
        await db
          .insertInto('card_drawings')
          .values({
            team_id: team,
            project_id: project,
            version,
            ticked: JSON.stringify(ticked),
            drawn_at: iso(now),
          })
          .execute();
        await db
          .deleteFrom('card_drawings')
          .where('team_id', '=', team)
          .where('project_id', '=', project)
          .where('version', '<=', version - DRAWINGS_KEPT)
          .execute();
        return version;
      }),

    /** The steps that were ticked in that drawing, by group; undefined where there was none. */
    drawing: (
      team: TeamId,
      project: ProjectId,
      version: number,
    ): Promise<readonly (readonly string[])[] | undefined> =>
      read(async (db) => {
        const { rows } = await drawingOf(db, { team, project, version });
        const [row] = rows;
        return (
          row && reading('card_drawings', `${project} ${version}`).json(tickedByGroup, 'ticked', row.ticked)
        );
      }),

    posted: (team: TeamId, project: ProjectId, channel: ChannelId, ts: string, now: Date): Promise<void> =>
      write(team, (db) =>
        update(db, team, project, {
          channel_id: channel,
          ts,
          posted_at: iso(now),
          missing_at: null,
          trouble: null,
        }),
      ),

    /** Slack will not take the card, or takes it again. True where that is news. */
    inTrouble: (team: TeamId, project: ProjectId, trouble: string | null): Promise<boolean> =>
      write(team, async (db) => {
        const { numUpdatedRows } = await db
          .updateTable('cards')
          .set({ trouble })
          .where('team_id', '=', team)
          .where('project_id', '=', project)
          .where((row) =>
            trouble === null
              ? row('trouble', 'is not', null)
              : row.or([row('trouble', 'is', null), row('trouble', '!=', trouble)]),
          )
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),

    /** Those of a channel that Slack would not take. */
    held: (team: TeamId, channel: ChannelId): Promise<Card[]> =>
      read(async (db) => {
        const rows = await ofTeam(db, team)
          .where('channel_id', '=', channel)
          .where('trouble', 'is not', null)
          .execute();
        return rows.map(toCard);
      }),

    /** Somebody asked for it once more: the next drawing posts it, if it is not there. */
    wanted: (team: TeamId, project: ProjectId): Promise<void> =>
      write(team, (db) => update(db, team, project, { missing_at: null, trouble: null })),

    /** The message was deleted; the next drawing posts another if somebody asks for it. */
    missing: (team: TeamId, project: ProjectId, now: Date): Promise<void> =>
      write(team, (db) => update(db, team, project, { ts: null, missing_at: iso(now) })),
  };
}

export type CardStore = ReturnType<typeof cardStore>;

const ofTeam = (db: Db, team: TeamId) => db.selectFrom('cards').selectAll().where('team_id', '=', team);

const cardOf = builtOnce(['team', 'project'], (db, { team, project }) =>
  db.selectFrom('cards').selectAll().where('team_id', '=', team).where('project_id', '=', project),
);

const drawingOf = builtOnce(['team', 'project', 'version'], (db, { team, project, version }) =>
  db
    .selectFrom('card_drawings')
    .select('ticked')
    .where('team_id', '=', team)
    .where('project_id', '=', project)
    .where('version', '=', version),
);

async function findCard(db: Db, team: TeamId, project: ProjectId): Promise<Card | undefined> {
  const { rows } = await cardOf(db, { team, project });
  return rows[0] && toCard(rows[0]);
}

async function update(db: Db, team: TeamId, project: ProjectId, set: Partial<CardRow>): Promise<void> {
  await db
    .updateTable('cards')
    .set(set)
    .where('team_id', '=', team)
    .where('project_id', '=', project)
    .execute();
}

const toCard = (row: Selectable<CardRow>): Card => ({
  project: brand<'project'>(row.project_id),
  channel: brand<'channel'>(row.channel_id),
  ts: row.ts,
  version: row.version,
  postedAt: maybeInstant(row.posted_at),
  drawnAt: maybeInstant(row.drawn_at),
  missingAt: maybeInstant(row.missing_at),
  trouble: row.trouble,
});
