import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The same source files that tsc compiles; without this the subpath imports would lead to dist.
  ssr: { resolve: { conditions: ['source', 'node', 'import', 'module', 'default'] } },
  resolve: { conditions: ['source', 'node', 'import', 'module', 'default'] },
  test: {
    include: ['tests/**/*.test.ts'],
    // Much of a run is waiting for processes, sockets and clocks, so two at once pay even on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Pure work of 2 s on a free core took 8 s on a crowded one: slow is not wrong.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    globalSetup: ['tests/build.ts'],
    // The report is what .ci/run counts; people read the other one.
    reporters: ['default', ['json', { outputFile: 'reports/tests.json' }]],
  },
});
