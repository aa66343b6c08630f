import { sql } from 'kysely';
import { brand, type PersonId, type TeamId } from '#scoping/ids';
import { forgotten } from '#scoping/nobody';
import type { Access, Db } from './access.ts';
import { removeDraft } from './draft-row.ts';
import { type Standing, stoodIn } from './stood-in.ts';

/** Everywhere a person stands by name; their drafts and what was only theirs are deleted instead. */
const named = [
  ['projects', 'owner_id'],
  ['answer_history', 'person_id'],
  ['assessments', 'author_id'],
  ['first_steps', 'owner_id'],
  ['first_steps', 'done_by'],
  ['first_steps', 'not_needed_by'],
  ['reviews', 'person_id'],
  ['question_asks', 'asked_by'],
  ['question_asks', 'asked_of'],
  ['pending_answers', 'person_id'],
  ['reminder_plans', 'person_id'],
  ['reminder_plans', 'agreed_by'],
  ['reminder_plans', 'reviewer_id'],
  ['reminder_plans', 'muted_by'],
  ['reminder_lines', 'muted_by'],
  ['reminders', 'to_id'],
  ['reminder_events', 'by_id'],
  ['trail', 'person_id'],
  ['outcomes', 'person_id'],
  ['settings', 'changed_by'],
  ['installations', 'installed_by'],
] as const;

/** Where people stand within something else. */
const quoted = [
  ['assessments', 'given'],
  ['drafts', 'given'],
  ['trail', 'detail'],
  ['home_views', 'looking_at'],
  ['outbox', 'message'],
] as const;

/** What is nobody’s without them. */
const theirs = ['home_views', 'digests', 'people', 'reminder_snoozes', 'card_clicks'] as const;

export function peopleStore({ write }: Access) {
  return {
    /** Puts “a former member” wherever this person stood; what was decided stays. Says what in Slack shows them. */
    forget: (team: TeamId, person: PersonId): Promise<Standing> =>
      write(team, async (db) => {
        const stood = await stoodIn(db, team, person);
        await dropMessages(db, team, person);
        await dropDrafts(db, team, person);
        for (const table of theirs)
          await sql`delete from ${sql.table(table)} where team_id = ${team} and person_id = ${person}`.execute(
            db,
          );
        for (const [table, column] of named) await rename(db, team, person, table, column);
        for (const [table, column] of quoted)
          await replaceIn(db, team, table, column, JSON.stringify(person), JSON.stringify(forgotten));
        await replaceIn(db, team, 'outbox', 'message', `<@${person}>`, 'a former member');
        return stood;
      }),
  };
}

export type PeopleStore = ReturnType<typeof peopleStore>;

async function rename(
  db: Db,
  team: TeamId,
  person: PersonId,
  table: (typeof named)[number][0],
  column: string,
): Promise<void> {
  const [in_, of] = [sql.table(table), sql.ref(column)];
  await sql`update ${in_} set ${of} = ${forgotten} where team_id = ${team} and ${of} = ${person}`.execute(db);
}

/** Ids are told apart from words by their quotes: nobody's answer is a person's id. */
async function replaceIn(
  db: Db,
  team: TeamId,
  table: (typeof quoted)[number][0],
  column: string,
  was: string,
  is: string,
): Promise<void> {
  const [in_, of] = [sql.table(table), sql.ref(column)];
  await sql`update ${in_} set ${of} = replace(${of}, ${was}, ${is})
    where team_id = ${team} and ${of} like ${`%${was}%`}`.execute(db);
}

async function dropDrafts(db: Db, team: TeamId, person: PersonId): Promise<void> {
  const drafts = await db
    .selectFrom('drafts')
    .select('id')
    .where('team_id', '=', team)
    .where('person_id', '=', person)
    .execute();
  for (const { id } of drafts) await removeDraft(db, team, brand<'draft'>(id));
}

/** What was meant for them. */
const dropMessages = (db: Db, team: TeamId, person: PersonId) =>
  db
    .deleteFrom('outbox')
    .where('team_id', '=', team)
    .where('message', 'like', `%"person":${JSON.stringify(person)}%`)
    .execute();
