import type { TrialOptions } from '#tests/trials';
import { closedLoop } from './load/load.ts';
import { openPlaces } from './places.ts';
import { report, table, whole } from './report.ts';
import { pageSubmit } from './scenes/drafts.ts';
import { type Started, startBare, startRagft, startStub } from './servers/started.ts';

const REQUESTS = 50_000;
const LOOKS = 5;

/** What the processes hold of the machine's memory after so many page submits, 16 at once. */
export async function run({ scale, log }: TrialOptions): Promise<void> {
  const wayDown: (() => Promise<void>)[] = [];
  try {
    const places = await openPlaces();
    wayDown.push(places.close);
    const stub = await startStub();
    wayDown.push(stub.stop);
    const { place, filled } = await places.fresh('SQLite', (store) => pageSubmit.load(store, 0, stub));
    const bare = await startBare(stub);
    wayDown.push(bare.stop);
    const ragft = await startRagft(stub, place);
    wayDown.push(ragft.stop);

    const each = Math.round((REQUESTS * scale) / LOOKS);
    const held = async (app: Started, load: typeof filled): Promise<readonly number[]> => {
      const looks = [app.rssMb()];
      for (let look = 0, next = 0; look < LOOKS; look += 1) {
        const limits = { atOnce: 16, ms: Number.POSITIVE_INFINITY, requests: each };
        ({ next } = await closedLoop(app.url, load, next, limits));
        looks.push(app.rssMb());
      }
      return looks;
    };
    const plain = await held(bare, { ...filled, isRight: () => true });
    log('the bare app is through');
    const own = await held(ragft, filled);
    const requests = Array.from({ length: LOOKS + 1 }, (_, look) => whole(look * each));
    const row = (name: string, looks: readonly number[]) => [
      name,
      ...looks.map((mb) => `${mb.toFixed(0)} MiB`),
    ];
    const ratio = (own.at(-1) ?? 0) / (plain.at(-1) ?? 1);
    report(
      'memory',
      [
        [
          'memory after many requests',
          '1.4x after 50,000',
          `${ratio.toFixed(2)}x after ${whole(LOOKS * each)}`,
        ],
      ],
      [
        `### Memory after ${whole(LOOKS * each)} page submits`,
        '',
        ...table(['after', ...requests], [row('bare Bolt', plain), row('Ragft, SQLite', own)]),
      ],
    );
  } finally {
    for (const step of wayDown.reverse()) await step();
  }
}
