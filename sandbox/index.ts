import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Actor, createActor } from './actor.ts';
import { perform } from './acts/perform.ts';
import type { Act, ActResult, Faults, Snapshot } from './contract.ts';
import { snapshotOf } from './http/control.ts';
import { listen } from './http/listen.ts';
import { createRoutes } from './http/routes.ts';
import { projectRoot, readManifest } from './manifest.ts';
import { seed } from './seed.ts';
import { createSlack } from './slack.ts';

export interface SandboxOptions {
  /** Wanted port on 127.0.0.1; when it is taken the next free one. Default: any free port. */
  readonly port?: number;
  /** The app's manifest: its scopes, commands, shortcuts and events hold here. Default: manifest.yml beside package.json. */
  readonly manifest?: string;
  /** The folder with the page's index.html. Default: dist/sandbox/page, where it exists. */
  readonly page?: string;
  /** Where Slack would send signed requests. Without one, deliveries go to open Socket Mode connections. */
  readonly requestUrl?: string;
  readonly faults?: Partial<Faults>;
  /** Where the bot's clock starts. Default: now. */
  readonly startAt?: Date;
  /** Fixes the ids and the dice of the faults. */
  readonly seed?: number;
  /** So many more members, `crowd001`, `crowd002` …, all of them in #ai-projects. */
  readonly crowd?: number;
  /** When an event that was not acknowledged comes again. Default: at once, after a minute, after five. */
  readonly redeliverAfterMs?: readonly number[];
}

export interface Sandbox {
  /** The page. */
  readonly url: string;
  /** For SLACK_API_URL; ends in /api/. */
  readonly apiUrl: string;
  /** Of the first workspace, as long as the app is installed there. */
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the bot takes for now; real time plus what was advanced. */
  readonly clock: { now(): Date; advance(ms: number): void };
  /** By handle (`ana`) or id. */
  as(person: string): Actor;
  act(act: Act): Promise<ActResult>;
  snapshot(): Snapshot;
  setFaults(faults: Partial<Faults>): void;
  /** From now on deliveries go as signed HTTP requests to this address. */
  deliverTo(requestUrl: string): void;
  /** Asks every Socket Mode connection to connect anew, as Slack does now and then. */
  refreshConnections(): void;
  /** Resolves as soon as the condition gives something truthy, rechecked at every change; rejects after `ms` (20,000). */
  until<T>(condition: () => T | undefined | null | false, ms?: number): Promise<T>;
  /** Resolves when the bot has answered all it was told, and nothing has happened for `ms` (50). */
  quiet(ms?: number): Promise<void>;
  /** How many calls each fault struck, by method. */
  struck(): Readonly<Record<string, number>>;
  close(): Promise<void>;
}

/** On a crowded machine what takes a moment takes long; what never comes is found all the same. */
const UNTIL_MS = 20_000;
const REDELIVER_AFTER_MS = [0, 60_000, 300_000];

function builtPage(): string | undefined {
  const folder = join(projectRoot(), 'dist', 'sandbox', 'page');
  return existsSync(folder) ? folder : undefined;
}

/** Starts the local Slack. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const manifest = readManifest(options.manifest);
  const server = createServer();
  const port = await listen(server, options.port ?? 0);
  const slack = createSlack({
    url: `http://127.0.0.1:${port}`,
    manifest,
    requestUrl: options.requestUrl,
    faults: options.faults ?? {},
    startAt: options.startAt,
    seed: options.seed,
    redeliverAfterMs: options.redeliverAfterMs ?? REDELIVER_AFTER_MS,
  });
  seed(slack, options.crowd ?? 0);
  server.on('request', createRoutes(slack, options.page ?? builtPage()));
  server.on('upgrade', slack.socketMode.upgrade);

  function until<T>(condition: () => T | undefined | null | false, ms = UNTIL_MS): Promise<T> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        unsubscribe();
        clearTimeout(timer);
      };
      const check = () => {
        try {
          const value = condition();
          if (!value) return;
          if (value instanceof Promise)
            throw new Error('A promise is truthy before it is kept: poll instead.');
          stop();
          resolve(value);
        } catch (error) {
          stop();
          reject(error);
        }
      };
      const unsubscribe = slack.changes.subscribe(() => check());
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`It did not come true within ${ms} ms: ${condition}`));
      }, ms);
      check();
    });
  }

  return {
    url: slack.url,
    apiUrl: `${slack.url}/api/`,
    get botToken() {
      return slack.town.workspaces()[0]?.token ?? '';
    },
    appToken: slack.credentials.appToken,
    signingSecret: slack.credentials.signingSecret,
    clientId: slack.credentials.clientId,
    clientSecret: slack.credentials.clientSecret,
    clock: {
      now: slack.clock.now,
      advance: (ms) => void perform(slack, { kind: 'advance-clock', as: '', ms }),
    },
    as: (person) => createActor(slack, person),
    act: (act) => perform(slack, act),
    snapshot: () => snapshotOf(slack),
    setFaults: slack.faults.set,
    deliverTo: slack.deliverTo,
    refreshConnections: slack.socketMode.refresh,
    until,
    async quiet(ms = 50) {
      while (slack.traffic.underWay() > 0 || Date.now() - slack.traffic.lastAt() < ms) await sleep(5);
    },
    struck: slack.faults.struck,
    async close() {
      slack.delivery.close();
      await slack.socketMode.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
