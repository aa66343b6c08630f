import type { TrialOptions } from '#tests/trials';
import { openLoop } from './load/load.ts';
import { besideBare, type Contender } from './page-submits.ts';
import { median, ms, report, table, whole } from './report.ts';

const PER_SECOND = 1_000;
const SECONDS = 4;
const ROUNDS = 5;

/** A thousand page submits a second, however long the answers take; a request's time begins when it was due. */
export async function run({ scale, log }: TrialOptions): Promise<void> {
  await besideBare(async (bare, ragft) => {
    const subject = (name: string, contender: Contender) => ({
      ...contender,
      name,
      rounds: [] as Awaited<ReturnType<typeof openLoop>>[],
    });
    const plain = subject('bare Bolt', bare);
    const own = subject('Ragft, SQLite', ragft);
    // The first one warms up.
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const { app, load, rounds } of [plain, own]) {
        const from = rounds.at(-1)?.next ?? 0;
        rounds.push(await openLoop(app.url, load, from, { perSecond: PER_SECOND, seconds: SECONDS * scale }));
      }
      log(`round ${round} of ${ROUNDS}`);
    }
    for (const { rounds } of [plain, own]) rounds.shift();
    const ratio = median(own.rounds.map(({ p99 }, n) => p99 / (plain.rounds[n]?.p99 ?? Number.NaN)));
    report(
      'open-loop',
      [['1,000 page submits a second, p99', '2.5x', `${ratio.toFixed(2)}x`]],
      [
        `### ${whole(PER_SECOND)} page submits a second`,
        '',
        ...table(
          ['', 'p50', 'p99', 'answered a second', 'answered wrongly'],
          [plain, own].map(({ name, rounds }) => [
            name,
            ms(median(rounds.map(({ p50 }) => p50))),
            ms(median(rounds.map(({ p99 }) => p99))),
            whole(median(rounds.map(({ perSecond }) => perSecond))),
            whole(rounds.reduce((sum, { wrong }) => sum + wrong, 0)),
          ]),
        ),
      ],
    );
  });
}
