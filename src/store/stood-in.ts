import { sql } from 'kysely';
import { brand, type PersonId, type ProjectId, type TeamId } from '#scoping/ids';
import type { AskId } from '#scoping/open-questions';
import type { ReminderId } from '#scoping/reminders';
import type { Db } from './access.ts';

/** The messages in Slack that show a person. */
export interface Standing {
  /** By their card, or what hangs under it. */
  readonly projects: readonly ProjectId[];
  readonly asks: readonly AskId[];
  readonly reminders: readonly ReminderId[];
}

const onCards = [
  ['projects', 'id', 'owner_id'],
  ['assessments', 'project_id', 'author_id'],
  ['first_steps', 'project_id', 'owner_id'],
  ['first_steps', 'project_id', 'done_by'],
  ['first_steps', 'project_id', 'not_needed_by'],
  ['question_asks', 'project_id', 'asked_by'],
  ['question_asks', 'project_id', 'asked_of'],
  ['pending_answers', 'project_id', 'person_id'],
  ['reminder_events', 'project_id', 'by_id'],
] as const;

const onReminders = [
  ['reminder_plans', 'project_id', 'person_id'],
  ['reminder_plans', 'project_id', 'muted_by'],
  ['reminder_lines', 'project_id', 'muted_by'],
  ['reminder_events', 'project_id', 'by_id'],
] as const;

type Place = (typeof onCards | typeof onReminders)[number];

export async function stoodIn(db: Db, team: TeamId, person: PersonId): Promise<Standing> {
  const asks = await db
    .selectFrom('question_asks')
    .select('id')
    .where('team_id', '=', team)
    .where('ts', 'is not', null)
    .where((row) => row.or([row('asked_by', '=', person), row('asked_of', '=', person)]))
    .execute();
  const reminded = await projectsIn(db, team, person, onReminders);
  return {
    projects: (await projectsIn(db, team, person, onCards)).map((id) => brand<'project'>(id)),
    asks: asks.map(({ id }) => brand<'ask'>(id)),
    reminders: (await sentReminders(db, team, reminded)).map((id) => brand<'reminder'>(id)),
  };
}

async function projectsIn(
  db: Db,
  team: TeamId,
  person: PersonId,
  places: readonly Place[],
): Promise<string[]> {
  const found = new Set<string>();
  for (const [table, project, column] of places) {
    const { rows } = await sql<{
      id: string;
    }>`select distinct ${sql.ref(project)} as id from ${sql.table(table)}
      where team_id = ${team} and ${sql.ref(column)} = ${person}`.execute(db);
    for (const { id } of rows) found.add(id);
  }
  return [...found];
}

async function sentReminders(db: Db, team: TeamId, projects: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const project of projects) {
    const rows = await db
      .selectFrom('reminders')
      .select('id')
      .where('team_id', '=', team)
      .where('project_id', '=', project)
      .where('ts', 'is not', null)
      .execute();
    found.push(...rows.map(({ id }) => id));
  }
  return found;
}
