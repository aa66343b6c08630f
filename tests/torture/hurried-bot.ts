import { startTrialBot } from './trial-bot.ts';

/** The bot that `delivery` and `crash` kill: over Socket Mode, on SQLite. */
const {
  SLACK_BOT_TOKEN: botToken = '',
  SLACK_APP_TOKEN: appToken = '',
  SLACK_API_URL: apiUrl,
  DATABASE_PATH: path = '',
} = process.env;

await startTrialBot({ connection: { mode: 'socket', botToken, appToken, apiUrl }, database: { path } });
