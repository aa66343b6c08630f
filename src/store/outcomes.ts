import type { Selectable } from 'kysely';
import { z } from 'zod';
import { type Approach, approaches } from '#scoping/approaches';
import { brand, type ProjectId, type TeamId } from '#scoping/ids';
import { adviceHelds, builtThings, type Outcome } from '#scoping/outcome';
import type { Access } from './access.ts';
import type { OutcomeRow } from './aftercare-tables.ts';
import { instant, iso, type Report, readable, reading } from './reading.ts';
import { recounted } from './tally.ts';
import { addToTrail } from './trail.ts';

/** How often the advice held, by the approach it was. */
export interface OutcomeCount {
  readonly destination: Approach;
  readonly adviceHeld: Outcome['adviceHeld'];
  readonly count: number;
}

const builtThing = z.enum(builtThings);
const adviceHeld = z.enum(adviceHelds);
const destination = z.enum(approaches);

export function outcomeStore({ read, write }: Access, report: Report) {
  return {
    record: (team: TeamId, outcome: Outcome): Promise<void> =>
      write(team, (db) =>
        recounted(db, team, outcome.project, async () => {
          await db
            .insertInto('outcomes')
            .values({
              team_id: team,
              id: outcome.id,
              project_id: outcome.project,
              assessment_id: outcome.assessment,
              built: outcome.built,
              advice_held: outcome.adviceHeld,
              note: outcome.note,
              person_id: outcome.by,
              at: iso(outcome.at),
            })
            .execute();
          await db
            .updateTable('projects')
            .set({ ask_outcome_at: null })
            .where('team_id', '=', team)
            .where('id', '=', outcome.project)
            .execute();
          const { project, by, at, built, adviceHeld } = outcome;
          const detail = { built, advice_held: adviceHeld };
          await addToTrail(db, team, { project, by, act: 'outcome_recorded', detail, at });
        }),
      ),

    /** The newest first. */
    of: (team: TeamId, project: ProjectId): Promise<Outcome[]> =>
      read(async (db) => {
        const rows = await db
          .selectFrom('outcomes')
          .selectAll()
          .where('team_id', '=', team)
          .where('project_id', '=', project)
          .orderBy('at', 'desc')
          .execute();
        return readable(rows, toOutcome, report);
      }),

    counts: (team: TeamId): Promise<OutcomeCount[]> =>
      read(async (db) => {
        const rows = await db
          .selectFrom('outcomes')
          .innerJoin('projects', (join) =>
            join.onRef('projects.team_id', '=', 'outcomes.team_id').onRef('projects.id', '=', 'project_id'),
          )
          .select((of) => ['destination', 'advice_held', of.fn.countAll<number>().as('count')])
          .where('outcomes.team_id', '=', team)
          .groupBy(['destination', 'advice_held'])
          .orderBy('destination')
          .orderBy('advice_held')
          .execute();
        const toCount = (row: (typeof rows)[number]): OutcomeCount => {
          const { value } = reading('outcomes', `${row.destination} ${row.advice_held}`);
          return {
            destination: value(destination, 'destination', row.destination),
            adviceHeld: value(adviceHeld, 'advice_held', row.advice_held),
            count: Number(row.count),
          };
        };
        return readable(rows, toCount, report);
      }),
  };
}

export type OutcomeStore = ReturnType<typeof outcomeStore>;

function toOutcome(row: Selectable<OutcomeRow>): Outcome {
  const { value } = reading('outcomes', row.id);
  return {
    id: brand<'outcome'>(row.id),
    project: brand<'project'>(row.project_id),
    assessment: brand<'assessment'>(row.assessment_id),
    built: value(builtThing, 'built', row.built),
    adviceHeld: value(adviceHeld, 'advice_held', row.advice_held),
    note: row.note,
    by: brand<'person'>(row.person_id),
    at: instant(row.at),
  };
}
