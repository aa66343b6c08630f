import type { Selectable } from 'kysely';
import { z } from 'zod';
import { approaches, type Start } from '#scoping/approaches';
import { type Project, reviewStatuses } from '#scoping/assessment';
import { brand, type ChannelId, type PersonId, type ProjectId, type TeamId } from '#scoping/ids';
import type { MessagePlace } from '#scoping/message-place';
import type { Access, Db } from './access.ts';
import { builtOnce, rowsBuiltOnce } from './built-once.ts';
import { after, folded, wordsOf } from './folded.ts';
import { hasWord, rarestFirst } from './project-words.ts';
import { instant, iso, maybeInstant, type Report, readable, reading } from './reading.ts';
import { removeProject } from './remove-project.ts';
import type { ProjectRow } from './tables.ts';
import { recounted } from './tally.ts';

const approach = z.enum(approaches);
const start: z.ZodType<Start> = z.enum([...approaches, 'fix_data']);
const status = z.enum(reviewStatuses);

export function projectStore({ read, write }: Access, report: Report) {
  return {
    find: (team: TeamId, id: ProjectId): Promise<Project | undefined> =>
      read((db) => findProject(db, team, id)),

    /** Names are compared without regard to case. */
    named: (team: TeamId, channel: ChannelId, name: string): Promise<Project | undefined> =>
      read((db) => findNamed(db, team, channel, name)),

    /** Whose name has words that begin with the words of this text, in alphabetical order; of one channel if given. */
    search: (team: TeamId, text: string, limit: number, channel?: ChannelId): Promise<Project[]> =>
      read(async (db) => readable(await matching(db, team, text, limit, channel), toProject, report)),

    rename: (team: TeamId, id: ProjectId, name: string, now: Date): Promise<'renamed' | 'taken'> =>
      write(team, async (db) => {
        const project = await findProject(db, team, id);
        if (!project) return 'taken';
        const other = await findNamed(db, team, project.channel, name);
        if (other && other.id !== id) return 'taken';
        await change(db, team, id, { name, folded_name: folded(name) }, now);
        await writeWords(db, team, { ...project, name });
        return 'renamed';
      }),

    /** Refused where the other channel has a project of that name. */
    move: (team: TeamId, id: ProjectId, channel: ChannelId, now: Date): Promise<'moved' | 'taken'> =>
      write(team, async (db) => {
        const project = await findProject(db, team, id);
        const other = project && (await findNamed(db, team, channel, project.name));
        if (!project || (other && other.id !== id)) return 'taken';
        await recounted(db, team, id, () => change(db, team, id, { channel_id: channel }, now));
        return 'moved';
      }),

    reassign: (team: TeamId, id: ProjectId, owner: PersonId, now: Date): Promise<void> =>
      write(team, (db) => change(db, team, id, { owner_id: owner }, now)),

    /** Out of the lists, or back into them. */
    archive: (team: TeamId, id: ProjectId, archivedAt: Date | null, now: Date): Promise<void> =>
      write(team, (db) =>
        recounted(db, team, id, () =>
          change(db, team, id, { archived_at: archivedAt && iso(archivedAt) }, now),
        ),
      ),

    /** Where there are any, archived ones too. */
    channels: (team: TeamId): Promise<ChannelId[]> =>
      read(async (db) => {
        const rows = await db
          .selectFrom('projects')
          .select('channel_id')
          .distinct()
          .where('team_id', '=', team)
          .execute();
        return rows.map(({ channel_id }) => brand<'channel'>(channel_id));
      }),

    /** Archived before then, the longest ago first. */
    archivedBefore: (team: TeamId, then: Date, limit: number): Promise<ProjectId[]> =>
      read(async (db) => {
        const rows = await db
          .selectFrom('projects')
          .select('id')
          .where('team_id', '=', team)
          .where('archived_at', '<', iso(then))
          .orderBy('archived_at')
          .limit(limit)
          .execute();
        return rows.map(({ id }) => brand<'project'>(id));
      }),

    /** With all that belongs to it. The messages that show it in Slack are named: they are nobody’s then. */
    remove: (team: TeamId, id: ProjectId): Promise<readonly MessagePlace[]> =>
      write(team, (db) => recounted(db, team, id, () => removeProject(db, team, id))),
  };
}

export type ProjectStore = ReturnType<typeof projectStore>;

const projectOf = builtOnce(['team', 'id'], (db, { team, id }) =>
  db.selectFrom('projects').selectAll().where('team_id', '=', team).where('id', '=', id),
);

export async function findProject(db: Db, team: TeamId, id: ProjectId): Promise<Project | undefined> {
  const { rows } = await projectOf(db, { team, id });
  return rows[0] && toProject(rows[0]);
}

const projectNamed = builtOnce(['team', 'channel', 'name'], (db, { team, channel, name }) =>
  db
    .selectFrom('projects')
    .selectAll()
    .where('team_id', '=', team)
    .where('channel_id', '=', channel)
    .where('folded_name', '=', name),
);

export async function findNamed(
  db: Db,
  team: TeamId,
  channel: ChannelId,
  name: string,
): Promise<Project | undefined> {
  const { rows } = await projectNamed(db, { team, channel, name: folded(name) });
  return rows[0] && toProject(rows[0]);
}

async function writeWords(
  db: Db,
  team: TeamId,
  { id, channel, name }: Pick<Project, 'id' | 'channel' | 'name'>,
): Promise<void> {
  await db.deleteFrom('project_words').where('team_id', '=', team).where('project_id', '=', id).execute();
  await addWords(db, team, { id, channel, name });
}

const insertWords = rowsBuiltOnce(['team_id', 'word', 'project_id', 'channel_id'], (db, rows) =>
  db.insertInto('project_words').values(rows),
);

/** Of a project that has none yet. */
export const addWords = (
  db: Db,
  team: TeamId,
  { id, channel, name }: Pick<Project, 'id' | 'channel' | 'name'>,
): Promise<void> =>
  insertWords(
    db,
    wordsOf(name).map((word) => ({ team_id: team, word, project_id: id, channel_id: channel })),
  );

async function change(
  db: Db,
  team: TeamId,
  id: ProjectId,
  set: Partial<ProjectRow>,
  now: Date,
): Promise<void> {
  await db
    .updateTable('projects')
    .set({ ...set, changed_at: iso(now) })
    .where('team_id', '=', team)
    .where('id', '=', id)
    .execute();
}

/** Walks the index of words in its own order: ranking by anything else would read every match of a common word. */
async function matching(db: Db, team: TeamId, text: string, limit: number, channel: ChannelId | undefined) {
  const [first, ...others] = await rarestFirst(db, { team, channel }, wordsOf(text));
  const ofTeam = db
    .selectFrom('projects')
    .selectAll('projects')
    .where('projects.team_id', '=', team)
    .limit(limit);
  if (first === undefined) {
    const newest = ofTeam.orderBy('changed_at', 'desc').orderBy('id', 'desc');
    if (channel) return newest.where('projects.channel_id', '=', channel).execute();
    // Each has an index of its own.
    const live = newest.where('archived_at', 'is', null).as('live');
    const archived = newest.where('archived_at', 'is not', null).as('archived');
    return db
      .selectFrom(db.selectFrom(live).selectAll().unionAll(db.selectFrom(archived).selectAll()).as('either'))
      .selectAll()
      .orderBy('changed_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
  }
  let found = ofTeam
    .innerJoin('project_words as found', (join) =>
      join.onRef('found.team_id', '=', 'projects.team_id').onRef('found.project_id', '=', 'projects.id'),
    )
    .where('found.word', '>=', first)
    .where('found.word', '<', after(first))
    // A project with several such words is listed at the first of them.
    .where((row) => row.not(hasWord(row, first, row.ref('found.word'))))
    .orderBy('found.word')
    .orderBy('found.project_id');
  if (channel) found = found.where('found.channel_id', '=', channel);
  for (const word of others) {
    found = found.where((row) => hasWord(row, word));
  }
  return found.execute();
}

export function toProject(row: Selectable<ProjectRow>): Project {
  const { value } = reading('projects', row.id);
  return {
    team: brand<'team'>(row.team_id),
    id: brand<'project'>(row.id),
    name: row.name,
    description: row.description,
    link: row.link,
    channel: brand<'channel'>(row.channel_id),
    owner: brand<'person'>(row.owner_id),
    revision: row.revision,
    assessment: brand<'assessment'>(row.assessment_id),
    destination: value(approach, 'destination', row.destination),
    start: value(start, 'start', row.start),
    status: value(status, 'status', row.status),
    createdAt: instant(row.created_at),
    changedAt: instant(row.changed_at),
    archivedAt: maybeInstant(row.archived_at),
  };
}
