import type { BlockAction, Middleware, SlackActionMiddlewareArgs } from '@slack/bolt';
import { type LineOf, readLineBlockId } from '#blocks/reminder-ids';
import type { Untended } from '#journey/tend-reminders';
import { personOf } from './form.ts';
import { noteRefusal } from './note-refusal.ts';
import { sayPrivately } from './say-privately.ts';
import type { Scene } from './show.ts';

export type OnClick = Middleware<SlackActionMiddlewareArgs<BlockAction>>;

export const GONE =
  'This reminder is not there any more: its project was deleted, or this belongs to an older version.';

export const untendedWords = (untended: Untended): string =>
  untended.kind === 'refused' ? untended.why : GONE;

type Args = Parameters<OnClick>[0];

interface LineClick extends Scene {
  readonly of: LineOf;
  readonly body: BlockAction;
  readonly action: Args['action'];
}

/**
 * A button of one line of a reminder: what is to be done, and what to say about it to that person alone. It is
 * acknowledged when it is done, so that what was acknowledged is stored.
 */
export const onLine =
  (handle: (click: LineClick) => Promise<string | undefined>) =>
  (deps: Scene['deps']): OnClick =>
  async (args) => {
    const { ack, action, body, client } = args;
    const of = readLineBlockId(action.block_id);
    const words = of ? await handle({ deps, client, who: personOf(body), of, body, action }) : GONE;
    await ack();
    noteRefusal(args, words);
    if (words !== undefined) await tellThem(client, body, words);
  };

/** What was chosen from a menu; nothing where it came without a choice. */
export const pickedOf = (action: Args['action']): string =>
  action.type === 'static_select' ? (action.selected_option?.value ?? '') : '';

export async function tellThem(client: Scene['client'], body: BlockAction, text: string): Promise<void> {
  if (body.response_url) return sayPrivately(body.response_url, text);
  await client.chat.postMessage({ channel: body.user.id, text });
}
