import { cpus } from 'node:os';
import type { TrialOptions } from '#tests/trials';
import { closedLoop, type Load } from './load/load.ts';
import { openPlaces } from './places.ts';
import { median, ms, report, table, whole } from './report.ts';
import { begun, pageSubmitsOf } from './scenes/drafts.ts';
import { type Started, startRagft, startStub } from './servers/started.ts';
import { forMany, install, workspaceAt } from './workspaces.ts';

const REPLICAS = 3;
const WORKSPACES = 48;
const DRAFTS = 8;
const ROUNDS = 5;
const ROUND_MS = 1_500;
const AT_ONCE = 16;

/**
 * Page submits of many workspaces on one PostgreSQL: all to one process, then shared out among three, in turns. Each
 * replica has people of its own, so nothing stands between them and the load.
 */
export async function run({ scale, log }: TrialOptions): Promise<void> {
  const wayDown: (() => Promise<void>)[] = [];
  try {
    const places = await openPlaces();
    wayDown.push(places.close);
    if (!places.engines.includes('PostgreSQL'))
      return log('no PostgreSQL is installed here, so nothing was measured');
    const stub = await startStub();
    wayDown.push(stub.stop);
    const { place, filled } = await places.fresh('PostgreSQL', async (store) => {
      await install(store, WORKSPACES);
      const count = WORKSPACES * DRAFTS;
      const drafts = Array.from({ length: count }, (_, n) => begun(store, n, workspaceAt(n % WORKSPACES)));
      return pageSubmitsOf(await Promise.all(drafts), 'knowledge');
    });
    const replicas: Started[] = [];
    for (let n = 0; n < REPLICAS; n += 1) {
      const replica = await startRagft(stub, place, forMany);
      wayDown.push(replica.stop);
      replicas.push(replica);
    }
    const next = replicas.map(() => 0);
    const among = async (some: readonly Started[], forMs: number) => {
      const used = some.map(({ cpuMs }) => cpuMs());
      const since = performance.now();
      const rounds = await Promise.all(
        some.map(async (replica, n) => {
          const atOnce = Math.round((AT_ONCE * REPLICAS) / some.length);
          const round = await closedLoop(replica.url, ownShare(filled, n, some.length), next[n] ?? 0, {
            atOnce,
            ms: forMs,
          });
          next[n] = round.next;
          return round;
        }),
      );
      const took = performance.now() - since;
      return {
        perSecond: rounds.reduce((sum, { perSecond }) => sum + perSecond, 0),
        p50: median(rounds.map(({ p50 }) => p50)),
        p99: Math.max(...rounds.map(({ p99 }) => p99)),
        cores: some.reduce((sum, { cpuMs }, n) => sum + cpuMs() - (used[n] ?? 0), 0) / took,
      };
    };
    for (const replica of replicas) await among([replica], 1_500 * scale);
    const one: Awaited<ReturnType<typeof among>>[] = [];
    const three: Awaited<ReturnType<typeof among>>[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      one.push(await among(replicas.slice(0, 1), ROUND_MS * scale));
      three.push(await among(replicas, ROUND_MS * scale));
      log(`round ${round + 1} of ${ROUNDS}`);
    }
    const ratio = median(three.map(({ perSecond }, n) => perSecond / (one[n]?.perSecond ?? Number.NaN)));
    const row = (name: string, rounds: typeof one) => [
      name,
      whole(median(rounds.map(({ perSecond }) => perSecond))),
      ms(median(rounds.map(({ p50 }) => p50))),
      ms(median(rounds.map(({ p99 }) => p99))),
      median(rounds.map(({ cores }) => cores)).toFixed(2),
    ];
    report(
      'replicas',
      [['three replicas, page submits/s against one', '', `${ratio.toFixed(2)}x`]],
      [
        '### One process and three on one PostgreSQL',
        '',
        `${AT_ONCE * REPLICAS} at once in ${WORKSPACES} workspaces, on ${cpus().length} cores that they share with PostgreSQL and with what generates the load.`,
        '',
        ...table(
          ['', 'page submits/s', 'p50', 'p99', 'cores that the bots took'],
          [row('one process', one), row('three processes', three)],
        ),
      ],
    );
  } finally {
    for (const step of wayDown.reverse()) await step();
  }
}

/** Of two who submit the same draft at once one would only wait for the other. */
const ownShare = ({ request, isRight }: Load, n: number, of: number): Load => ({
  request: (turn) => request(turn * of + n),
  isRight,
});
