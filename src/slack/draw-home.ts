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

/** Somebody opened theirs: drawn as they look at it, from the start of the list. */
export async function drawOpened(deps: Deps, client: webApi.WebClient, who: Person): Promise<void> {
  const looking = await lookingOf(deps, who);
  if (looking.pages.length > 0) return drawChanged(deps, client, who, { ...looking, pages: [] });
  // Whatever fails, both have ended by then: a stop waits for what was begun.
  const done = await Promise.allSettled([publish(deps, client, who, looking), noteOpened(deps, who)]);
  for (const one of done) if (one.status === 'rejected') throw one.reason;
}

/** They look at something else from now on, which is kept first: what they choose next may build upon it. */
export async function drawChanged(
  deps: Deps,
  client: webApi.WebClient,
  who: Person,
  looking: Looking,
): Promise<void> {
  await deps.store.homeViews.opened(who.team, who.id, deps.now(), JSON.stringify(looking));
  await publish(deps, client, who, looking);
}

export const lookingOf = async ({ store }: Deps, { team, id }: Person): Promise<Looking> =>
  readLooking(await store.homeViews.lookingAt(team, id));

/** Whether or not the drawing fails: it is drawn again within a minute. */
async function noteOpened({ store, now }: Deps, { team, id }: Person): Promise<void> {
  const at = now();
  await withOthers();
  await store.homeViews.opened(team, id, at);
}

async function publish(deps: Deps, client: webApi.WebClient, who: Person, looking?: Looking): Promise<void> {
  await turnTo('draw');
  const sees = await readDashboard(deps, who, looking ?? (await lookingOf(deps, who)));
  await turnTo('go on');
  await client.views.publish({ user_id: who.id, view: dashboard(sees) });
}

/** After something they did: only if they had their Home open lately. */
export async function redrawOwnHome(deps: Deps, client: webApi.WebClient, who: Person): Promise<void> {
  const now = deps.now();
  const looking = await deps.store.homeViews.toRedraw(who.team, since(now), now);
  if (!looking.includes(who.id)) return;
  await publish(deps, client, who);
  await deps.store.homeViews.drawn(who.team, who.id, deps.now());
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
