import type {
  BlockAction,
  GlobalShortcut,
  MessageShortcut,
  Middleware,
  SlackActionMiddlewareArgs,
  SlackEventMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
} from '@slack/bolt';
import { didYouMean } from '#blocks/help';
import { startMessage } from '#blocks/note';
import { placeView } from '#blocks/start-view';
import type { Deps } from '#journey/deps';
import { brand } from '#scoping/ids';
import { personOf } from '../form.ts';
import { redrawModal } from '../modal.ts';
import { readableText } from '../readable-text.ts';
import { askPlace, startConversation } from '../start-conversation.ts';
import type { CommandArgs } from './listener.ts';

/** `/ragft`, alone or with a project’s name behind it; `/ragft quick`. */
export const commandTyped =
  (deps: Deps, quick = false) =>
  async ({ ack, command, client }: CommandArgs, typed = '', near?: string): Promise<void> => {
    const name = readableText(typed);
    const who = { team: brand<'team'>(command.team_id), id: brand<'person'>(command.user_id) };
    const channel = brand<'channel'>(command.channel_id);
    // A project that is really called “lst” is meant before the command `list`.
    if (near && !(await deps.store.projects.named(who.team, channel, name))) {
      return ack({ response_type: 'ephemeral', ...startMessage(didYouMean(near, name), name) });
    }
    await ack();
    await startConversation(
      { deps, client, who },
      { channel, name, quick },
      { trigger: command.trigger_id, responseUrl: command.response_url },
    );
  };

/** The global shortcut knows no channel, so that is asked first. */
export const shortcutUsed =
  (deps: Deps): Middleware<SlackShortcutMiddlewareArgs<GlobalShortcut | MessageShortcut>> =>
  async ({ ack, shortcut, client }) => {
    await ack();
    await askPlace({ deps, client, who: personOf(shortcut) }, shortcut.trigger_id);
  };

/** “Scope this with ragft” on a message: what it says becomes the description, and a link leads back. */
export const messageChosen =
  (deps: Deps): Middleware<SlackShortcutMiddlewareArgs<GlobalShortcut | MessageShortcut>> =>
  async ({ ack, shortcut, client }) => {
    await ack();
    if (shortcut.type !== 'message_action') return;
    const { channel, message, team, trigger_id, response_url } = shortcut;
    const link = linkTo(team?.domain, channel.id, message);
    await startConversation(
      { deps, client, who: personOf(shortcut) },
      { channel: brand<'channel'>(channel.id), message: { link, text: readableText(message.text ?? '') } },
      { trigger: trigger_id, responseUrl: response_url },
    );
  };

/** As Slack’s own “Copy link” has it: a reply in a thread is found by its thread alone. */
function linkTo(
  domain = 'app',
  channel: string,
  { ts, thread_ts }: { readonly ts: string; readonly thread_ts?: unknown },
): string {
  const link = `https://${domain}.slack.com/archives/${channel}/p${ts.replace('.', '')}`;
  return typeof thread_ts === 'string' && thread_ts !== ts
    ? `${link}?thread_ts=${thread_ts}&cid=${channel}`
    : link;
}

/** @ragft in a channel: a line to that person alone, with a button. */
export const mentioned: Middleware<SlackEventMiddlewareArgs<'app_mention'>> = async ({ event, client }) => {
  const { user, channel, thread_ts } = event;
  if (user === undefined) return;
  const message = startMessage('Scope an AI project in this channel: it takes a few minutes.');
  await client.chat.postEphemeral({ channel, user, ...message, ...(thread_ts ? { thread_ts } : {}) });
};

/** *Start*, in a message or in the Home tab. */
export const startPressed =
  (deps: Deps): Middleware<SlackActionMiddlewareArgs<BlockAction>> =>
  async ({ ack, body, action, client }) => {
    await ack();
    const words = 'value' in action && typeof action.value === 'string' ? action.value : '';
    const scene = { deps, client, who: personOf(body) };
    const channel = body.channel?.id;
    if (channel === undefined) {
      if (body.view?.type === 'modal') await redrawModal(client, { id: body.view.id }, placeView);
      else await askPlace(scene, body.trigger_id);
      return;
    }
    await startConversation(
      scene,
      { channel: brand<'channel'>(channel), ...(words === 'quick' ? { quick: true } : { name: words }) },
      { trigger: body.trigger_id, responseUrl: body.response_url },
    );
  };
