import type { Draft } from '#scoping/assessment';
import type { PersonId } from '#scoping/ids';
import type { QuestionKey } from '#scoping/questionnaire';
import type { Db } from './access.ts';
import { builtOnce } from './built-once.ts';
import { iso } from './reading.ts';

/** Who said what of a draft, and when: a row for each answer, in one statement; null where it was taken back. */
export async function noteAnswers(
  db: Db,
  { team, id }: Draft,
  said: readonly (readonly [key: QuestionKey, answer: unknown])[],
  by: PersonId,
  now: Date,
): Promise<void> {
  const values: Record<string, unknown> = { team, draft: id, by, at: iso(now) };
  for (const [n, [key, answer]] of said.entries()) {
    values[`key ${n}`] = key;
    values[`answer ${n}`] = JSON.stringify(answer);
  }
  const insert = historyOf.get(said.length) ?? historyInsert(said.length);
  historyOf.set(said.length, insert);
  await insert(db, values);
}

/** By how many rows it has. */
const historyOf = new Map<number, ReturnType<typeof historyInsert>>();

const historyInsert = (rows: number) => {
  const each = Array.from({ length: rows }, (_, n) => [`key ${n}`, `answer ${n}`] as const);
  return builtOnce<string, unknown>(['team', 'draft', 'by', 'at', ...each.flat()], (db, blank) =>
    db.insertInto('answer_history').values(
      each.map(([key, answer]) => ({
        team_id: blank.team as never,
        draft_id: blank.draft as never,
        assessment_id: null,
        person_id: blank.by as never,
        at: blank.at as never,
        key: blank[key] as never,
        answer: blank[answer] as never,
      })),
    ),
  );
};
