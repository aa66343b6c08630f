import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

// The bot in one file, and in a few more what it loads only where it is needed: Node takes longer to find and link its
// twelve hundred modules than to run them. What is native, or not part of a production install, stays outside. Run by
// `npm run build`, after the compiler.
const dist = fileURLToPath(new URL('../dist/', import.meta.url));

await rm(`${dist}bot`, { recursive: true, force: true });
await build({
  entryPoints: [`${dist}src/cli/start.js`],
  outdir: `${dist}bot`,
  splitting: true,
  bundle: true,
  platform: 'node',
  format: 'esm',
  external: ['better-sqlite3', 'sqlite-for-node-20', 'pg', 'pino', 'pino-pretty', '#sandbox/*'],
  // What is written for CommonJS asks for Node's own modules this way.
  banner: {
    js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);",
  },
  logLevel: 'warning',
});
