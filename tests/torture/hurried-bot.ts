import { slacksBudgets } from '#slack/pace';
import { createLog } from '#src/log';
import { startBot } from '#src/main';

/**
 * The bot in the process that `delivery` and `crash` kill. It keeps Slack’s pace in each channel, but not the one of a whole
 * workspace: six thousand messages at some four hundred a minute would take a quarter of an hour and try nothing more.
 */
const {
  SLACK_BOT_TOKEN: botToken = '',
  SLACK_APP_TOKEN: appToken = '',
  SLACK_API_URL: apiUrl,
  DATABASE_PATH = '',
  AHEAD_MS = '0',
} = process.env;

const wide = { everyMs: 5, atOnce: 100 };

await startBot({
  connection: { mode: 'socket', botToken, appToken, apiUrl },
  database: { path: DATABASE_PATH },
  server: { host: '127.0.0.1', port: 0 },
  log: createLog({ level: 'info', format: 'json' }),
  now: () => new Date(Date.now() + Number(AHEAD_MS)),
  tickMs: 1_000,
  // Its people never rest.
  rateLimited: false,
  budgets: { ...slacksBudgets, 'chat.postMessage': wide, 'chat.update': wide, 'chat.delete': wide },
  onLost: ({ message, exitCode }) => {
    console.error(message);
    process.exit(exitCode);
  },
});
