import type { TrialOptions } from '#tests/trials';
import { closedLoop } from './load/load.ts';
import { besideBare, type Contender } from './page-submits.ts';
import { report, table, whole } from './report.ts';

const REQUESTS = 50_000;
const LOOKS = 5;

/** What the processes hold of the machine's memory after so many page submits, 16 at once. */
export async function run({ scale, log }: TrialOptions): Promise<void> {
  await besideBare(async (bare, ragft) => {
    const each = Math.round((REQUESTS * scale) / LOOKS);
    const held = async ({ app, load }: Contender): Promise<readonly number[]> => {
      const looks = [app.rssMb()];
      for (let look = 0, next = 0; look < LOOKS; look += 1) {
        const limits = { atOnce: 16, ms: Number.POSITIVE_INFINITY, requests: each };
        ({ next } = await closedLoop(app.url, load, next, limits));
        looks.push(app.rssMb());
      }
      return looks;
    };
    const plain = await held(bare);
    log('the bare app is through');
    const own = await held(ragft);
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
  });
}
