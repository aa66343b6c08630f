import type { Draft } from '#scoping/assessment';
import type { AssessmentId, PersonId } from '#scoping/ids';
import type { QuestionKey } from '#scoping/questionnaire';
import type { Db } from './access.ts';
import { builtOnce, rowsBuiltOnce } from './built-once.ts';
import { iso } from './reading.ts';

const insertHistory = rowsBuiltOnce(['team_id', 'draft_id', 'person_id', 'at', 'key', 'answer'], (db, rows) =>
  db.insertInto('answer_history').values(rows.map((row) => ({ ...row, assessment_id: null }))),
);

/** Who said what of a draft, and when: a row for each answer, in one statement; null where it was taken back. */
export const noteAnswers = (
  db: Db,
  { team, id }: Draft,
  said: readonly (readonly [key: QuestionKey, answer: unknown])[],
  by: PersonId,
  now: Date,
): Promise<void> => {
  const common = { team_id: team, draft_id: id, person_id: by, at: iso(now) };
  return insertHistory(
    db,
    said.map(([key, answer]) => ({ ...common, key, answer: JSON.stringify(answer) })),
  );
};

const takeOver = builtOnce(['team', 'draft', 'assessment'], (db, { team, draft, assessment }) =>
  db
    .updateTable('answer_history')
    .set({ assessment_id: assessment })
    .where('team_id', '=', team)
    .where('draft_id', '=', draft),
);

/** What was said of a draft belongs to the assessment that it became. */
export async function historyOf(db: Db, { team, id: draft }: Draft, assessment: AssessmentId): Promise<void> {
  await takeOver(db, { team, draft, assessment });
}
