import type { ProjectId, TeamId } from '#scoping/ids';
import type { Db } from './access.ts';
import { builtOnce, rowsBuiltOnce } from './built-once.ts';

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

/** A new project, of which nothing was counted so far. */
export const counted = (db: Db, team: TeamId, project: ProjectId): Promise<void> => add(db, team, project, 1);

async function add(db: Db, team: TeamId, project: ProjectId, by: 1 | -1): Promise<void> {
  const { rows } = await standing(db, { team, project });
  const [row] = rows;
  if (!row || row.archived_at !== null) return;

  const words: { kind: TallyKind; word: string }[] = [
    { kind: 'all', word: '' },
    { kind: 'destination', word: row.destination },
    { kind: 'status', word: row.status },
    ...(await blockersOf(db, team, project)),
    ...(await outcomeOf(db, team, project, row.destination)),
  ];
  await addUp(
    db,
    words.map((each) => ({ team_id: team, channel_id: row.channel_id, ...each, projects: by })),
  );
}

const standing = builtOnce(['team', 'project'], (db, { team, project }) =>
  db
    .selectFrom('projects')
    .select(['channel_id', 'destination', 'status', 'archived_at'])
    .where('team_id', '=', team)
    .where('id', '=', project),
);

const addUp = rowsBuiltOnce(['team_id', 'channel_id', 'kind', 'word', 'projects'], (db, rows) =>
  db
    .insertInto('tallies')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['team_id', 'channel_id', 'kind', 'word']).doUpdateSet((tally) => ({
        projects: tally('tallies.projects', '+', tally.ref('excluded.projects')),
      })),
    ),
);

const blockersIn = builtOnce(['team', 'project'], (db, { team, project }) =>
  db
    .selectFrom('project_blockers')
    .select('blocker')
    .where('team_id', '=', team)
    .where('project_id', '=', project),
);

async function blockersOf(db: Db, team: TeamId, project: ProjectId) {
  const { rows } = await blockersIn(db, { team, project });
  return rows.map(({ blocker }) => ({ kind: 'blocker' as const, word: blocker }));
}

const lastOutcome = builtOnce(['team', 'project'], (db, { team, project }) =>
  db
    .selectFrom('outcomes')
    .select('advice_held')
    .where('team_id', '=', team)
    .where('project_id', '=', project)
    .orderBy('at', 'desc')
    .limit(1),
);

/** What became of it, as it was said last. */
async function outcomeOf(db: Db, team: TeamId, project: ProjectId, destination: string) {
  const [row] = (await lastOutcome(db, { team, project })).rows;
  return row ? [{ kind: 'outcome' as const, word: `${destination} ${row.advice_held}` }] : [];
}
