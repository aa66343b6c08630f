import type { TrialOptions } from '#tests/trials';
import { openPlaces } from './places.ts';
import { median, ms, report, table } from './report.ts';
import { type Started, startBare, startRagft, startStub } from './servers/started.ts';

const ROUNDS = 9;

/** From the start of the process until it takes requests, in turns; the database is there and up to date. */
export async function run({ scale, log }: TrialOptions): Promise<void> {
  const places = await openPlaces();
  const stub = await startStub();
  try {
    const subjects: { name: string; begin: () => Promise<Started>; taken: number[]; held: number[] }[] = [
      { name: 'bare Bolt', begin: () => startBare(stub), taken: [], held: [] },
    ];
    for (const engine of places.engines) {
      const { place } = await places.fresh(engine, async () => {});
      subjects.push({ name: engine, begin: () => startRagft(stub, place), taken: [], held: [] });
    }
    for (let round = 0; round < Math.max(3, ROUNDS * scale); round += 1) {
      for (const { begin, taken, held } of subjects) {
        const app = await begin();
        taken.push(app.readyMs);
        held.push(app.rssMb());
        await app.stop();
      }
    }
    const [bare] = subjects;
    log(`${bare?.taken.length} starts each`);
    const against = (taken: readonly number[]) =>
      `${median(taken.map((time, n) => time / (bare?.taken[n] ?? Number.NaN))).toFixed(2)}x`;
    report(
      'begin',
      subjects.slice(1).map(({ name, taken }) => [`start, ${name}`, '1.5x', against(taken)]),
      [
        '### From the start of the process until it takes requests',
        '',
        ...table(
          ['', 'until ready', 'memory then'],
          subjects.map(({ name, taken, held }) => [
            name,
            ms(median(taken)),
            `${median(held).toFixed(0)} MiB`,
          ]),
        ),
      ],
    );
  } finally {
    await stub.stop();
    await places.close();
  }
}
