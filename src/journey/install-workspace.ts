import { randomBytes } from 'node:crypto';
import type { TeamId } from '#scoping/ids';
import type { Stores } from '#store/index';
import { directEntry } from './announce.ts';
import type { Deps } from './deps.ts';

type Installation = Parameters<Stores['installations']['save']>[0];

const TEN_MINUTES_MS = 10 * 60_000;

type Outside = Pick<Deps, 'store' | 'now' | 'newId'>;

/**
 * Someone is on their way to Slack to agree. What is returned comes back with them, once and within ten minutes;
 * undefined while too many are on their way.
 */
export async function beginInstallation({ store, now }: Outside): Promise<string | undefined> {
  const state = randomBytes(32).toString('base64url');
  const until = new Date(now().getTime() + TEN_MINUTES_MS);
  return (await store.installations.begin(state, now(), until)) ? state : undefined;
}

export const comeBack = ({ store, now }: Outside, state: string): Promise<boolean> =>
  store.installations.comeBack(state, now());

/** They agreed. What the workspace had here before, and rested meanwhile, goes on; whoever installed it gets a hello. */
export async function installWorkspace(
  deps: Outside,
  granted: Omit<Installation, 'installedAt' | 'revokedAt'>,
): Promise<TeamId> {
  const { team, installedBy } = granted;
  await deps.store.together(team, async (stores) => {
    const before = await stores.installations.find(team);
    await stores.installations.save({ ...granted, installedAt: deps.now(), revokedAt: null });
    await stores.slackChanges.add(team, null, deps.now());
    const text = before ? WELCOME_BACK : WELCOME;
    const hello = directEntry(deps, { kind: 'direct', person: installedBy, text });
    await stores.outbox.add(team, [hello], deps.now());
  });
  return team;
}

const WELCOME =
  'Ragft is installed. Type `/ragft` in a channel to scope a project, `/ragft help` for everything else, and `/ragft settings` to say who reviews and where it may be used. In a private channel, invite me first.';

const WELCOME_BACK =
  'Ragft is installed again. What your workspace had here is back, and what waited meanwhile goes out now.';
