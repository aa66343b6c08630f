import { setTimeout as wait } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import { StartFault } from '#src/start-fault';

interface Asking {
  /** The environment variable whose token is being tried. */
  readonly variable: string;
  readonly apiUrl: string;
}

/**
 * Asks Slack until it answers, a few times only: a bot that cannot reach Slack must say so and end, so that whoever
 * watches over it notices, where Bolt would try for ever in silence.
 */
export async function firstAnswer<Answer>(
  ask: () => Promise<Answer>,
  asking: Asking,
  pausesMs: readonly number[],
): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    const refused = refusalOf(error, asking.variable);
    if (refused) throw refused;
    const [pauseMs, ...later] = pausesMs;
    if (pauseMs === undefined) throw new StartFault([unreachable(asking.apiUrl, error)], 1);
    await wait(pauseMs);
    return firstAnswer(ask, asking, later);
  }
}

/** Answers that say something about the token; any other may go by with time. */
const refusals = new Set([
  'access_denied',
  'account_inactive',
  'ekm_access_denied',
  'enterprise_is_restricted',
  'forbidden_team',
  'invalid_auth',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'not_authed',
  'org_login_required',
  'team_disabled',
  'token_expired',
  'token_revoked',
  'two_factor_setup_required',
  'user_removed_from_team',
]);

export const refusesToken = (error: unknown): error is webApi.WebAPIPlatformError =>
  error instanceof webApi.WebAPIPlatformError && refusals.has(error.data.error);

/** What to tell whoever runs the bot, when Slack will not have this token; undefined for any other fault. */
export function refusalOf(error: unknown, variable: string): StartFault | undefined {
  if (!refusesToken(error)) return undefined;
  const reason = error.data.error;
  if (reason !== 'missing_scope') {
    return new StartFault([
      `${variable} was refused by Slack (${reason}). Copy it again from api.slack.com/apps.`,
    ]);
  }
  return new StartFault([
    variable === 'SLACK_APP_TOKEN'
      ? 'SLACK_APP_TOKEN lacks the scope connections:write. Make one that has it at api.slack.com/apps, Basic Information, App-Level Tokens.'
      : `${variable} lacks a scope that Ragft needs. Compare the app’s scopes with manifest.yml and install the app again.`,
  ]);
}

function unreachable(apiUrl: string, error: unknown): string {
  const original = error instanceof webApi.WebAPIRequestError ? error.original : error;
  const cause = original instanceof Error && original.cause instanceof Error ? original.cause : original;
  const reason = cause instanceof Error ? cause.message || cause.name : String(cause);
  return `Slack gave no usable answer at ${apiUrl} (${reason}). Check this machine’s network, or SLACK_API_URL where it is set.`;
}
