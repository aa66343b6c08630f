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
import { readableText } from '../readable-text.ts';
import { startConversation } from '../start-conversation.ts';
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
export const shortcutUsed: Middleware<
  SlackShortcutMiddlewareArgs<GlobalShortcut | MessageShortcut>
> = async ({ ack, shortcut, client }) => {
  await ack();
  await client.views.open({ trigger_id: shortcut.trigger_id, view: placeView });
};

/** “Scope this with ragft” on a message: what it says becomes the description, and a link leads back. */
export const messageChosen =
  (deps: Deps): Middleware<SlackShortcutMiddlewareArgs<GlobalShortcut | MessageShortcut>> =>
  async ({ ack, shortcut, client }) => {
    await ack();
    if (shortcut.type !== 'message_action') return;
    const { channel, message, team, trigger_id, response_url } = shortcut;
    const link = `https://${team?.domain ?? 'app'}.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}`;
    await startConversation(
      { deps, client, who: personOf(shortcut) },
      { channel: brand<'channel'>(channel.id), message: { link, text: readableText(message.text ?? '') } },
      { trigger: trigger_id, responseUrl: response_url },
    );
  };

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
    const channel = body.channel?.id;
    if (channel === undefined) {
      const view = body.view?.type === 'modal' ? body.view : undefined;
      await (view
        ? client.views.update({ view_id: view.id, view: placeView })
        : client.views.open({ trigger_id: body.trigger_id, view: placeView }));
      return;
    }
    await startConversation(
      { deps, client, who: personOf(body) },
      { channel: brand<'channel'>(channel), ...(words === 'quick' ? { quick: true } : { name: words }) },
      { trigger: body.trigger_id, responseUrl: body.response_url },
    );
  };
