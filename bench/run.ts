import { runTrials, type Trial } from '#tests/trials';
import type { Scene } from './scenes/scene.ts';

const scene = (load: () => Promise<Scene>) => async (): Promise<Trial> => {
  const { compared } = await import('./interleaved.ts');
  return compared(await load());
};

/**
 * The measurements. `npm run bench` takes them all, `npm run bench -- <name>` one of them; with `--write` their tables
 * are put into docs/performance.md.
 */
const asked = process.argv.slice(2).filter((word) => word !== '--write');
await runTrials(
  'bench',
  {
    handler: scene(async () => (await import('./scenes/commands.ts')).handler),
    open: scene(async () => (await import('./scenes/commands.ts')).open),
    'page-submit': scene(async () => (await import('./scenes/drafts.ts')).pageSubmit),
    'first-page': scene(async () => (await import('./scenes/drafts.ts')).firstPageSubmit),
    'draft-submit': scene(async () => (await import('./scenes/drafts.ts')).draftSubmit),
    tick: scene(async () => (await import('./scenes/projects.ts')).tick),
    home: scene(async () => (await import('./scenes/projects.ts')).home),
    'open-loop': () => import('./open-loop.ts'),
    begin: () => import('./begin.ts'),
    memory: () => import('./memory.ts'),
    workspaces: () => import('./workspaces.ts'),
    replicas: () => import('./replicas.ts'),
    growth: () => import('./growth.ts'),
    recommend: () => import('./recommend.ts'),
    start: () => import('./start.ts'),
  },
  asked.length > 0 ? asked : ['all'],
);
