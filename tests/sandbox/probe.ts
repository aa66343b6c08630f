import { App, LogLevel, webApi } from '@slack/bolt';
import { afterEach } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '#sandbox/index';

const manifest = new URL('manifest.yml', import.meta.url).pathname;
const running: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const stop of running.splice(0).reverse()) await stop();
});

/** Last started is stopped first. */
export function stopAfterTest(stop: () => Promise<unknown>): void {
  running.push(stop);
}

/** A sandbox for one test, with the manifest beside this file; pacing is off unless the test asks for it. */
export async function sandboxWith(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ manifest, ...options, faults: { paced: false, ...options.faults } });
  stopAfterTest(() => sandbox.close());
  return sandbox;
}

/** Refusals are what these tests are about; they need no log. */
const silent = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  setName() {},
  getLevel: () => LogLevel.ERROR,
};

/** Calls the Web API as an app would, over HTTP, and never tries twice. */
export function clientOf(sandbox: Sandbox, token: string = sandbox.botToken): webApi.WebClient {
  return new webApi.WebClient(token, {
    slackApiUrl: sandbox.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });
}

/** What Slack answers, refusals included. */
export async function answerOf(call: Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    return { ...((await call) as object) };
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError) return { ...error.data };
    throw error;
  }
}

export type Mode = 'socket' | 'http';

/** A real Bolt app, joined to the sandbox by Socket Mode or signed HTTP. */
export async function probeWith(sandbox: Sandbox, mode: Mode, prepare: (app: App) => void): Promise<App> {
  const common = {
    token: sandbox.botToken,
    logLevel: LogLevel.ERROR,
    deferInitialization: true,
    clientOptions: { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } },
  };
  const app =
    mode === 'socket'
      ? new App({ ...common, socketMode: true, appToken: sandbox.appToken })
      : new App({ ...common, signingSecret: sandbox.signingSecret });
  prepare(app);
  await app.init();
  const server = await app.start({ port: 0, host: '127.0.0.1' });
  if (mode === 'http' && 'address' in server) {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The probe listens nowhere.');
    sandbox.deliverTo(`http://127.0.0.1:${address.port}/slack/events`);
  }
  stopAfterTest(() => app.stop());
  return app;
}
