import { randomUUID } from 'node:crypto';
import type { Person } from '#journey/person';
import { createSlackApp } from '#slack/app';
import { redrawHomes } from '#slack/draw-home';
import { listeners } from '#slack/listeners/index';
import { createMessenger } from '#slack/messenger';
import { type Budgets, Pace } from '#slack/pace';
import { rememberedFacts, slackFacts } from '#slack/slack-facts';
import { clientOf } from '#slack/workspaces';
import type { Place } from '#store/place';
import { actsUnasked } from './acts-unasked.ts';
import { startDelivery } from './delivery.ts';
import { health, nowAndThen } from './health.ts';
import { HEAR_EVERY_MS, hearChanges } from './hear-changes.ts';
import type { Log } from './log.ts';
import type { startMetrics } from './metrics.ts';
import { openDatabase } from './open-database.ts';
import type { Connection } from './slack-config.ts';
import type { StartFault } from './start-fault.ts';
import { type Act, startTicker } from './ticker.ts';
import { serve } from './web-server.ts';

interface BotOptions {
  readonly connection: Connection;
  readonly database: Place;
  readonly server: { readonly host: string; readonly port: number };
  readonly log: Log;
  readonly now: () => Date;
  readonly tickMs: number;
  /** Whether `/metrics` answers. */
  readonly metrics?: boolean;
  /** What Slack is asked for at most; its own limits unless said otherwise. */
  readonly budgets?: Budgets;
  /** Whether somebody who asks for too much at once is asked to wait. */
  readonly rateLimited: boolean;
  readonly onLost: (fault: StartFault) => void;
}

export interface Bot {
  /** Where its web server answers. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Store, Slack, web server, ticker: what stands on what, and the same way back down. */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { connection, log, onLost } = options;
  const wayDown: (() => Promise<void>)[] = [];
  const descend = async (): Promise<void> => {
    for (const step of wayDown.splice(0).reverse()) await step();
  };
  try {
    const store = await openDatabase(options.database, log);
    wayDown.push(() => store.close());

    const outside = {
      store,
      now: options.now,
      newId: randomUUID,
      forged: ({ team, id }: Person, what: string) =>
        log.warn(`refused ${what} to ${id} of ${team}: not theirs to see`),
    };
    const remembered = rememberedFacts(options.now);
    const slack = await createSlackApp({
      connection,
      deps: outside,
      log,
      onLost,
      rateLimited: options.rateLimited,
      listeners: (interactive) => listeners({ ...outside, slack: slackFacts(interactive, remembered) }),
    });
    wayDown.push(() => slack.stop());

    const writable = nowAndThen(() => store.checkup.writable());
    const metrics = options.metrics ? await measured(store, options.now) : undefined;
    wayDown.push(async () => metrics?.stop());
    const routes = {
      ...health(async () => ({ slack: slack.connected(), store: await writable() })),
      ...(metrics && { 'GET /metrics': metrics.route }),
      ...slack.routes,
    };
    const web = await serve(routes, options.server, log);
    wayDown.push(() => web.stop());

    // What runs by itself asks Slack on the clients that nobody waits for.
    const background = clientOf(slack.workspaces, 'background');
    const unasked = { ...outside, slack: slackFacts(background, remembered) };
    const hearing = hearChanges(store, ({ team, channel }) =>
      channel === null ? slack.workspaces.changed(team) : unasked.slack.forget(team, channel),
    );
    const ear = startTicker([hearing], HEAR_EVERY_MS, log);
    wayDown.push(() => ear.stop());

    await slack.start();
    const messenger = createMessenger(
      { clientOf: background, now: options.now, readAgain: slack.workspaces.changed },
      new Pace(options.budgets),
    );
    const delivery = startDelivery({ ...outside, chance: Math.random }, messenger, log);
    wayDown.push(() => delivery.stop());

    const acts: readonly Act[] = [
      ...actsUnasked(unasked),
      { name: 'redraw Homes', run: () => redrawHomes(unasked, background) },
    ];
    const ticker = startTicker(acts, options.tickMs, log);
    wayDown.push(() => ticker.stop());

    log.info({ mode: connection.mode, url: web.url }, 'ready');
    return {
      url: web.url,
      stop: async () => {
        log.info('stopping: what runs is finished, nothing new is taken');
        await descend();
        log.info('stopped');
      },
    };
  } catch (fault) {
    await descend();
    throw fault;
  }
}

/** What counts for Prometheus is loaded only where somebody asks it. */
const measured = async (...watched: Parameters<typeof startMetrics>) =>
  (await import('./metrics.ts')).startMetrics(...watched);
