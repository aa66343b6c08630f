import { slacksBudgets } from '#slack/pace';
import { createLog } from '#src/log';
import { startBot } from '#src/main';

type Options = Parameters<typeof startBot>[0];

const { AHEAD_MS = '0' } = process.env;
const wide = { everyMs: 5, atOnce: 100 };

/**
 * The bot in a process that a trial kills. It keeps Slack’s pace in each channel, but not the one of a whole workspace:
 * six thousand messages at some four hundred a minute would take a quarter of an hour and try nothing more.
 */
export const startTrialBot = ({ connection, database }: Pick<Options, 'connection' | 'database'>) =>
  startBot({
    connection,
    database,
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
