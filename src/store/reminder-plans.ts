import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { Given } from '#scoping/assessment';
import { type Day, hours } from '#scoping/calendar';
import { brand, type ChannelId, type PersonId, type ProjectId, type TeamId } from '#scoping/ids';
import { places, type ReminderPlan } from '#scoping/reminders';
import type { Access, Db } from './access.ts';
import type { ReminderPlanRow } from './aftercare-tables.ts';
import { builtForEach } from './built-once.ts';
import { claimed } from './dialects.ts';
import { resting } from './presences.ts';
import { instant, iso, type Report, readable, reading } from './reading.ts';

const hour = z.literal([...hours]);
const place = z.enum(places);
const endDay = z.enum(['fixed', 'earliest']);

/** A project whose turn it is, for the one that claimed it: the fence goes up with every claim and every change. */
export interface PlanClaim {
  readonly team: TeamId;
  readonly project: ProjectId;
  readonly fence: number;
}

export function reminderPlanStore({ read, write, writeAcross }: Access, report: Report) {
  return {
    find: (team: TeamId, project: ProjectId): Promise<ReminderPlan | undefined> =>
      read((db) => findPlan(db, team, project)),

    /** Said yes to, or changed; it is looked at again at once. */
    save: (plan: ReminderPlan, now: Date): Promise<void> =>
      write(plan.team, async (db) => {
        const columns = columnsOf(plan);
        await db
          .insertInto('reminder_plans')
          .values({ ...columns, next_at: iso(now), lease_until: null, fence: 0 })
          .onConflict((conflict) => conflict.columns(['team_id', 'project_id']).doUpdateSet(columns))
          .execute();
        await lookAgain(db, plan.team, plan.project, now);
      }),

    /** Of all workspaces. A read, so that looking in vain holds up no write. */
    anyDue: (now: Date): Promise<boolean> =>
      read(async (db) => {
        const row = await due(db, now, 1).executeTakeFirst();
        return row !== undefined;
      }),

    /** Of all workspaces: hands each project whose turn has come to one caller, however many ask. */
    claim: (now: Date, leaseUntil: Date, limit: number): Promise<PlanClaim[]> =>
      writeAcross(async (db) => {
        const ours = await claimed(db, due(db, now, limit)).execute();
        const claims: PlanClaim[] = [];
        for (const { team_id, project_id } of ours) {
          const [team, project] = [brand<'team'>(team_id), brand<'project'>(project_id)];
          const { fence } = await one(db, team, project)
            .set({ lease_until: iso(leaseUntil), fence: sql<number>`fence + 1` })
            .returning('fence')
            .executeTakeFirstOrThrow();
          claims.push({ team, project, fence });
        }
        return claims;
      }),

    /** Where that person is by now. */
    moved: (team: TeamId, project: ProjectId, zone: string): Promise<void> =>
      write(team, async (db) => {
        await one(db, team, project).set({ zone }).execute();
      }),

    /** Done with it until then. False when it was lost to somebody else, or changed meanwhile. */
    release: ({ team, project, fence }: PlanClaim, nextAt: Date): Promise<boolean> =>
      write(team, async (db) => {
        const { numUpdatedRows } = await one(db, team, project)
          .where('fence', '=', fence)
          .set({ next_at: iso(nextAt), lease_until: null })
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),

    lookAgain: (team: TeamId, project: ProjectId, now: Date): Promise<void> =>
      write(team, (db) => lookAgain(db, team, project, now)),

    /** Whoever is reminded, of projects that are not archived. */
    ofPerson: (team: TeamId, person: PersonId, limit: number): Promise<ReminderPlan[]> =>
      read(async (db) => readable((await askedOf(limit)(db, { team, person })).rows, toPlan, report)),

    /** Projects that were asked on that day or before and have not answered, the longest waiting first. */
    unanswered: (team: TeamId, day: Day, limit: number): Promise<ProjectId[]> =>
      read(async (db) => {
        const { rows } = await unansweredIn(limit)(db, { team, day });
        return rows.map(({ project_id }) => brand<'project'>(project_id));
      }),

    ofChannel: (team: TeamId, channel: ChannelId, limit: number): Promise<ReminderPlan[]> =>
      read(async (db) =>
        readable(await living(db, team, limit).where('channel_id', '=', channel).execute(), toPlan, report),
      ),
  };
}

export type ReminderPlanStore = ReturnType<typeof reminderPlanStore>;

const unansweredIn = builtForEach(['team', 'day'], (db, { team, day }, limit: number) =>
  db
    .selectFrom('reminder_lines as line')
    .innerJoin('reminders as asked', (join) =>
      join.onRef('asked.team_id', '=', 'line.team_id').onRef('asked.id', '=', 'line.open_reminder'),
    )
    .innerJoin('projects', (join) =>
      join.onRef('projects.team_id', '=', 'line.team_id').onRef('projects.id', '=', 'line.project_id'),
    )
    .select(['line.project_id', (of) => of.fn.min('asked.day').as('since')])
    .where('line.team_id', '=', team)
    .where('line.open_reminder', 'is not', null)
    .where('asked.day', '<=', day)
    .where('projects.archived_at', 'is', null)
    .groupBy('line.project_id')
    .orderBy('since')
    .limit(limit),
);

const askedOf = builtForEach(['team', 'person'], (db, { team, person }, limit: number) =>
  living(db, team, limit).where('person_id', '=', person),
);

const due = (db: Db, now: Date, limit: number) =>
  db
    .selectFrom('reminder_plans')
    .select(['team_id', 'project_id'])
    .where('team_id', 'not in', resting(db))
    .where('next_at', '<=', iso(now))
    .where((of) => of.or([of('lease_until', 'is', null), of('lease_until', '<=', iso(now))]))
    .orderBy('next_at')
    .limit(limit);

/** Whoever holds a claim has looked at what no longer holds. */
export async function lookAgain(db: Db, team: TeamId, project: ProjectId, now: Date): Promise<void> {
  await one(db, team, project)
    .set({ next_at: iso(now), lease_until: null, fence: sql<number>`fence + 1` })
    .execute();
}

async function findPlan(db: Db, team: TeamId, project: ProjectId): Promise<ReminderPlan | undefined> {
  const row = await db
    .selectFrom('reminder_plans')
    .selectAll()
    .where('team_id', '=', team)
    .where('project_id', '=', project)
    .executeTakeFirst();
  return row && toPlan(row);
}

const living = (db: Db, team: TeamId, limit: number) =>
  db
    .selectFrom('reminder_plans')
    .innerJoin('projects', (join) =>
      join
        .onRef('projects.team_id', '=', 'reminder_plans.team_id')
        .onRef('projects.id', '=', 'reminder_plans.project_id'),
    )
    .selectAll('reminder_plans')
    .where('reminder_plans.team_id', '=', team)
    .where('archived_at', 'is', null)
    .orderBy('next_at')
    .limit(limit);

const one = (db: Db, team: TeamId, project: ProjectId) =>
  db.updateTable('reminder_plans').where('team_id', '=', team).where('project_id', '=', project);

const columnsOf = (plan: ReminderPlan) => ({
  team_id: plan.team,
  project_id: plan.project,
  agreed_by: plan.agreed.by,
  agreed_at: iso(plan.agreed.at),
  since: plan.since,
  launch: plan.launch,
  person_id: plan.person,
  reviewer_id: plan.reviewer,
  zone: plan.zone,
  hour: plan.hour,
  place: plan.place,
  provider: plan.models.provider,
  base_model: plan.models.base,
  embedding_model: plan.models.embedding,
  ends_on: plan.models.end?.on ?? null,
  ends_day: plan.models.end?.day ?? null,
  muted_by: plan.muted?.by ?? null,
  muted_at: plan.muted && iso(plan.muted.at),
});

export const givenFrom = (by: string | null, at: string | null): Given | null =>
  by !== null && at !== null ? { by: brand<'person'>(by), at: instant(at) } : null;

function toPlan(row: Selectable<ReminderPlanRow>): ReminderPlan {
  const { value } = reading('reminder_plans', row.project_id);
  return {
    team: brand<'team'>(row.team_id),
    project: brand<'project'>(row.project_id),
    agreed: { by: brand<'person'>(row.agreed_by), at: instant(row.agreed_at) },
    since: row.since,
    launch: row.launch,
    person: brand<'person'>(row.person_id),
    reviewer: row.reviewer_id === null ? null : brand<'person'>(row.reviewer_id),
    zone: row.zone,
    hour: value(hour, 'hour', row.hour),
    place: value(place, 'place', row.place),
    models: {
      provider: row.provider,
      base: row.base_model,
      embedding: row.embedding_model,
      end: row.ends_on === null ? null : { on: row.ends_on, day: value(endDay, 'ends_day', row.ends_day) },
    },
    muted: givenFrom(row.muted_by, row.muted_at),
  };
}
