import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Config } from '#src/config';
import { createLog, type Log } from '#src/log';
import { type Bot, startBot } from '#src/main';
import { secretsOf } from '#src/slack-config';
import type { StartFault } from '#src/start-fault';
import { passwordsOf } from '#store/place';
import { readEnvironment } from './read-environment.ts';

/** Whoever stops a service waits ten seconds, then kills it; better to go by ourselves just before. */
const longestGoodbyeMs = 9_500;

/**
 * What lives is some 40 MB. On a machine with much memory V8 lets garbage grow to several times that before it looks:
 * with two hundred people at work the process took 308 MB, and 225 once it was told to look when the heap has doubled.
 * Looking as soon as it has grown by two fifths saved another 15, and made the slowest of a thousand page submits a
 * second wait twice as long.
 */
const collectEarly = (): void => setFlagsFromString('--heap-growing-percent=100');

type OnLost = (fault: StartFault) => void;

/** `ragft start`: connects to Slack as the environment says, or to the sandbox where it names no Slack. */
export async function start(): Promise<number> {
  const config = readEnvironment();
  const { slack } = config;
  if (slack.mode === 'sandbox') return inSandbox(config);

  const log = createLog(config.log, [...secretsOf(slack), ...passwordsOf(config.database.place)]);
  return untilStopped(log, (onLost) =>
    startBot({
      connection: slack,
      database: config.database.place,
      server: { host: config.server.host, port: config.server.port ?? 3000 },
      log,
      now: () => new Date(),
      tickMs: 60_000,
      rateLimited: config.rateLimited,
      metrics: config.metrics,
      onLost,
    }),
  );
}

/** `ragft sandbox`: the same bot against the bundled workspace, whatever Slack the environment names. */
export const sandbox = (): Promise<number> => inSandbox(readEnvironment());

/** `ragft demo`: the same, in a workspace that people have lived in for a year. Nobody's own database is touched. */
export const demo = (): Promise<number> => {
  const config = readEnvironment();
  return inSandbox({ ...config, database: { ...config.database, chosen: false } }, { lived: true });
};

async function inSandbox(config: Config, { lived = false } = {}): Promise<number> {
  const log = createLog(config.log, passwordsOf(config.database.place));
  return untilStopped(log, async (onLost) => {
    // Production installs leave the sandbox out, so nothing else may lead there.
    const { startSandbox } = await import('#sandbox/index');
    const past = lived ? await import('#sandbox/demo/live-a-year') : undefined;
    const workspace = await startSandbox({
      port: config.server.port ?? 3000,
      ...(past ? { startAt: past.aYearAgo() } : {}),
    });
    const folder = config.database.chosen ? undefined : await mkdtemp(join(tmpdir(), 'ragft-'));
    const own = folder && join(folder, 'sandbox.db');
    const close = async (): Promise<void> => {
      await workspace.close();
      if (folder) await rm(folder, { recursive: true });
    };
    const { botToken, appToken, apiUrl, clock } = workspace;
    try {
      if (own) await past?.liveAYear(workspace, own);
      const bot = await startBot({
        connection: { mode: 'socket', botToken, appToken, apiUrl },
        database: own ? { path: own } : config.database.place,
        server: { host: '127.0.0.1', port: 0 },
        log,
        now: () => clock.now(),
        // Three months may pass at a click; what falls due then should not take a minute to show.
        tickMs: 1_000,
        rateLimited: config.rateLimited,
        onLost,
      });
      console.log(`\n  Ragft is ready. Open ${workspace.url} and type /ragft in a channel.\n`);
      return { url: bot.url, stop: () => bot.stop().then(close) };
    } catch (fault) {
      await close();
      throw fault;
    }
  });
}

async function untilStopped(log: Log, begin: (onLost: OnLost) => Promise<Bot>): Promise<number> {
  collectEarly();
  let finish: (code: number) => void = () => {};
  const finished = new Promise<number>((resolve) => {
    finish = resolve;
  });
  const end = (code: number): void => {
    finish(code);
    setTimeout(() => {
      log.error('still busy after the time to stop, leaving');
      process.exit(1);
    }, longestGoodbyeMs).unref();
  };
  process.once('SIGTERM', () => end(0));
  process.once('SIGINT', () => end(0));
  process.once('unhandledRejection', (error) => {
    log.fatal({ err: error }, 'a fault nobody caught');
    end(1);
  });

  const bot = await begin((fault) => {
    log.fatal(fault.message);
    end(fault.exitCode);
  });
  const code = await finished;
  await bot.stop();
  // Idle connections to Slack would keep the process for another minute.
  process.exit(code);
}
