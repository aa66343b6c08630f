import type { ProjectId, TeamId } from '#scoping/ids';
import type { Db } from './access.ts';

/** What is counted of the live projects of each channel. */
export const tallyKinds = ['all', 'destination', 'status', 'blocker', 'outcome'] as const;
export type TallyKind = (typeof tallyKinds)[number];

/**
 * Changes a project so that the tallies stay true: it is taken out of them as it was, and put back as it is then.
 * Whatever changes a project's channel, verdict, status, blockers, outcome or archiving goes through here.
 */
export async function recounted<T>(
  db: Db,
  team: TeamId,
  project: ProjectId,
  change: () => Promise<T>,
): Promise<T> {
  await add(db, team, project, -1);
  const changed = await change();
  await add(db, team, project, 1);
  return changed;
}

async function add(db: Db, team: TeamId, project: ProjectId, by: 1 | -1): Promise<void> {
  const row = await db
    .selectFrom('projects')
    .select(['channel_id', 'destination', 'status', 'archived_at'])
    .where('team_id', '=', team)
    .where('id', '=', project)
    .executeTakeFirst();
  if (!row || row.archived_at !== null) return;

  const words: { kind: TallyKind; word: string }[] = [
    { kind: 'all', word: '' },
    { kind: 'destination', word: row.destination },
    { kind: 'status', word: row.status },
    ...(await blockersOf(db, team, project)),
    ...(await outcomeOf(db, team, project, row.destination)),
  ];
  await db
    .insertInto('tallies')
    .values(words.map((each) => ({ team_id: team, channel_id: row.channel_id, ...each, projects: by })))
    .onConflict((conflict) =>
      conflict.columns(['team_id', 'channel_id', 'kind', 'word']).doUpdateSet((tally) => ({
        projects: tally('tallies.projects', '+', tally.ref('excluded.projects')),
      })),
    )
    .execute();
}

async function blockersOf(db: Db, team: TeamId, project: ProjectId) {
  const rows = await db
    .selectFrom('project_blockers')
    .select('blocker')
    .where('team_id', '=', team)
    .where('project_id', '=', project)
    .execute();
  return rows.map(({ blocker }) => ({ kind: 'blocker' as const, word: blocker }));
}

/** What became of it, as it was said last. */
async function outcomeOf(db: Db, team: TeamId, project: ProjectId, destination: string) {
  const row = await db
    .selectFrom('outcomes')
    .select('advice_held')
    .where('team_id', '=', team)
    .where('project_id', '=', project)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? [{ kind: 'outcome' as const, word: `${destination} ${row.advice_held}` }] : [];
}
