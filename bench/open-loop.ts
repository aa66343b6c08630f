import type { TrialOptions } from '#tests/trials';
import { openLoop } from './load/load.ts';
import { openPlaces } from './places.ts';
import { median, ms, report, table, whole } from './report.ts';
import { pageSubmit } from './scenes/drafts.ts';
import { startBare, startRagft, startStub } from './servers/started.ts';

const PER_SECOND = 1_000;
const SECONDS = 4;
const ROUNDS = 5;

/** A thousand page submits a second, however long the answers take; a request's time begins when it was due. */
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
    const subjects = [
      {
        name: 'bare Bolt',
        app: bare,
        load: { ...filled, isRight: () => true },
        next: 0,
        p50: [0],
        p99: [0],
        got: [0],
      },
      { name: 'Ragft, SQLite', app: ragft, load: filled, next: 0, p50: [0], p99: [0], got: [0] },
    ];
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const subject of subjects) {
        const limits = { perSecond: PER_SECOND, seconds: SECONDS * scale };
        const done = await openLoop(subject.app.url, subject.load, subject.next, limits);
        subject.next = done.next;
        // The first warms up.
        const before = round === 0 ? [] : [subject.p50, subject.p99, subject.got];
        const [p50 = [], p99 = [], got = []] = round === 1 ? [] : before;
        Object.assign(subject, {
          p50: [...p50, done.p50],
          p99: [...p99, done.p99],
          got: [...got, done.perSecond],
        });
      }
      log(round === 0 ? 'warmed up' : `round ${round} of ${ROUNDS}`);
    }
    const [first, second] = subjects;
    const ratio = median((second?.p99 ?? []).map((p99, n) => p99 / (first?.p99[n] ?? Number.NaN)));
    report(
      'open-loop',
      [['1,000 page submits a second, p99', '2.5x', `${ratio.toFixed(2)}x`]],
      [
        `### ${whole(PER_SECOND)} page submits a second`,
        '',
        ...table(
          ['', 'p50', 'p99', 'answered a second'],
          subjects.map(({ name, p50, p99, got }) => [
            name,
            ms(median(p50)),
            ms(median(p99)),
            whole(median(got)),
          ]),
        ),
      ],
    );
  } finally {
    for (const step of wayDown.reverse()) await step();
  }
}
