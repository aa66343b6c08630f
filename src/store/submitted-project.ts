import type { Assessment, Draft } from '#scoping/assessment';
import { blockersOf } from '#scoping/blockers';
import type { Db } from './access.ts';
import { builtOnce, rowsBuiltOnce } from './built-once.ts';
import { folded } from './folded.ts';
import { addWords } from './projects.ts';
import { iso } from './reading.ts';

const standing = ({ id, revision, recommendation, status }: Assessment, now: Date) => ({
  revision,
  assessment_id: id,
  destination: recommendation.destination,
  start: recommendation.start,
  status,
  changed_at: iso(now),
});
const standingColumns = [
  'revision',
  'assessment_id',
  'destination',
  'start',
  'status',
  'changed_at',
] as const;

const insertProject = builtOnce(
  [
    'team_id',
    'id',
    'channel_id',
    'name',
    'folded_name',
    'description',
    'link',
    'owner_id',
    'created_at',
    ...standingColumns,
  ],
  (db, row) => db.insertInto('projects').values({ ...row, archived_at: null }),
);

const insertCard = builtOnce(['team_id', 'project_id', 'channel_id'], (db, row) =>
  db.insertInto('cards').values({
    ...row,
    ts: null,
    version: 0,
    posted_at: null,
    drawn_at: null,
    missing_at: null,
    trouble: null,
  }),
);

/** With the card that shall show it. */
export async function createProject(db: Db, draft: Draft, assessment: Assessment, now: Date): Promise<void> {
  const { team, project } = assessment;
  const { target: channel, name } = draft;
  await insertProject(db, {
    team_id: team,
    id: project,
    channel_id: channel,
    name,
    folded_name: folded(name),
    description: draft.description,
    link: draft.link,
    owner_id: draft.person,
    created_at: iso(now),
    ...standing(assessment, now),
  });
  await addWords(db, team, { id: project, channel, name });
  await insertCard(db, { team_id: team, project_id: project, channel_id: channel });
}

const updateProject = builtOnce(['team', 'project', ...standingColumns], (db, { team, project, ...set }) =>
  db
    .updateTable('projects')
    .set({ ...set, archived_at: null })
    .where('team_id', '=', team)
    .where('id', '=', project),
);

/** What was advised, or held up, under an earlier revision gives way; whoever archived it has it back. */
export async function reviseProject(db: Db, assessment: Assessment, now: Date): Promise<void> {
  const { team, project } = assessment;
  await updateProject(db, { team, project, ...standing(assessment, now) });
  await clearBlockers(db, { team, project });
  await dropSteps(db, { team, project, now: iso(now) });
}

const clearBlockers = builtOnce(['team', 'project'], (db, { team, project }) =>
  db.deleteFrom('project_blockers').where('team_id', '=', team).where('project_id', '=', project),
);

const insertBlockers = rowsBuiltOnce(['team_id', 'project_id', 'blocker'], (db, rows) =>
  db.insertInto('project_blockers').values(rows),
);

export const writeBlockers = (
  db: Db,
  { team, project, answers, recommendation }: Assessment,
): Promise<void> =>
  insertBlockers(
    db,
    blockersOf(answers, recommendation).map((blocker) => ({ team_id: team, project_id: project, blocker })),
  );

const dropSteps = builtOnce(['team', 'project', 'now'], (db, { team, project, now }) =>
  db
    .updateTable('first_steps')
    .set({ dropped_at: now })
    .where('team_id', '=', team)
    .where('project_id', '=', project)
    .where('own', '=', 0)
    .where('dropped_at', 'is', null),
);

const insertSteps = rowsBuiltOnce(
  ['team_id', 'project_id', 'key', 'text', 'why', 'claims', 'place'],
  (db, rows) =>
    db
      .insertInto('first_steps')
      .values(rows.map((row) => ({ ...row, own: 0, dropped_at: null })))
      .onConflict((step) =>
        step.columns(['team_id', 'project_id', 'key']).doUpdateSet((row) => ({
          text: row.ref('excluded.text'),
          why: row.ref('excluded.why'),
          claims: row.ref('excluded.claims'),
          place: row.ref('excluded.place'),
          dropped_at: null,
        })),
      ),
);

/** What was ticked, assigned or ruled out under an earlier revision stays so; steps no longer advised step back. */
export const writeFirstSteps = (db: Db, { team, project, recommendation }: Assessment): Promise<void> =>
  insertSteps(
    db,
    recommendation.first_steps.map(({ id, text, why, claims }, place) => ({
      team_id: team,
      project_id: project,
      key: id,
      text,
      why,
      claims: JSON.stringify(claims),
      place,
    })),
  );
