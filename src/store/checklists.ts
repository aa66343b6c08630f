import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { FirstStepProgress, Given } from '#scoping/assessment';
import { brand, type PersonId, type ProjectId, type TeamId } from '#scoping/ids';
import type { Access, Db } from './access.ts';
import { instant, iso, type Report, readable, reading } from './reading.ts';
import type { FirstStepRow } from './tables.ts';
import { addToTrail } from './trail.ts';

const claims = z.array(z.string());

export function checklistStore({ read, write }: Access, report: Report) {
  return {
    /** The project's steps in order, its own ones last. */
    of: (team: TeamId, project: ProjectId): Promise<FirstStepProgress[]> =>
      read(async (db) => readable(await stepsOf(db, team, project), toStep, report)),

    /** Ticks or unticks; what stands so already keeps its name and date. True where something changed. */
    tick: (
      team: TeamId,
      project: ProjectId,
      key: string,
      done: boolean,
      by: PersonId,
      now: Date,
    ): Promise<boolean> =>
      write(team, async (db) => {
        const { numUpdatedRows } = await oneStep(db, team, project, key)
          .set(done ? { done_by: by, done_at: iso(now) } : { done_by: null, done_at: null })
          .where('done_at', done ? 'is' : 'is not', null)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        const act = done ? 'step_ticked' : 'step_unticked';
        await addToTrail(db, team, { project, by, act, detail: { step: key }, at: now });
        return true;
      }),

    assign: (
      team: TeamId,
      project: ProjectId,
      key: string,
      { owner, due, note }: Pick<FirstStepProgress, 'owner' | 'due' | 'note'>,
    ): Promise<void> =>
      write(team, async (db) => {
        await oneStep(db, team, project, key).set({ owner_id: owner, due, note }).execute();
      }),

    /** With a reason, or null to need it again after all. */
    ruleOut: (
      team: TeamId,
      project: ProjectId,
      key: string,
      reason: string | null,
      by: PersonId,
      now: Date,
    ): Promise<void> =>
      write(team, async (db) => {
        await oneStep(db, team, project, key)
          .set(
            reason === null
              ? { not_needed_by: null, not_needed_at: null, not_needed_reason: null }
              : { not_needed_by: by, not_needed_at: iso(now), not_needed_reason: reason },
          )
          .execute();
        const act = reason === null ? 'step_needed_again' : 'step_ruled_out';
        await addToTrail(db, team, { project, by, act, detail: { step: key }, at: now });
      }),

    addOwn: (team: TeamId, project: ProjectId, key: string, text: string): Promise<void> =>
      write(team, async (db) => {
        const steps = await stepsOf(db, team, project);
        const place = Math.max(-1, ...steps.map((step) => step.place)) + 1;
        await db
          .insertInto('first_steps')
          .values({ team_id: team, project_id: project, key, own: 1, text, why: '', claims: '[]', place })
          .execute();
      }),
  };
}

export type ChecklistStore = ReturnType<typeof checklistStore>;

const stepsOf = (db: Db, team: TeamId, project: ProjectId) =>
  db
    .selectFrom('first_steps')
    .selectAll()
    .where('team_id', '=', team)
    .where('project_id', '=', project)
    .where('dropped_at', 'is', null)
    .orderBy('own')
    .orderBy('place')
    .orderBy('key')
    .execute();

const oneStep = (db: Db, team: TeamId, project: ProjectId, key: string) =>
  db
    .updateTable('first_steps')
    .where('team_id', '=', team)
    .where('project_id', '=', project)
    .where('key', '=', key);

const given = (by: string | null, at: string | null): Given | null =>
  by !== null && at !== null ? { by: brand<'person'>(by), at: instant(at) } : null;

export function toStep(row: Selectable<FirstStepRow>): FirstStepProgress {
  const { json } = reading('first_steps', `${row.project_id} ${row.key}`);
  const ruledOut = given(row.not_needed_by, row.not_needed_at);
  return {
    project: brand<'project'>(row.project_id),
    key: row.key,
    own: row.own === 1,
    text: row.text,
    why: row.why,
    claims: json(claims, 'claims', row.claims),
    place: row.place,
    owner: row.owner_id === null ? null : brand<'person'>(row.owner_id),
    due: row.due,
    note: row.note,
    done: given(row.done_by, row.done_at),
    notNeeded: ruledOut && { ...ruledOut, reason: row.not_needed_reason ?? '' },
  };
}
