import type { webApi } from '@slack/bolt';
import { dashboard } from '#blocks/dashboard';
import type { Deps } from '#journey/deps';
import type { Person } from '#journey/person';
import { type Looking, readDashboard, readLooking } from '#journey/read-dashboard';
import type { TeamId } from '#scoping/ids';
import { turnTo, withOthers } from './turns.ts';
import type { ClientOf } from './workspaces.ts';

const LOOKING_MS = 15 * 60_000;
const REST_MS = 60_000;

/** Draws a person's Home as they look at it; given something else to look at, they look at that from now on. */
export async function drawHome(
  deps: Deps,
  client: webApi.WebClient,
  who: Person,
  changed?: Looking,
): Promise<void> {
  await Promise.all([publish(deps, client, who, changed), note(deps, who, changed)]);
}

/** Whether or not the drawing fails: whoever looks at their Home has it drawn again soon. */
async function note({ store, now }: Deps, { team, id }: Person, changed?: Looking): Promise<void> {
  await withOthers();
  if (changed) await store.homeViews.opened(team, id, now(), JSON.stringify(changed));
  else await store.homeViews.drawn(team, id, now());
}

async function publish(deps: Deps, client: webApi.WebClient, who: Person, changed?: Looking): Promise<void> {
  await turnTo('draw');
  const looking = changed ?? readLooking(await deps.store.homeViews.lookingAt(who.team, who.id));
  const sees = await readDashboard(deps, who, looking);
  await turnTo('go on');
  await client.views.publish({ user_id: who.id, view: dashboard(sees) });
}

/** After something they did: only if they had their Home open lately. */
export async function redrawOwnHome(deps: Deps, client: webApi.WebClient, who: Person): Promise<void> {
  const now = deps.now();
  const looking = await deps.store.homeViews.toRedraw(who.team, since(now), now);
  if (looking.includes(who.id)) await drawHome(deps, client, who);
}

/** For all who opened theirs in the last quarter of an hour, at most once a minute each. */
export async function redrawHomes(deps: Deps, clientOf: ClientOf): Promise<void> {
  const teams = await deps.store.homeViews.teams(since(deps.now()));
  // What one workspace's Slack refuses is no reason for the others to wait.
  const drawn = await Promise.allSettled(teams.map((team) => redrawHomesOf(deps, clientOf, team)));
  const failed = drawn.filter((one) => one.status === 'rejected');
  if (failed.length > 0) throw new AggregateError(failed.map(({ reason }) => reason));
}

async function redrawHomesOf(deps: Deps, clientOf: ClientOf, team: TeamId): Promise<void> {
  const now = deps.now();
  const rested = new Date(now.getTime() - REST_MS);
  const client = await clientOf(team);
  const { homeViews } = deps.store;
  for (const id of await homeViews.toRedraw(team, since(now), rested))
    if (await homeViews.takeTurn(team, id, rested, now)) await publish(deps, client, { team, id });
}

const since = (now: Date): Date => new Date(now.getTime() - LOOKING_MS);
