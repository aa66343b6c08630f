import { App } from '@slack/bolt';
import { brand, type TeamId } from '#scoping/ids';
import type { SlackConfig } from '#src/config';
import { boltLogger, type Log } from '#src/log';
import type { StartFault } from '#src/start-fault';
import type { Route } from '#src/web-server';
import { type Clients, createClients } from './clients.ts';
import { dispatch } from './dispatch.ts';
import { Faults } from './faults.ts';
import { HttpReceiver } from './http-receiver.ts';
import { whoAmI } from './identity.ts';
import { Intake } from './intake.ts';
import type { Listeners } from './listeners/listener.ts';
import { SocketReceiver } from './socket-receiver.ts';

export type Connection = Exclude<SlackConfig, { mode: 'sandbox' }>;

export interface SlackApp {
  /** The workspace whose token it has. */
  readonly team: TeamId;
  readonly clients: Clients;
  /** What the web server answers for Slack: its requests, in http mode. */
  readonly routes: Readonly<Record<string, Route>>;
  readonly connected: () => boolean;
  start(): Promise<void>;
  /** Takes nothing new; resolves when what runs is finished. */
  stop(): Promise<void>;
}

interface AppOptions {
  readonly connection: Connection;
  readonly log: Log;
  readonly listeners: (clients: Clients) => Listeners;
  readonly onLost: (fault: StartFault) => void;
}

export async function createSlackApp({ connection, log, listeners, onLost }: AppOptions): Promise<SlackApp> {
  const logger = boltLogger(log);
  const clients = createClients(connection.botToken, connection.apiUrl, logger);
  const { botId, botUserId, teamId } = await whoAmI(clients);

  const intake = new Intake(new Faults(log, clients.interactive), log);
  const receiver =
    connection.mode === 'http'
      ? new HttpReceiver(connection.signingSecret, intake)
      : new SocketReceiver({
          appToken: connection.appToken,
          apiUrl: clients.apiUrl,
          intake,
          log,
          logger,
          onLost,
        });
  const app = new App({
    receiver,
    logger,
    // Without a token Bolt makes no client of its own for each workspace; it would keep them for ever.
    authorize: async () => ({ botId, botUserId }),
    deferInitialization: true,
    convoStore: false,
  });
  app.client = clients.interactive;
  // Everything that goes wrong ends in the intake; Bolt's own handler would log it a second time.
  app.error(async (error) => {
    throw error;
  });
  dispatch(app, listeners(clients));
  await app.init();

  return {
    team: brand<'team'>(teamId),
    clients,
    routes:
      receiver instanceof HttpReceiver
        ? { 'POST /slack/events': (request, response) => receiver.handle(request, response) }
        : {},
    connected: () => receiver instanceof HttpReceiver || receiver.connected,
    start: () => receiver.start(),
    stop: async () => {
      if (receiver instanceof SocketReceiver) receiver.pause();
      await intake.finished();
      await receiver.stop();
    },
  };
}
