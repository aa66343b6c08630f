import type { AllMiddlewareArgs, BlockAction } from '@slack/bolt';
import { tooFastText, tooFastView } from '#blocks/apology';
import { cardActions } from '#blocks/card-ids';
import { actions } from '#blocks/ids';
import { portfolioActions } from '#blocks/portfolio-ids';
import { reminderActions } from '#blocks/reminder-ids';
import { personOf } from './form.ts';
import type { CommandArgs, Listeners } from './listeners/listener.ts';
import type { Leave, Limited, RateLimits } from './rate-limits.ts';
import { sayPrivately } from './say-privately.ts';

/** Clicks that only show something, and may cost many questions to Slack and the store. */
const opens: ReadonlySet<string> = new Set([
  actions.start,
  actions.resumeDraft,
  actions.startAnother,
  cardActions.why,
  cardActions.sources,
  cardActions.whatIf,
  cardActions.tryOut,
  cardActions.tried,
  cardActions.assign,
  cardActions.editStep,
  cardActions.more,
  cardActions.answer,
  cardActions.ask,
  cardActions.question,
  portfolioActions.home,
  portfolioActions.homeWords,
  portfolioActions.homeDraft,
  portfolioActions.settings,
  portfolioActions.open,
  portfolioActions.review,
  portfolioActions.history,
  portfolioActions.compare,
  portfolioActions.outcome,
  portfolioActions.remove,
  portfolioActions.removeAny,
  portfolioActions.forget,
  reminderActions.plan,
  reminderActions.reassess,
]);

const limitOf = (action: string): Limited | undefined =>
  action === portfolioActions.export ? 'exports' : opens.has(action) ? 'opens' : undefined;

type Waiting = Extract<Leave, { kind: 'wait' }>;

/** The same table, where whoever asks for too much at once is asked to wait. Everything is acknowledged. */
export function holdBack(table: Listeners, limits: RateLimits): Listeners {
  return {
    ...table,
    words: table.words.map((word) => ({
      ...word,
      handler: command(word.word === 'export' ? 'exports' : 'commands', word.handler),
    })),
    start: command('commands', table.start),
    shortcuts: each(table.shortcuts, (handler) => async (args) => {
      const { team, id } = personOf(args.shortcut);
      const leave = limits.ask('commands', team, id);
      if (leave.kind === 'go') return handler(args);
      await args.ack();
      await sayOnce(args, leave, args.shortcut);
    }),
    actions: each(table.actions, (handler, action) => async (args) => {
      const what = limitOf(action);
      const { team, id } = personOf(args.body);
      const leave = what && limits.ask(what, team, id);
      if (!leave || leave.kind === 'go') return handler(args);
      await args.ack();
      await sayOnce(args, leave, args.body);
    }),
    options: each(table.options, (handler) => async (args) => {
      const { team, id } = personOf(args.body);
      if (limits.ask('lookups', team, id).kind === 'go') return handler(args);
      // Slack asks again at the next letter.
      await args.ack({ options: [] });
    }),
    events: {
      ...table.events,
      ...(table.events.app_home_opened && {
        app_home_opened: event('opens', table.events.app_home_opened),
      }),
      ...(table.events.app_mention && { app_mention: event('commands', table.events.app_mention) }),
    },
  };

  function command<More extends readonly unknown[]>(
    what: Limited,
    handler: (args: CommandArgs, ...more: More) => Promise<void>,
  ) {
    return async (args: CommandArgs, ...more: More): Promise<void> => {
      const leave = limits.ask(what, args.command.team_id, args.command.user_id);
      if (leave.kind === 'go') return handler(args, ...more);
      await args.ack({ response_type: 'ephemeral', text: tooFastText(leave.ms) });
    };
  }

  /** Nobody waits for its answer: what was on the screen stays. */
  function event<
    Args extends { readonly body: { readonly team_id: string }; readonly event: { readonly user?: string } },
  >(what: Limited, handler: (args: Args) => Promise<void>) {
    return async (args: Args): Promise<void> => {
      const { body, event } = args;
      if (limits.ask(what, body.team_id, event.user ?? '').kind === 'go') await handler(args);
    };
  }
}

const each = <Handler>(
  handlers: Readonly<Record<string, Handler>>,
  held: (handler: Handler, id: string) => Handler,
): Readonly<Record<string, Handler>> =>
  Object.fromEntries(Object.entries(handlers).map(([id, handler]) => [id, held(handler, id)]));

type Body = Partial<Pick<BlockAction, 'response_url' | 'trigger_id' | 'view'>>;

/** One word about it, until they have had leave again: an answer to each would be as much as they asked for. */
async function sayOnce(
  { client }: Pick<AllMiddlewareArgs, 'client'>,
  { ms, first }: Waiting,
  { response_url, trigger_id, view }: Body,
): Promise<void> {
  if (!first) return;
  if (response_url) return sayPrivately(response_url, tooFastText(ms));
  if (!trigger_id) return;
  await (view?.type === 'modal' ? client.views.push : client.views.open)({
    trigger_id,
    view: tooFastView(ms),
  });
}
