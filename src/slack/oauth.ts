import { webApi } from '@slack/bolt';
import { z } from 'zod';
import { scopeReasons } from '#blocks/settings-view';
import { brand, type PersonId, type TeamId } from '#scoping/ids';
import type { OAuthConfig } from '#src/slack-config';
import type { Clients } from './clients.ts';

/** What a workspace agreed to. */
export interface Granted {
  readonly team: TeamId;
  readonly teamName: string;
  readonly enterprise: string | null;
  readonly token: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly scopes: readonly string[];
  readonly installedBy: PersonId;
}

const access = z.looseObject({
  access_token: z.string().startsWith('xoxb-'),
  bot_user_id: z.string().min(1),
  scope: z.string(),
  team: z.looseObject({ id: z.string().min(1), name: z.string() }),
  enterprise: z.looseObject({ id: z.string() }).nullish(),
  authed_user: z.looseObject({ id: z.string().min(1) }),
  is_enterprise_install: z.literal(false).optional(),
});

const identity = z.looseObject({ bot_id: z.string().min(1), team_id: z.string() });

type Client = Pick<OAuthConfig, 'clientId' | 'clientSecret' | 'publicUrl'>;

/** All that the manifest asks for. */
export const requiredScopes = Object.keys(scopeReasons);

const returnTo = (publicUrl: string): string => `${publicUrl}/slack/oauth_redirect`;

/** Slack’s own page, where somebody agrees to what the manifest asks for. */
export function agreementUrl({ clientId, publicUrl }: Client, apiUrl: string, state: string): string {
  const page = new URL('../oauth/v2/authorize', apiUrl);
  page.search = new URLSearchParams({
    client_id: clientId,
    scope: requiredScopes.join(','),
    redirect_uri: returnTo(publicUrl),
    state,
  }).toString();
  return page.href;
}

/** The code stands for their agreement, once. Undefined for what is no installation of one workspace’s bot. */
export async function redeem(
  { clientId, clientSecret, publicUrl }: Client,
  clientsFor: (token?: string) => Clients,
  code: string,
): Promise<Granted | undefined> {
  const said = access.safeParse(
    await clientsFor().background.oauth.v2.access({
      client_id: clientId,
      client_secret: clientSecret,
      code,
      redirect_uri: returnTo(publicUrl),
    }),
  );
  if (!said.success) return undefined;
  const { access_token: token, team, bot_user_id, scope, enterprise, authed_user } = said.data;
  const me = identity.safeParse(await clientsFor(token).background.auth.test());
  if (!me.success || me.data.team_id !== team.id) return undefined;
  return {
    team: brand<'team'>(team.id),
    teamName: team.name,
    enterprise: enterprise?.id ?? null,
    token,
    botId: me.data.bot_id,
    botUserId: bot_user_id,
    scopes: scope.split(','),
    installedBy: brand<'person'>(authed_user.id),
  };
}

/** Slack’s own word for why it gave nothing. */
export const reasonOf = (error: unknown): string =>
  error instanceof webApi.WebAPIPlatformError ? error.data.error : 'no answer';
