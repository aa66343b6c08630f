import { randomBytes } from 'node:crypto';
import { brand, type TeamId } from '#scoping/ids';
import { TokenSeal } from '#slack/token-seal';
import type { Store } from '#store/index';
import type { TrialOptions } from '#tests/trials';
import { closedLoop } from './load/load.ts';
import { report, table, whole } from './report.ts';
import { onRig } from './rig.ts';
import { commandFields, triggerAt } from './scenes/scene.ts';
import { startRagft } from './servers/started.ts';
import { command } from './signed.ts';

const WORKSPACES = 10_000;
const LOOKS = 5;

const key = randomBytes(32);

/** What a bot needs to serve whoever installed it. */
export const forMany = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'c'.repeat(32),
  RAGFT_ENCRYPTION_KEY: key.toString('base64'),
  PUBLIC_URL: 'https://bench.example.com',
};

export const workspaceAt = (n: number) => brand<'team'>(`T${n}`);

export async function install(store: Store, count: number): Promise<void> {
  const seal = new TokenSeal([key]);
  for (let from = 0; from < count; from += 500) {
    const some = Array.from({ length: Math.min(500, count - from) }, (_, n) => workspaceAt(from + n));
    await Promise.all(some.map((team) => store.installations.save(installation(team, seal))));
  }
}

const installation = (team: TeamId, seal: TokenSeal) => ({
  team,
  enterprise: null,
  sealedToken: seal.seal(team, `xoxb-bench-${team}`),
  botId: 'BBOT',
  botUserId: 'UBOT',
  scopes: [],
  installedBy: brand<'person'>('U0'),
  installedAt: new Date(),
  revokedAt: null,
});

/** In each of ten thousand workspaces somebody opens the modal, so that each has its client: memory stays flat. */
export async function run({ scale, log }: TrialOptions): Promise<void> {
  await onRig(async ({ places, stub, wayDown }) => {
    const each = Math.round((WORKSPACES * scale) / LOOKS);
    const { place } = await places.fresh('SQLite', (store) => install(store, each * LOOKS));
    const ragft = await startRagft(stub, place, forMany);
    wayDown.push(ragft.stop);
    const load = {
      request: (n: number) => command(commandFields(n, '', workspaceAt(n))),
      isRight: () => true,
      whole: (n: number) => stub.shown(triggerAt(n)),
    };
    const looks: [after: string, mb: number][] = [['0', ragft.rssMb()]];
    for (let next = 0; next < each * LOOKS; ) {
      const limits = { atOnce: 16, ms: Number.POSITIVE_INFINITY, requests: each };
      ({ next } = await closedLoop(ragft.url, load, next, limits));
      looks.push([whole(next), ragft.rssMb()]);
      log(`${next} workspaces`);
    }
    const [, first = 0] = looks[1] ?? [];
    const ratio = (looks.at(-1)?.[1] ?? 0) / first;
    report(
      'workspaces',
      [
        [
          'memory after all workspaces, to that after a fifth of them',
          'flat over 10,000',
          `${ratio.toFixed(2)}x over ${whole(each * LOOKS)}`,
        ],
      ],
      [
        `### Memory over ${whole(each * LOOKS)} workspaces`,
        '',
        ...table(
          ['workspaces that opened a modal', ...looks.map(([after]) => after)],
          [['Ragft, SQLite', ...looks.map(([, mb]) => `${mb.toFixed(0)} MiB`)]],
        ),
      ],
    );
  });
}
