import type { webApi } from '@slack/bolt';
import { dashboard } from '#blocks/dashboard';
import type { Deps } from '#journey/deps';
import type { Person } from '#journey/person';
import { type Looking, readDashboard, readLooking } from '#journey/read-dashboard';

const LOOKING_MS = 15 * 60_000;
const REST_MS = 60_000;

/** Draws a person's Home as they look at it; given something else to look at, they look at that from now on. */
export async function drawHome(
  deps: Deps,
  client: webApi.WebClient,
  who: Person,
  changed?: Looking,
): Promise<void> {
  const { homeViews } = deps.store;
  const looking = changed ?? readLooking(await homeViews.lookingAt(who.team, who.id));
  const sees = await readDashboard(deps, who, looking);
  await client.views.publish({ user_id: who.id, view: dashboard(sees) });
  if (changed) await homeViews.opened(who.team, who.id, deps.now(), JSON.stringify(changed));
  else await homeViews.drawn(who.team, who.id, deps.now());
}

/** After something they did: only if they had their Home open lately. */
export async function redrawOwnHome(deps: Deps, client: webApi.WebClient, who: Person): Promise<void> {
  const now = deps.now();
  const looking = await deps.store.homeViews.toRedraw(who.team, since(now), now);
  if (looking.includes(who.id)) await drawHome(deps, client, who);
}

/** For all who opened theirs in the last quarter of an hour, at most once a minute each. */
export async function redrawHomes(deps: Deps, client: webApi.WebClient): Promise<void> {
  const now = deps.now();
  const rested = new Date(now.getTime() - REST_MS);
  for (const team of await deps.store.homeViews.teams(since(now))) {
    for (const id of await deps.store.homeViews.toRedraw(team, since(now), rested))
      await drawHome(deps, client, { team, id });
  }
}

const since = (now: Date): Date => new Date(now.getTime() - LOOKING_MS);
