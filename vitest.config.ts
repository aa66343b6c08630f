import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { installedPostgres } from './tests/postgres/cluster.ts';

const required = process.env.RAGFT_POSTGRES === 'required';
if (!installedPostgres && required)
  throw new Error('RAGFT_POSTGRES=required, and PostgreSQL is not installed.');
if (!installedPostgres) console.warn('SKIPPED, no PostgreSQL found: the store is tested on SQLite alone.');

// `npm run test:watch` runs the source files as they are edited. Whoever runs all tests once runs the build, which
// tests/build.ts has just brought up to date: translating every file anew takes a seventh more of the processor's time.
const watching = process.argv[2] !== 'run';

const resolve = watching
  ? { conditions: ['source', 'node'] }
  : {
      conditions: ['node'],
      // Neither is part of the build.
      alias: [{ find: /^#(tests|sandbox\/page)\/(.*)$/, replacement: `${import.meta.dirname}/$1/$2.ts` }],
    };

const everywhere = {
  // Much of a run is waiting for processes, sockets and clocks, so four at once pay even on two cores.
  maxWorkers: Math.max(4, availableParallelism()),
  // No test mocks a module, so the files of one worker share them: loaded once, not a hundred and fifty times.
  isolate: false,
  server: { deps: { external: [/\/dist\//] } },
  // What takes 3 s on a free machine took 31 s on a crowded one: slow is not wrong, and only what hangs is.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 20_000, interval: 20 } },
};

export default defineConfig({
  ssr: { resolve },
  resolve,
  test: {
    ...everywhere,
    // The report is what .ci/run counts; people read the other one.
    reporters: ['default', ['json', { outputFile: 'reports/tests.json' }]],
    projects: [
      {
        extends: true,
        test: {
          ...everywhere,
          name: 'ragft',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/store/postgres/**'],
          globalSetup: ['tests/build.ts'],
        },
      },
      ...(installedPostgres
        ? [
            {
              extends: true as const,
              test: {
                ...everywhere,
                name: 'postgres',
                // Whatever is stored is stored by both databases alike; of the journeys, those that rest on how.
                include: [
                  'tests/store/*.test.ts',
                  'tests/store/postgres/*.test.ts',
                  'tests/journey/first-click-to-card.test.ts',
                  'tests/journey/first-steps.test.ts',
                  'tests/journey/keep-answers.test.ts',
                  'tests/journey/membership.test.ts',
                  'tests/journey/nothing-lost.test.ts',
                  'tests/journey/open-questions.test.ts',
                  'tests/journey/replicas.test.ts',
                  'tests/journey/send-due-reminders.test.ts',
                  'tests/journey/two-at-once.test.ts',
                ],
                env: { TESTS_ON: 'postgres' },
                globalSetup: ['tests/build.ts', 'tests/postgres/for-one-run.ts'],
              },
            },
          ]
        : []),
    ],
  },
});
