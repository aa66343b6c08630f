import { runTrials } from '#tests/trials';

/** The long trials. `npm run torture -- <name> --scale N`; `all` runs every one; scale 1 is the full size. */
await runTrials(
  'torture',
  {
    kills: () => import('./kills.ts'),
    rows: () => import('./rows.ts'),
    walks: () => import('./walks.ts'),
    delivery: () => import('./delivery.ts'),
    year: () => import('./year.ts'),
    'resumed-walks': () => import('./resumed-walks.ts'),
    crowd: () => import('./crowd.ts'),
    load: () => import('./load.ts'),
    crash: () => import('./crash.ts'),
    disks: () => import('./disks.ts'),
    fuzz: () => import('./fuzz.ts'),
    show: () => import('./show.ts'),
    move: () => import('./move.ts'),
    replicas: () => import('./replicas.ts'),
  },
  process.argv.slice(2),
);
