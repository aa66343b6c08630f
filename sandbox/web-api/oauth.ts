import { randomUUID } from 'node:crypto';
import { install } from '../installation.ts';
import type { Slack } from '../slack.ts';
import { SlackError } from '../slack-error.ts';
import type { Json } from '../validate/check.ts';
import type { Args } from './args.ts';

const CODE_LIFE_MS = 600_000;

/** Somebody agreed to install the app; the code stands for that. */
interface Grant {
  readonly workspace: string;
  readonly person: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly at: number;
}

export interface OAuth {
  /** The page on which people agree, as HTML, or Slack's word for what is wrong with the link. */
  authorizePage(query: URLSearchParams): { page: string } | { error: string };
  /** They agreed or not: where the browser goes next. */
  decide(form: URLSearchParams): string | undefined;
  /** oauth.v2.access */
  exchange(args: Args, authorization: string): Json;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

export function createOAuth(slack: Slack): OAuth {
  const grants = new Map<string, Grant>();
  const { clientId, clientSecret, appId } = slack.credentials;

  /** The manifest's addresses count; so does this machine, which a manifest for production cannot name. */
  function mayReturnTo(address: string): boolean {
    if (!URL.canParse(address)) return false;
    const here = ['127.0.0.1', 'localhost'].includes(new URL(address).hostname);
    return here || slack.manifest.oauth_config.redirect_urls.some((allowed) => address.startsWith(allowed));
  }

  function wrongWith(query: URLSearchParams): string | undefined {
    if (query.get('client_id') !== clientId) return 'invalid_client_id';
    const scopes = (query.get('scope') ?? '').split(/[ ,]/).filter(Boolean);
    if (scopes.length === 0) return 'missing_scope';
    if (scopes.some((scope) => !slack.manifest.oauth_config.scopes.bot.includes(scope)))
      return 'invalid_scope';
    return mayReturnTo(query.get('redirect_uri') ?? '') ? undefined : 'bad_redirect_uri';
  }

  return {
    authorizePage(query) {
      const error = wrongWith(query);
      if (error !== undefined) return { error };
      const hidden = [...query].map(
        ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
      );
      const choices = slack.town
        .workspaces()
        .map(({ id, name }) => `<option value="${id}">${escaped(name)}</option>`);
      const app = escaped(slack.manifest.display_information.name);
      const scopes = (query.get('scope') ?? '').split(/[ ,]/).map((scope) => `<li>${escaped(scope)}</li>`);
      return {
        page: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Install ${app}</title>
<main><h1>${app} asks for permission</h1><p>It wants to:</p><ul>${scopes.join('')}</ul>
<form method="post">${hidden.join('')}
<p><label>Workspace <select name="workspace">${choices.join('')}</select></label></p>
<button name="decision" value="allow">Allow</button> <button name="decision" value="cancel">Cancel</button>
</form></main></html>`,
      };
    },
    decide(form) {
      if (wrongWith(form) !== undefined) return undefined;
      const target = new URL(form.get('redirect_uri') ?? '');
      target.searchParams.set('state', form.get('state') ?? '');
      const workspace = slack.town.workspaces().find(({ id }) => id === form.get('workspace'));
      if (form.get('decision') !== 'allow' || !workspace) {
        target.searchParams.set('error', 'access_denied');
        return target.href;
      }
      const admin = slack.town.people().find(({ team, kind }) => team === workspace.id && kind === 'admin');
      const code = randomUUID();
      grants.set(code, {
        workspace: workspace.id,
        person: form.get('as') ?? admin?.id ?? '',
        scopes: (form.get('scope') ?? '').split(/[ ,]/).filter(Boolean),
        redirectUri: form.get('redirect_uri') ?? '',
        at: Date.now(),
      });
      target.searchParams.set('code', code);
      return target.href;
    },
    exchange(args, authorization) {
      const basic = Buffer.from(authorization.replace(/^Basic /, ''), 'base64')
        .toString()
        .split(':');
      const [id, secret] = authorization.startsWith('Basic ')
        ? basic
        : [args.text('client_id'), args.text('client_secret')];
      if (id !== clientId) throw new SlackError('invalid_client_id');
      if (secret !== clientSecret) throw new SlackError('bad_client_secret');
      const code = args.text('code') ?? '';
      const grant = grants.get(code);
      grants.delete(code);
      if (!grant || Date.now() - grant.at > CODE_LIFE_MS) throw new SlackError('invalid_code');
      if ((args.text('redirect_uri') ?? grant.redirectUri) !== grant.redirectUri)
        throw new SlackError('bad_redirect_uri');
      const workspace = install(slack, slack.town.workspace(grant.workspace), grant.scopes);
      return {
        access_token: workspace.token,
        token_type: 'bot',
        scope: workspace.scopes.join(','),
        bot_user_id: workspace.botUser,
        app_id: appId,
        team: { id: workspace.id, name: workspace.name },
        enterprise: null,
        authed_user: { id: grant.person },
        is_enterprise_install: false,
      };
    },
  };
}
