import { type Changes, createChanges } from './changes.ts';
import { createClock, type SandboxClock } from './clock.ts';
import type { AppInfo, Faults } from './contract.ts';
import { createDelivery, type Delivery } from './delivery/delivery.ts';
import { createSignedHttp } from './delivery/signed-http.ts';
import { createSocketMode, type SocketMode } from './delivery/socket-mode.ts';
import { createDice, type Dice } from './dice.ts';
import { createFaults, type FaultBox } from './faults.ts';
import { createFiles, type Files } from './files.ts';
import type { Manifest } from './manifest.ts';
import { createMessages, type Messages } from './messages.ts';
import { createPace, type Pace } from './rate-limits.ts';
import { createResponseUrls, type ResponseUrls } from './response-urls.ts';
import { createSuggestions, type Suggestions } from './suggestions.ts';
import { createTown, type Town } from './town.ts';
import { createTraffic, type Traffic } from './traffic.ts';
import { createTriggers, type Triggers } from './triggers.ts';
import { createViews, type Views } from './views.ts';

interface Credentials {
  readonly appId: string;
  readonly appToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signingSecret: string;
  /** The deprecated one that still stands in every payload. */
  readonly verificationToken: string;
}

/** Everything the local Slack is made of. */
export interface Slack {
  /** http://127.0.0.1:PORT */
  readonly url: string;
  readonly credentials: Credentials;
  readonly manifest: Manifest;
  readonly changes: Changes;
  readonly clock: SandboxClock;
  readonly delivery: Delivery;
  readonly dice: Dice;
  readonly faults: FaultBox;
  readonly files: Files;
  readonly messages: Messages;
  readonly pace: Pace;
  readonly responseUrls: ResponseUrls;
  readonly socketMode: SocketMode;
  readonly suggestions: Suggestions;
  readonly town: Town;
  readonly traffic: Traffic;
  readonly triggers: Triggers;
  readonly views: Views;
  appInfo(): AppInfo;
  deliverTo(requestUrl: string): void;
}

export interface SlackOptions {
  readonly url: string;
  readonly manifest: Manifest;
  readonly requestUrl: string | undefined;
  readonly faults: Partial<Faults>;
  readonly startAt: Date | undefined;
  readonly seed: number | undefined;
  readonly redeliverAfterMs: readonly number[];
}

export function createSlack(options: SlackOptions): Slack {
  const { url, manifest } = options;
  const dice = createDice(options.seed);
  const changes = createChanges();
  const clock = createClock(options.startAt);
  const traffic = createTraffic(changes);
  const faults = createFaults(options.faults, dice, changes);
  const credentials: Credentials = {
    appId: dice.id('A'),
    appToken: `xapp-1-${dice.id('A')}-${dice.id('').toLowerCase()}`,
    clientId: `${Math.floor(dice.roll() * 1e12)}.${Math.floor(dice.roll() * 1e12)}`,
    clientSecret: dice.id('').toLowerCase(),
    signingSecret: dice.id('').toLowerCase() + dice.id('').toLowerCase(),
    verificationToken: dice.id('v'),
  };

  const publishApp = () => changes.publish({ kind: 'app', app: appInfo() });
  const town = createTown(changes, publishApp);
  const socketMode = createSocketMode(
    credentials.appId,
    (ticket) => `${url.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${credentials.appId}`,
    publishApp,
  );
  const signedHttp = (requestUrl: string) => createSignedHttp(requestUrl, credentials.signingSecret);
  let http = options.requestUrl === undefined ? undefined : signedHttp(options.requestUrl);

  function appInfo(): AppInfo {
    const [home] = town.workspaces();
    return {
      name: manifest.display_information.name,
      botUser: home?.botUser ?? '',
      installed: home?.token != null,
      connected: http !== undefined || socketMode.connections() > 0,
      commands: manifest.features.slash_commands.map(({ command, description, usage_hint }) => ({
        command,
        description,
        usageHint: usage_hint,
      })),
      shortcuts: manifest.features.shortcuts.map(({ callback_id, name, description, type }) => ({
        callbackId: callback_id,
        name,
        description,
        kind: type,
      })),
      scopes: manifest.oauth_config.scopes.bot,
    };
  }

  return {
    url,
    credentials,
    manifest,
    changes,
    clock,
    dice,
    faults,
    socketMode,
    town,
    traffic,
    delivery: createDelivery(() => http ?? socketMode, traffic, faults.current, options.redeliverAfterMs),
    files: createFiles(dice, (id) => `${url}/_sandbox/files/${id}`),
    messages: createMessages(changes),
    pace: createPace(),
    responseUrls: createResponseUrls(clock, (id) => `${url}/response/${id}`),
    suggestions: createSuggestions(),
    triggers: createTriggers(dice),
    views: createViews(changes, dice),
    appInfo,
    deliverTo(requestUrl) {
      http = signedHttp(requestUrl);
      publishApp();
    },
  };
}
