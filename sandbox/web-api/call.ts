import { setTimeout as sleep } from 'node:timers/promises';
import type { Slack } from '../slack.ts';
import { SlackError } from '../slack-error.ts';
import type { Workspace } from '../town.ts';
import type { Json } from '../validate/check.ts';
import { type Args, argsOf } from './args.ts';
import { chat } from './chat.ts';
import { conversations } from './conversations.ts';
import { files } from './files.ts';
import { identity } from './identity.ts';
import { type MethodTable, needScope, RateLimited } from './method.ts';
import type { OAuth } from './oauth.ts';
import { people } from './people.ts';
import { views } from './views.ts';

const methods: MethodTable = { ...identity, ...chat, ...views, ...people, ...conversations, ...files };

export interface Request {
  readonly method: string;
  readonly args: Json;
  readonly authorization: string;
}

export type Answer =
  | {
      readonly kind: 'json';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Json;
    }
  /** The line stays silent. */
  | { readonly kind: 'silence' }
  /** It was done, and the line breaks before the answer. */
  | { readonly kind: 'cut' };

const json = (status: number, body: Json, headers: Readonly<Record<string, string>> = {}): Answer => ({
  kind: 'json',
  status,
  headers,
  body,
});

const tooFast = (seconds: number): Answer =>
  json(429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(seconds) });

const without = (args: Json): Json =>
  Object.fromEntries(Object.entries(args).filter(([name]) => name !== 'token' && name !== 'client_secret'));

function tokenOf({ authorization, args }: Request): string {
  return authorization.replace(/^Bearer /i, '') || String(args.token ?? '');
}

function workspaceOf(slack: Slack, token: string): Workspace {
  if (token === '') throw new SlackError('not_authed');
  const workspace = slack.town.workspaces().find((each) => each.token === token);
  if (workspace) return workspace;
  if (token === slack.credentials.appToken) throw new SlackError('not_allowed_token_type');
  const ended = slack.town.workspaces().some(({ formerTokens }) => formerTokens.includes(token));
  throw new SlackError(ended ? 'account_inactive' : 'invalid_auth');
}

/** Answers Web API calls: token first, then scope, pace and the method itself. */
export function createWebApi(slack: Slack, oauth: OAuth): (request: Request) => Promise<Answer> {
  function openConnection(token: string): Json {
    if (token === '') throw new SlackError('not_authed');
    if (token.startsWith('xoxb-')) throw new SlackError('not_allowed_token_type');
    if (token !== slack.credentials.appToken) throw new SlackError('invalid_auth');
    return { url: slack.socketMode.issueUrl() };
  }

  async function answer(request: Request, args: Args): Promise<Answer> {
    const { method } = request;
    if (method === 'api.test') return json(200, { ok: true, args: without(args.all) });
    if (method === 'oauth.v2.access')
      return json(200, { ok: true, ...oauth.exchange(args, request.authorization) });
    if (method === 'apps.connections.open')
      return json(200, { ok: true, ...openConnection(tokenOf(request)) });

    const known = Object.hasOwn(methods, method) ? methods[method] : undefined;
    if (!known) throw new SlackError('unknown_method', { req_method: method });
    const workspace = workspaceOf(slack, tokenOf(request));
    for (const scope of known.scopes) needScope({ workspace }, scope);
    if (known.tier !== null && slack.faults.current().paced) {
      const wait = slack.pace.method(workspace.id, method, known.tier);
      if (wait > 0) return tooFast(wait);
    }
    const done = await known.handle({ slack, args, workspace });
    return json(
      200,
      { ok: true, ...done },
      {
        'x-oauth-scopes': workspace.scopes.join(','),
        'x-accepted-oauth-scopes': known.scopes.join(','),
      },
    );
  }

  async function struckOrAnswered(request: Request, args: Args): Promise<Answer> {
    const { slowMs } = slack.faults.current();
    if (slowMs > 0) await sleep(slowMs, undefined, { ref: false });
    const { before, loseAnswer } = slack.faults.strike(request.method);
    if (before === 'http_500') return json(500, { ok: false, error: 'internal_error' });
    if (before === 'ratelimited') return tooFast(1);
    if (before === 'time_out') return { kind: 'silence' };
    try {
      const done = await answer(request, args);
      return loseAnswer ? { kind: 'cut' } : done;
    } catch (error) {
      if (error instanceof RateLimited) return tooFast(error.retryAfter);
      if (error instanceof SlackError) return json(200, { ok: false, error: error.code, ...error.more });
      throw error;
    }
  }

  return async (request) => {
    const args = argsOf(request.args);
    const end = slack.traffic.begin('bot-to-slack', request.method, without(request.args));
    try {
      const given = await struckOrAnswered(request, args);
      if (given.kind !== 'json') end(given.kind === 'cut' ? 'answer lost' : 'no answer');
      else end(given.body.ok === true ? 'ok' : String(given.body.error), given.body);
      return given;
    } catch (error) {
      end('fault of the sandbox', String(error));
      throw error;
    }
  };
}
