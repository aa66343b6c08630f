import { type Expression, type ExpressionBuilder, sql } from 'kysely';
import type { ChannelId, TeamId } from '#scoping/ids';
import type { Db } from './access.ts';
import { after } from './folded.ts';
import type { Tables } from './tables.ts';

/** Whether the project's name has a word from this one on and below that one. */
export const hasWord = (
  row: ExpressionBuilder<Tables, 'projects'>,
  from: string,
  below: string | Expression<string> = after(from),
) =>
  row.exists(
    row
      .selectFrom('project_words as also')
      .select(sql<number>`1`.as('one'))
      .whereRef('also.team_id', '=', 'projects.team_id')
      .whereRef('also.project_id', '=', 'projects.id')
      .where('also.word', '>=', from)
      .where('also.word', '<', below),
  );

interface Place {
  readonly team: TeamId;
  readonly channel?: ChannelId | undefined;
}

/** Beyond this a word is common. */
const COUNTED = 1_000;
/** Of a common word so many names are looked at. */
const TRIED = 25;

/**
 * The word that begins the fewest words of names, then the others. Whoever walks the names of the first looks at few
 * projects, however common the others are. Of common ones that comes first whose names have the others most often.
 */
export async function rarestFirst(
  db: Db,
  place: Place,
  words: readonly string[],
): Promise<readonly string[]> {
  if (words.length < 2) return words;
  const counted = await Promise.all(
    words.map(async (word) => ({ word, names: await countNames(db, place, word) })),
  );
  const common = counted.filter(({ names }) => names === COUNTED).length;
  if (common < words.length) return counted.toSorted((a, b) => a.names - b.names).map(({ word }) => word);

  const tried = await Promise.all(
    words.map(async (word) => {
      const others = words.filter((other) => other !== word);
      return { word, hits: await countHits(db, place, word, others) };
    }),
  );
  return tried.toSorted((a, b) => b.hits - a.hits || b.word.length - a.word.length).map(({ word }) => word);
}

/** A walk goes on with the word it was begun with, whatever has become rarer since. */
export const walkedFirst = (words: readonly string[], at: string): readonly string[] =>
  words.toSorted(
    (one, other) => Number(at.startsWith(other)) - Number(at.startsWith(one)) || one.length - other.length,
  );

function namesWith(db: Db, { team, channel }: Place, word: string, limit: number) {
  const names = db
    .selectFrom('project_words')
    .select('project_id')
    .where('team_id', '=', team)
    .where('word', '>=', word)
    .where('word', '<', after(word))
    .orderBy('word')
    .orderBy('project_id')
    .limit(limit);
  return channel ? names.where('channel_id', '=', channel) : names;
}

async function countNames(db: Db, place: Place, word: string): Promise<number> {
  const { count } = await db
    .selectFrom(namesWith(db, place, word, COUNTED).as('names'))
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function countHits(db: Db, place: Place, word: string, others: readonly string[]): Promise<number> {
  let hits = db
    .selectFrom('projects')
    .innerJoin(namesWith(db, place, word, TRIED).as('names'), (join) =>
      join.onRef('names.project_id', '=', 'projects.id'),
    )
    .where('projects.team_id', '=', place.team);
  for (const other of others) hits = hits.where((row) => hasWord(row, other));
  const { count } = await hits.select((of) => of.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  return Number(count);
}
