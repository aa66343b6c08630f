import type { BlockAction } from '@slack/bolt';
import { z } from 'zod';
import { readMark } from '#blocks/post-mark';
import type { Deps } from '#journey/deps';
import { meetCopy } from '#journey/meet-copy';
import { brand } from '#scoping/ids';
import type { MessagePlace } from '#scoping/message-place';
import { personOf } from '../form.ts';
import { sayPrivately } from '../say-privately.ts';
import type { Listeners } from './listener.ts';

/** Whoever clicks in a message shows us that it is there: it may be a second copy that we know nothing of. */
export const copyMet =
  (deps: Deps): Listeners['afterClick'] =>
  async ({ body }, counts) => {
    const mark = readMark(body.message);
    const seen = placeOf(body);
    if (mark === undefined || !seen) return;
    const other = await meetCopy(deps, personOf(body).team, brand<'outbox entry'>(mark), seen);
    if (other && body.response_url) await sayPrivately(body.response_url, copyWords(other, body, counts));
  };

const container = z.object({
  type: z.literal('message'),
  channel_id: z.string().transform((id) => brand<'channel'>(id)),
  message_ts: z.string(),
  is_ephemeral: z.boolean().optional(),
});

/** Which message was clicked in; what only one person sees is no copy of anything. */
function placeOf(body: BlockAction): MessagePlace | undefined {
  const { data } = container.safeParse(body.container);
  if (!data || data.is_ephemeral) return undefined;
  return { channel: data.channel_id, ts: data.message_ts };
}

/** A copy hangs in the same thread as the one it is a copy of. */
function copyWords({ channel, ts }: MessagePlace, { team, message }: BlockAction, counts: boolean): string {
  const thread = message?.thread_ts ? `?thread_ts=${message.thread_ts}&cid=${channel}` : '';
  const link = `https://${team?.domain ?? 'app'}.slack.com/archives/${channel}/p${ts.replace('.', '')}${thread}`;
  const next = counts
    ? `Your click counts; the other one is <${link}|over here>.`
    : `Click again in the other one, <${link}|over here>.`;
  return `Slack had posted this message twice; this second copy goes away. ${next}`;
}
