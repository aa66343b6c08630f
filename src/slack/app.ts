import { App } from '@slack/bolt';
import type { Deps } from '#journey/deps';
import { brand } from '#scoping/ids';
import { boltLogger, type Log } from '#src/log';
import type { Connection } from '#src/slack-config';
import type { StartFault } from '#src/start-fault';
import type { Route } from '#src/web-server';
import { type Clients, createClients, slackItself } from './clients.ts';
import { dispatch } from './dispatch.ts';
import { Faults } from './faults.ts';
import { holdBack } from './hold-back.ts';
import { HttpReceiver } from './http-receiver.ts';
import { installRoutes } from './install-routes.ts';
import { Intake } from './intake.ts';
import type { Listeners } from './listeners/listener.ts';
import { manyWorkspaces, sealAnew } from './many-workspaces.ts';
import { oneWorkspace } from './one-workspace.ts';
import { RateLimits } from './rate-limits.ts';
import type { SocketReceiver } from './socket-receiver.ts';
import { TokenSeal } from './token-seal.ts';
import { type ClientOf, clientOf, type Workspaces } from './workspaces.ts';

export interface SlackApp {
  readonly workspaces: Workspaces;
  /** What the web server answers for Slack: its requests, in http mode, and installations. */
  readonly routes: Readonly<Record<string, Route>>;
  readonly connected: () => boolean;
  start(): Promise<void>;
  /** Takes nothing new; resolves when what runs is finished. */
  stop(): Promise<void>;
}

interface AppOptions {
  readonly connection: Connection;
  readonly deps: Pick<Deps, 'store' | 'now' | 'newId'>;
  readonly log: Log;
  readonly listeners: (interactive: ClientOf) => Listeners;
  readonly onLost: (fault: StartFault) => void;
  readonly rateLimited: boolean;
}

export async function createSlackApp(options: AppOptions): Promise<SlackApp> {
  const { connection, log, onLost, rateLimited } = options;
  const apiUrl = connection.apiUrl ?? slackItself;
  const logger = boltLogger(log);
  const clientsFor = (token?: string): Clients => createClients(token, apiUrl, logger);
  const { workspaces, routes } = await installed(options, apiUrl, clientsFor);
  const interactive = clientOf(workspaces, 'interactive');

  const intake = new Intake(workspaces, new Faults(log, interactive), log);
  const receiver =
    connection.mode === 'http'
      ? new HttpReceiver(connection.signingSecret, intake)
      : await overSocket({ appToken: connection.appToken, apiUrl, intake, log, logger, onLost });
  const app = new App({
    receiver,
    logger,
    // Without a token Bolt makes no client of its own for each workspace; it would keep them for ever.
    authorize: async ({ teamId = '' }) => {
      const workspace = await workspaces.find(brand<'team'>(teamId));
      return workspace ? { botId: workspace.botId, botUserId: workspace.botUserId } : {};
    },
    deferInitialization: true,
    convoStore: false,
  });
  // Everything that goes wrong ends in the intake; Bolt's own handler would log it a second time.
  app.error(async (error) => {
    throw error;
  });
  const table = options.listeners(interactive);
  const limits = new RateLimits(() => performance.now());
  dispatch(app, rateLimited ? holdBack(table, limits) : table, interactive);
  await app.init();

  return {
    workspaces,
    routes:
      receiver instanceof HttpReceiver
        ? { ...routes, 'POST /slack/events': (request, response) => receiver.handle(request, response) }
        : routes,
    connected: () => receiver.connected,
    start: () => receiver.start(),
    stop: async () => {
      receiver.pause();
      await intake.finished();
      await receiver.stop();
    },
  };
}

/** Whoever is called over HTTP need not wait for what opens WebSockets. */
const overSocket = async (...options: ConstructorParameters<typeof SocketReceiver>) => {
  const { SocketReceiver } = await import('./socket-receiver.ts');
  return new SocketReceiver(...options);
};

/** Where the bot may speak: in the one workspace whose token is set, or in all that installed it. */
async function installed(
  { connection, deps, log }: AppOptions,
  apiUrl: string,
  clientsFor: (token?: string) => Clients,
): Promise<Pick<SlackApp, 'workspaces' | 'routes'>> {
  if ('botToken' in connection)
    return { workspaces: await oneWorkspace(deps, clientsFor(connection.botToken), apiUrl), routes: {} };
  const { oauth } = connection;
  const seal = new TokenSeal(oauth.keys);
  await sealAnew(deps, seal, log);
  const workspaces = manyWorkspaces(deps, { seal, clientsFor, log });
  return {
    workspaces,
    routes: installRoutes({ deps, oauth, apiUrl, seal, clientsFor, workspaces, log }),
  };
}
