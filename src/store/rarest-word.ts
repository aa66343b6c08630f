import type { ChannelId, TeamId } from '#scoping/ids';
import type { Db } from './access.ts';
import { after } from './folded.ts';

/** Beyond this a word is common, and it does not matter how common. */
const COUNTED = 1_000;

/**
 * The word that begins the fewest words of names, then the others; of common ones the longest. Whoever walks the names
 * of the first looks at few projects, however common the others are.
 */
export async function rarestFirst(
  db: Db,
  team: TeamId,
  words: readonly string[],
  channel?: ChannelId,
): Promise<readonly string[]> {
  if (words.length < 2) return words;
  const counted = await Promise.all(
    words.map(async (word) => {
      let names = db
        .selectFrom('project_words')
        .select('project_id')
        .where('team_id', '=', team)
        .where('word', '>=', word)
        .where('word', '<', after(word))
        .limit(COUNTED);
      if (channel) names = names.where('channel_id', '=', channel);
      const { count } = await db
        .selectFrom(names.as('names'))
        .select((of) => of.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return { word, count: Number(count) };
    }),
  );
  return counted
    .toSorted((a, b) => a.count - b.count || b.word.length - a.word.length)
    .map(({ word }) => word);
}
