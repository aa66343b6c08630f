import type { TeamId } from '#scoping/ids';
import type { Stores } from '#store/index';
import type { Deps } from './deps.ts';

type Keeping = Omit<Deps, 'slack'>;

/** Said in the settings and in the README. */
const KEPT_MS = 30 * 86_400_000;

/** The bot was uninstalled then, or its token ended. What belongs to the workspace is kept for whoever comes back in time. */
export const leaveWorkspace = ({ store }: Keeping, team: TeamId, at: Date): Promise<void> =>
  store.together(team, (stores) => leave(stores, team, at));

export async function leave(
  { installations, presences, slackChanges }: Stores,
  team: TeamId,
  at: Date,
): Promise<void> {
  await installations.revoke(team, at);
  await presences.left(team, at);
  await slackChanges.add(team, null, at);
}

/** Everything of workspaces that did not come back within thirty days is removed. */
export async function removeLeftWorkspaces({ store, now }: Keeping): Promise<void> {
  const then = new Date(now().getTime() - KEPT_MS);
  for (const team of await store.presences.goneBefore(then)) await store.installations.forget(team);
}
