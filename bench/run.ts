import { runTrials } from '#tests/trials';

/** The measurements. `npm run bench -- <name>`; `all` runs every one. */
await runTrials(
  'bench',
  { recommend: () => import('./recommend.ts'), start: () => import('./start.ts') },
  process.argv.slice(2),
);
