import { resolve } from 'node:path';
import { z } from 'zod';
import type { Place } from '#store/place';
import { type SlackConfig, slackConfig } from './slack-config.ts';
import { StartFault } from './start-fault.ts';

export type LogConfig = {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  /** Left out, a terminal gets lines for people and everything else gets JSON. */
  readonly format: 'json' | 'pretty' | undefined;
};

export interface Config {
  readonly slack: SlackConfig;
  readonly server: { readonly host: string; readonly port: number | undefined };
  /** `chosen` is false where nobody said which; the sandbox then uses a file it throws away. */
  readonly database: {
    readonly place: Place;
    readonly file: { readonly path: string };
    readonly chosen: boolean;
  };
  readonly log: LogConfig;
  readonly metrics: boolean;
  /** Whether somebody who asks for too much at once is asked to wait. */
  readonly rateLimited: boolean;
}

const setting = z
  .string()
  .trim()
  .transform((value) => (value === '' ? undefined : value))
  .optional();

const tokenKinds = [
  { prefix: 'xoxb-', variable: 'SLACK_BOT_TOKEN' },
  { prefix: 'xapp-', variable: 'SLACK_APP_TOKEN' },
] as const;

/** A token pasted into its neighbour's place is the commonest mistake, so the message says where it belongs. */
const token = (prefix: 'xoxb-' | 'xapp-', where: string) =>
  setting.superRefine((value, check) => {
    if (value === undefined || value.startsWith(prefix)) return;
    const other = tokenKinds.find((kind) => kind.prefix !== prefix && value.startsWith(kind.prefix));
    const belongs = other ? ` What is there now belongs in ${other.variable}.` : '';
    check.addIssue(`must start with "${prefix}".${belongs} Copy it from api.slack.com/apps, ${where}.`);
  });

/** 32 random bytes in base64 or hex; several of them, with commas between, while one takes over from another. */
function readKeys(value: string | undefined, check: z.RefinementCtx): [Buffer, ...Buffer[]] | undefined {
  if (value === undefined) return undefined;
  const [first, ...more] = value.split(',').map((key) => {
    const text = key.trim();
    return /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  });
  if (first && [first, ...more].every(({ length }) => length === 32)) return [first, ...more];
  check.addIssue(
    'must be 32 random bytes in base64, or several such keys with commas between, the newest first. Make one with: openssl rand -base64 32',
  );
  return z.NEVER;
}

/** Slack sends people’s browsers back to https alone; plain http is for trying it out on one machine. */
function readPublicUrl(value: string | undefined, check: z.RefinementCtx): string | undefined {
  if (value === undefined) return undefined;
  if (/^https:\/\/[^\s/?#]+[^\s?#]*$|^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?\/?$/.test(value))
    return value.replace(/\/+$/, '');
  check.addIssue(
    'must be the https address at which people’s browsers reach the bot, such as https://ragft.example.com.',
  );
  return z.NEVER;
}

export const isPostgresUrl = (value: string): boolean =>
  /^postgres(ql)?:\/\//.test(value) && URL.canParse(value) && new URL(value).pathname.length > 1;

const environment = z.object({
  SLACK_BOT_TOKEN: token('xoxb-', 'OAuth & Permissions'),
  SLACK_APP_TOKEN: token('xapp-', 'Basic Information, App-Level Tokens'),
  SLACK_SIGNING_SECRET: setting.refine((value) => !/^xox|^xapp-/.test(value ?? ''), {
    error:
      'is a token, not the signing secret. Copy the secret from api.slack.com/apps, Basic Information, App Credentials.',
  }),
  SLACK_CLIENT_ID: setting.refine((value) => value === undefined || /^\d+\.\d+$/.test(value), {
    error:
      'must be two numbers with a dot between them. Copy it from api.slack.com/apps, Basic Information, App Credentials.',
  }),
  SLACK_CLIENT_SECRET: setting.refine((value) => !/^xox|^xapp-/.test(value ?? ''), {
    error:
      'is a token, not the client secret. Copy the secret from api.slack.com/apps, Basic Information, App Credentials.',
  }),
  RAGFT_ENCRYPTION_KEY: setting.transform(readKeys),
  PUBLIC_URL: setting.transform(readPublicUrl),
  SLACK_API_URL: setting.refine((value) => value === undefined || /^https?:\/\/\S+$/.test(value), {
    error:
      'must be a web address such as http://127.0.0.1:4000/api/. Leave it out to use Slack’s own address.',
  }),
  HOST: setting.refine((value) => value === undefined || /^[\w.:-]+$/.test(value), {
    error: 'must be an address to listen on, such as 127.0.0.1 or 0.0.0.0.',
  }),
  PORT: setting
    .refine((value) => value === undefined || (/^\d{1,5}$/.test(value) && Number(value) <= 65535), {
      error: 'must be a whole number from 0 to 65535, such as 3000. 0 takes any free port.',
    })
    .transform((value) => (value === undefined ? undefined : Number(value))),
  DATABASE_PATH: setting,
  // What was typed may hold a password, so it is not repeated.
  DATABASE_URL: setting.refine((value) => value === undefined || isPostgresUrl(value), {
    error:
      'must be the address of a PostgreSQL database, such as postgres://user:password@host:5432/ragft. Leave it out to use a SQLite file.',
  }),
  LOG_LEVEL: setting.pipe(
    z.enum(['debug', 'info', 'warn', 'error'], { error: 'must be debug, info, warn or error.' }).optional(),
  ),
  LOG_FORMAT: setting.pipe(z.enum(['json', 'pretty'], { error: 'must be json or pretty.' }).optional()),
  METRICS: setting.pipe(z.enum(['on', 'off'], { error: 'must be on or off.' }).optional()),
  RATE_LIMITS: setting.pipe(z.enum(['on', 'off'], { error: 'must be on or off.' }).optional()),
  NODE_ENV: setting,
});

/** Reads the whole environment once; throws a StartFault that names every fault in it. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const read = environment.safeParse(env);
  if (!read.success) {
    throw new StartFault(read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`));
  }
  const { HOST, PORT, DATABASE_PATH, DATABASE_URL, LOG_LEVEL, LOG_FORMAT, METRICS, RATE_LIMITS } = read.data;
  const file = { path: resolve(DATABASE_PATH ?? 'data/ragft.db') };
  return {
    slack: slackConfig(read.data),
    database: {
      place: DATABASE_URL ? { url: DATABASE_URL } : file,
      file,
      chosen: (DATABASE_URL ?? DATABASE_PATH) !== undefined,
    },
    server: { host: HOST ?? '127.0.0.1', port: PORT },
    log: { level: LOG_LEVEL ?? 'info', format: LOG_FORMAT },
    metrics: METRICS === 'on',
    rateLimited: RATE_LIMITS !== 'off',
  };
}
