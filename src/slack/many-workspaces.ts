import type { Deps } from '#journey/deps';
import type { TeamId } from '#scoping/ids';
import type { Log } from '#src/log';
import { StartFault } from '#src/start-fault';
import type { Clients } from './clients.ts';
import type { TokenSeal } from './token-seal.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

/** Should the news that another replica installed or removed it not arrive. */
const FRESH_MS = 30_000;
/** A workspace's two clients take about 50 KB. */
const MOST_KEPT = 500;

interface ManyOptions {
  readonly seal: TokenSeal;
  readonly clientsFor: (token: string) => Clients;
  readonly log: Log;
}

/** Every workspace that installed the bot, by what the store has of it. */
export function manyWorkspaces(
  { store }: Pick<Deps, 'store'>,
  { seal, clientsFor, log }: ManyOptions,
): Workspaces {
  const kept = new Map<TeamId, { readonly until: number; readonly workspace: Workspace }>();

  async function read(team: TeamId): Promise<Workspace | undefined> {
    const found = await store.installations.find(team);
    if (!found || found.revokedAt) return undefined;
    const token = seal.open(team, found.sealedToken);
    if (token !== undefined) {
      const { botId, botUserId } = found;
      return { ...clientsFor(token), botId, botUserId };
    }
    log.error({ team }, 'its token was sealed with a key that RAGFT_ENCRYPTION_KEY does not have');
    return undefined;
  }

  function keep(team: TeamId, workspace: Workspace): void {
    kept.delete(team);
    kept.set(team, { until: performance.now() + FRESH_MS, workspace });
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  }

  return {
    find: async (team) => {
      const known = kept.get(team);
      if (known && known.until > performance.now()) return known.workspace;
      kept.delete(team);
      const workspace = await read(team);
      if (workspace) keep(team, workspace);
      return workspace;
    },
    changed: (team) => void kept.delete(team),
  };
}

/** Puts every token under the newest key, so that an older one can be taken away after this start. */
export async function sealAnew({ store }: Pick<Deps, 'store'>, seal: TokenSeal, log: Log): Promise<void> {
  let opened = 0;
  const closed: TeamId[] = [];
  for (const { team, sealedToken } of await store.installations.all()) {
    const token = seal.open(team, sealedToken);
    if (token === undefined) closed.push(team);
    else if (!seal.isCurrent(sealedToken))
      await store.installations.reseal(team, sealedToken, seal.seal(team, token));
    if (token !== undefined) opened += 1;
  }
  if (closed.length === 0) return;
  if (opened === 0) {
    throw new StartFault([
      `RAGFT_ENCRYPTION_KEY opens none of the ${closed.length} stored tokens. Set the key they were sealed with; a new one goes before it, with a comma between.`,
    ]);
  }
  log.error({ teams: closed }, 'tokens that no key of RAGFT_ENCRYPTION_KEY opens: these must install again');
}
