import type { webApi } from '@slack/bolt';
import { directMessageOf, type Sender, sendFile } from './send-file.ts';

export type LongFormat = 'csv' | 'json';

/** What is exported a stretch at a time, and how each becomes part of a file. */
interface Long<Stretch> {
  readonly name: string;
  readonly title: string;
  readonly head: string;
  readonly count: (stretch: Stretch) => number;
  readonly rows: (stretch: Stretch) => string;
  readonly objects: (stretch: Stretch) => readonly string[];
  readonly comment: (count: number) => string;
}

/** So that a long export says how far it is. */
const SAY_EVERY = 500;

/** As one file by direct message, however long it takes. */
export async function sendLong<Stretch>(
  { client, who }: Sender,
  stretches: AsyncIterable<Stretch>,
  format: LongFormat,
  long: Long<Stretch>,
): Promise<void> {
  const channel = await directMessageOf(client, who);
  const parts: string[] = [];
  let count = 0;
  let said: string | undefined;
  for await (const stretch of stretches) {
    parts.push(...(format === 'csv' ? [long.rows(stretch)] : long.objects(stretch)));
    const before = count;
    count += long.count(stretch);
    if (Math.floor(count / SAY_EVERY) > Math.floor(before / SAY_EVERY))
      said = await sayProgress(client, channel, count, said);
  }
  await sendFile(client, channel, {
    name: `${long.name}.${format}`,
    title: long.title,
    content: format === 'csv' ? long.head + parts.join('') : `[\n${parts.join(',\n')}\n]\n`,
    comment: long.comment(count),
  });
}

async function sayProgress(
  client: webApi.WebClient,
  channel: string,
  count: number,
  ts: string | undefined,
): Promise<string | undefined> {
  const text = `Your export is under way: ${count} lines so far.`;
  if (ts === undefined) return (await client.chat.postMessage({ channel, text })).ts;
  await client.chat.update({ channel, ts, text });
  return ts;
}
