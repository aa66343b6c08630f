import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  GlobalShortcut,
  MessageShortcut,
  ViewClosedAction,
  ViewSubmitAction,
} from '@slack/bolt';
import { outdatedMessage, outdatedView } from '#blocks/apology';
import { brand } from '#scoping/ids';
import { commandGiven } from './listeners/command-given.ts';
import type { Listeners } from './listeners/listener.ts';
import { showOver } from './modal.ts';
import { sayPrivately } from './say-privately.ts';
import type { ClientOf } from './workspaces.ts';

/**
 * Gives Bolt one listener per kind; each looks up who is meant and has a kind word where nobody is. Every handler
 * speaks for the workspace it was called from: Bolt's own clients would be kept for ever, one for each.
 */
export function dispatch(app: App, table: Listeners, clientOf: ClientOf): void {
  const speaking = async <Args extends AllMiddlewareArgs>(args: Args): Promise<Args> => ({
    ...args,
    client: await clientOf(brand<'team'>(args.context.teamId ?? '')),
  });

  const command = commandGiven(table);
  app.command(/^/, async (args) => command(await speaking(args)));

  app.action<BlockAction>({ type: 'block_actions' }, async (args) => {
    const handler = find(table.actions, args.action.action_id) ?? outdated;
    const spoken = await speaking(args);
    let counts = false;
    try {
      await handler(spoken);
      counts = true;
    } finally {
      await table.afterClick(spoken, counts);
    }
  });

  app.view<ViewSubmitAction>({ type: 'view_submission' }, async (args) => {
    const handler = find(table.submissions, args.view.callback_id);
    await (handler
      ? handler(await speaking(args))
      : args.ack({ response_action: 'update', view: outdatedView }));
  });

  app.view<ViewClosedAction>({ type: 'view_closed' }, async (args) => {
    const handler = find(table.closures, args.view.callback_id);
    await (handler ? handler(await speaking(args)) : args.ack());
  });

  app.options<'block_suggestion'>({ type: 'block_suggestion' }, async (args) => {
    const handler = find(table.options, args.options.action_id);
    await (handler ? handler(await speaking(args)) : args.ack({ options: [] }));
  });

  app.shortcut<GlobalShortcut | MessageShortcut>(/^/, async (args) => {
    const handler = find(table.shortcuts, args.shortcut.callback_id);
    if (handler) return handler(await speaking(args));
    await args.ack();
    await (await speaking(args)).client.views.open({
      trigger_id: args.shortcut.trigger_id,
      view: outdatedView,
    });
  });

  // Bolt asks every listener it has about every request, so events share one, too; each handler takes its own type
  // alone. Unlike with the rest nobody waits for an answer to an unknown one.
  const events: Readonly<Record<string, (args: never) => Promise<void>>> = table.events;
  app.event(/^/, async (args) => {
    const handler = find(events, args.event.type);
    if (handler) await handler((await speaking(args)) as never);
  });
}

const outdated: Listeners['actions'][string] = async ({ ack, body, client }) => {
  await ack();
  const { response_url } = body;
  if (response_url) await sayPrivately(response_url, outdatedMessage.text, outdatedMessage.blocks);
  else await showOver(client, body, outdatedView);
};

/** Detail may follow the id after a colon. */
function find<Handler>(table: Readonly<Record<string, Handler>>, id: string): Handler | undefined {
  const [name = id] = id.split(':', 1);
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
