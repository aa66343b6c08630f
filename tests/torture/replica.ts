import { slacksBudgets } from '#slack/pace';
import { createLog } from '#src/log';
import { startBot } from '#src/main';

/** One of the bots that `replicas` kills: over HTTP, on PostgreSQL, and as far ahead of today as its Slack is. */
const {
  SLACK_BOT_TOKEN: botToken = '',
  SLACK_SIGNING_SECRET: signingSecret = '',
  SLACK_API_URL: apiUrl,
  DATABASE_URL: url = '',
  AHEAD_MS = '0',
} = process.env;

const wide = { everyMs: 5, atOnce: 100 };

await startBot({
  connection: { mode: 'http', botToken, signingSecret, apiUrl },
  database: { url },
  server: { host: '127.0.0.1', port: 0 },
  log: createLog({ level: 'info', format: 'json' }),
  now: () => new Date(Date.now() + Number(AHEAD_MS)),
  tickMs: 1_000,
  rateLimited: false,
  budgets: { ...slacksBudgets, 'chat.postMessage': wide, 'chat.update': wide, 'chat.delete': wide },
  onLost: ({ message, exitCode }) => {
    console.error(message);
    process.exit(exitCode);
  },
});
