import { StartFault } from './start-fault.ts';

/** How Slack reaches the bot, and with which tokens the bot speaks in return. */
export type Connection = Transport & Access & { readonly apiUrl: string | undefined };

type Transport =
  | { readonly mode: 'socket'; readonly appToken: string }
  | {
      readonly mode: 'http';
      readonly signingSecret: string;
      /** Where Slack’s requests reach the bot, where that was said. */
      readonly publicUrl?: string | undefined;
    };

/** The token of the one workspace, or what it takes to be installed in many. */
type Access = { readonly botToken: string } | { readonly oauth: OAuthConfig };

export interface OAuthConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The first seals; the others still open what they sealed before. */
  readonly keys: readonly [Buffer, ...Buffer[]];
  /** Where people’s browsers reach the bot, without a slash at the end. */
  readonly publicUrl: string;
}

export type SlackConfig = { readonly mode: 'sandbox' } | Connection;

/** What is set, each of it valid by itself. */
interface Set {
  readonly SLACK_BOT_TOKEN?: string | undefined;
  readonly SLACK_APP_TOKEN?: string | undefined;
  readonly SLACK_SIGNING_SECRET?: string | undefined;
  readonly SLACK_CLIENT_ID?: string | undefined;
  readonly SLACK_CLIENT_SECRET?: string | undefined;
  readonly RAGFT_ENCRYPTION_KEY?: readonly [Buffer, ...Buffer[]] | undefined;
  readonly PUBLIC_URL?: string | undefined;
  readonly SLACK_API_URL?: string | undefined;
  readonly NODE_ENV?: string | undefined;
}

/** What goes with what. */
export function slackConfig(env: Set): SlackConfig {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env;
  const access = accessOf(env);
  if (access) return { ...transportOf(env, access), ...access, apiUrl: env.SLACK_API_URL };
  if (appToken || signingSecret) {
    const set = appToken ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET';
    throw new StartFault([
      `SLACK_BOT_TOKEN is missing beside ${set}. Copy it from api.slack.com/apps, OAuth & Permissions.`,
    ]);
  }
  if (env.NODE_ENV === 'production' && !botToken) {
    throw new StartFault([
      'SLACK_BOT_TOKEN is missing, and NODE_ENV=production never starts the local sandbox. Set it with SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP).',
    ]);
  }
  return { mode: 'sandbox' };
}

/** In the order in which a person comes by them. */
const forMany = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'RAGFT_ENCRYPTION_KEY', 'PUBLIC_URL'] as const;

const whereFrom: Readonly<Record<(typeof forMany)[number], string>> = {
  SLACK_CLIENT_ID: 'Copy it from api.slack.com/apps, Basic Information, App Credentials.',
  SLACK_CLIENT_SECRET: 'Copy it from api.slack.com/apps, Basic Information, App Credentials.',
  RAGFT_ENCRYPTION_KEY: 'Make one with: openssl rand -base64 32',
  PUBLIC_URL: 'Set it to the https address at which people’s browsers reach the bot.',
};

function accessOf(env: Set): Access | undefined {
  const [one] = (['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET'] as const).filter((name) => env[name]);
  if (env.SLACK_BOT_TOKEN) {
    if (env.SLACK_CLIENT_ID === undefined) return { botToken: env.SLACK_BOT_TOKEN };
    throw new StartFault([
      'SLACK_BOT_TOKEN is for one workspace, SLACK_CLIENT_ID for many. Leave one of the two out.',
    ]);
  }
  if (one === undefined) return undefined;
  const { SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, RAGFT_ENCRYPTION_KEY, PUBLIC_URL } = env;
  if (SLACK_CLIENT_ID && SLACK_CLIENT_SECRET && RAGFT_ENCRYPTION_KEY && PUBLIC_URL) {
    return {
      oauth: {
        clientId: SLACK_CLIENT_ID,
        clientSecret: SLACK_CLIENT_SECRET,
        keys: RAGFT_ENCRYPTION_KEY,
        publicUrl: PUBLIC_URL,
      },
    };
  }
  const missing = forMany.filter((name) => env[name] === undefined);
  throw new StartFault(missing.map((name) => `${name} is missing beside ${one}. ${whereFrom[name]}`));
}

function transportOf(
  { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret, PUBLIC_URL: publicUrl }: Set,
  access: Access,
): Transport {
  if (appToken) return { mode: 'socket', appToken };
  if (signingSecret) return { mode: 'http', signingSecret, publicUrl };
  const beside = 'botToken' in access ? 'SLACK_BOT_TOKEN' : 'SLACK_CLIENT_ID';
  throw new StartFault([
    `SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing beside ${beside}. Set the first for Socket Mode, the second for HTTP.`,
  ]);
}

/** What must never be read in a log. */
export function secretsOf(connection: Connection): readonly string[] {
  const transport = connection.mode === 'socket' ? connection.appToken : connection.signingSecret;
  if ('botToken' in connection) return [transport, connection.botToken];
  const { clientSecret, keys } = connection.oauth;
  return [transport, clientSecret, ...keys.flatMap((key) => [key.toString('base64'), key.toString('hex')])];
}
