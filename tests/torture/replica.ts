import { startTrialBot } from './trial-bot.ts';

/** One of the bots that `replicas` kills: over HTTP, on PostgreSQL, and as far ahead of today as its Slack is. */
const {
  SLACK_BOT_TOKEN: botToken = '',
  SLACK_SIGNING_SECRET: signingSecret = '',
  SLACK_API_URL: apiUrl,
  DATABASE_URL: url = '',
} = process.env;

await startTrialBot({ connection: { mode: 'http', botToken, signingSecret, apiUrl }, database: { url } });
