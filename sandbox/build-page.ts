import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { gallery } from './gallery.ts';

/**
 * Bundles the page of the local Slack into dist/sandbox/page. Run from dist by `npm run build`, so that nothing
 * has to be built, or fetched, when somebody starts it.
 */
const root = fileURLToPath(new URL('../../', import.meta.url));
const page = `${root}sandbox/page/`;
const built = `${root}dist/sandbox/page/`;

await mkdir(built, { recursive: true });
await Promise.all([
  copyFile(`${page}index.html`, `${built}index.html`),
  copyFile(`${page}index.html`, `${built}gallery.html`),
  writeFile(`${built}gallery.json`, JSON.stringify(gallery())),
  build({
    entryPoints: { app: `${page}main.tsx` },
    outdir: built,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2023',
    jsx: 'automatic',
    conditions: ['source'],
    define: { 'process.env.NODE_ENV': '"production"' },
    sourcemap: true,
    logLevel: 'warning',
  }),
]);
