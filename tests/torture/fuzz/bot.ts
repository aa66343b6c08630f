import { createLog } from '#src/log';
import { startBot } from '#src/main';

/**
 * The real bot over HTTP in a process of its own, as `fuzz` attacks it: like `ragft start`, but its clock can be moved
 * and it says how much memory it holds and whether something crept into every object. A rejection that nobody handles ends it, as Node does by itself.
 */
const [apiUrl = '', botToken = '', signingSecret = '', databasePath = ''] = process.argv.slice(2);

let aheadMs = 0;
const bot = await startBot({
  connection: { mode: 'http', apiUrl, botToken, signingSecret },
  database: { path: databasePath },
  server: { host: '127.0.0.1', port: 0 },
  log: createLog({ level: 'info', format: 'json' }, [botToken, signingSecret]),
  now: () => new Date(Date.now() + aheadMs),
  tickMs: 200,
  // Held back, it would look at hardly any of this.
  rateLimited: false,
  onLost: (fault) => {
    throw fault;
  },
});

process.on('message', (asked: { readonly advanceMs?: number }) => {
  if (asked.advanceMs !== undefined) {
    aheadMs += asked.advanceMs;
    return;
  }
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ memory: { rss, held: heapUsed + external, polluted: 'polluted' in {} } });
});
process.once('SIGTERM', () => void bot.stop().then(() => process.exit(0)));
process.send?.({ url: bot.url });
