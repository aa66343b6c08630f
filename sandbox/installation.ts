import { announce } from './events.ts';
import type { Slack } from './slack.ts';
import type { Workspace } from './town.ts';

/** Installs the app: a bot token with the scopes that were agreed to, a fresh one unless it still holds one. */
export function install(slack: Slack, workspace: Workspace, scopes: readonly string[]): Workspace {
  const digits = () => Math.floor(slack.dice.roll() * 1e12);
  const token = workspace.token ?? `xoxb-${digits()}-${digits()}-${slack.dice.id('')}`;
  const installed: Workspace = { ...workspace, token, scopes };
  slack.town.putWorkspace(installed);
  return installed;
}

/** The token ends at once; the app is told by two events, in no promised order. */
export function uninstall(slack: Slack, workspace: Workspace): void {
  if (workspace.token === null) return;
  const formerTokens = [...workspace.formerTokens, workspace.token];
  slack.town.putWorkspace({ ...workspace, token: null, formerTokens });
  announce(slack, workspace, { type: 'tokens_revoked', tokens: { oauth: [], bot: [workspace.botUser] } });
  announce(slack, workspace, { type: 'app_uninstalled' });
  for (const channel of slack.town.channels()) {
    const people = channel.members.filter((member) => member !== workspace.botUser);
    const stays = people.length === channel.members.length || channel.kind === 'im';
    if (!stays) slack.town.putChannel({ ...channel, members: people });
  }
}
