import { SlackError } from '../slack-error.ts';
import type { MethodTable } from './method.ts';

/** Who the token belongs to, and what it belongs to. */
export const identity: MethodTable = {
  'auth.test': {
    scopes: [],
    tier: null,
    handle({ slack, workspace }) {
      return {
        url: `https://${workspace.domain}.slack.com/`,
        team: workspace.name,
        user: slack.town.person(workspace.botUser)?.handle,
        team_id: workspace.id,
        user_id: workspace.botUser,
        bot_id: workspace.botId,
        is_enterprise_install: false,
      };
    },
  },
  'team.info': {
    scopes: ['team:read'],
    tier: 3,
    handle({ workspace: { id, name, domain } }) {
      return { team: { id, name, domain, email_domain: '', url: `https://${domain}.slack.com/` } };
    },
  },
  'bots.info': {
    scopes: ['users:read'],
    tier: 3,
    handle({ slack, args, workspace }) {
      const wanted = args.text('bot');
      if (wanted !== undefined && wanted !== workspace.botId) throw new SlackError('bot_not_found');
      return {
        bot: {
          id: workspace.botId,
          app_id: slack.credentials.appId,
          user_id: workspace.botUser,
          name: slack.manifest.display_information.name,
          deleted: false,
        },
      };
    },
  },
};
