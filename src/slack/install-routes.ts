import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Deps } from '#journey/deps';
import { beginInstallation, comeBack, installWorkspace } from '#journey/install-workspace';
import type { Log } from '#src/log';
import type { OAuthConfig } from '#src/slack-config';
import type { Route } from '#src/web-server';
import type { Clients } from './clients.ts';
import { newReference } from './faults.ts';
import { drawPage, type Page, pages, policy } from './install-pages.ts';
import { agreementUrl, reasonOf, redeem } from './oauth.ts';
import type { TokenSeal } from './token-seal.ts';
import type { Workspaces } from './workspaces.ts';

interface InstallOptions {
  readonly deps: Pick<Deps, 'store' | 'now' | 'newId'>;
  readonly oauth: OAuthConfig;
  readonly apiUrl: string;
  readonly seal: TokenSeal;
  readonly clientsFor: (token?: string) => Clients;
  readonly workspaces: Workspaces;
  readonly log: Log;
}

const COOKIE = 'ragft_install';

/** Installing in a workspace: to Slack’s page and back. */
export function installRoutes(options: InstallOptions): Readonly<Record<string, Route>> {
  const { deps, oauth, apiUrl } = options;
  return {
    'GET /slack/install': async (_request, response) => {
      const state = await beginInstallation(deps);
      if (state === undefined) return show(response, pages.busy);
      const location = agreementUrl(oauth, apiUrl, state);
      response.writeHead(302, { location, 'set-cookie': cookie(oauth, state, 600), ...always }).end();
    },
    'GET /slack/oauth_redirect': async (request, response) => {
      response.setHeader('set-cookie', cookie(oauth, '', 0));
      show(response, await finish(options, request));
    },
  };
}

/** Whoever comes back must be who went: without the cookie, a link could install somebody else’s workspace in their name. */
async function finish(options: InstallOptions, request: IncomingMessage): Promise<Page> {
  const { deps, oauth, seal, clientsFor, workspaces, log } = options;
  const { publicUrl } = oauth;
  const query = new URL(request.url ?? '/', publicUrl).searchParams;
  const state = query.get('state') ?? '';
  const began = readCookie(request) === state && state !== '';
  if (!began || !(await comeBack(deps, state))) return pages.stale(publicUrl);
  if (query.has('error')) return pages.declined(publicUrl);

  try {
    const granted = await redeem(oauth, clientsFor, query.get('code') ?? '');
    if (!granted) return pages.wholeOrganisation(publicUrl);
    const { token, teamName, ...installation } = granted;
    const team = await installWorkspace(deps, {
      ...installation,
      sealedToken: seal.seal(granted.team, token),
    });
    workspaces.changed(team);
    log.info({ team }, 'installed in a workspace');
    return pages.installed(team, teamName);
  } catch (error) {
    const reference = newReference();
    log.error({ reference, err: error }, 'an installation failed');
    return pages.refused(publicUrl, reasonOf(error), reference);
  }
}

function show(response: ServerResponse, page: Page): void {
  const type = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy };
  response.writeHead(page.status, { ...type, ...always }).end(drawPage(page));
}

/** The way back carries a code in its address: it is kept out of caches, and out of what the next page is told. */
const always = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** `Lax`: it comes along when Slack’s page leads back here, and with nothing that another site asks for. */
function cookie({ publicUrl }: OAuthConfig, state: string, seconds: number): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  return `${COOKIE}=${state}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

const readCookie = ({ headers }: IncomingMessage): string | undefined =>
  headers.cookie
    ?.split(/; */)
    .find((one) => one.startsWith(`${COOKIE}=`))
    ?.slice(COOKIE.length + 1);
