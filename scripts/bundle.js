import { readdir, readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

// The bot in one file, and in a few more what it loads only where it is needed: Node takes longer to find and link its
// twelve hundred modules than to run them. What is native, or not part of a production install, stays outside. Run by
// `npm run build`, after the compiler.
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const bot = `${dist}bot/`;

// Bolt loads all of its receivers, with Express and a WebSocket client of their own, and the bot brings its own two.
const ownReceivers = {
  name: 'own receivers',
  setup({ onLoad }) {
    const theirs = /@slack[\\/](bolt[\\/]dist[\\/]receivers[\\/]\w+Receiver|oauth[\\/]dist[\\/]index)\.js$/;
    onLoad({ filter: theirs }, ({ path }) => ({
      contents: `exports.default = class { constructor() { throw new Error(${JSON.stringify(`Left out by scripts/bundle.js: ${path.split('@slack').at(-1)}`)}); } };`,
    }));
  },
};

await rm(bot, { recursive: true, force: true });
await build({
  entryPoints: [`${dist}src/cli/start.js`],
  outdir: bot,
  splitting: true,
  bundle: true,
  platform: 'node',
  format: 'esm',
  plugins: [ownReceivers],
  // Names stay, for whoever reads a fault; comments go.
  minifyWhitespace: true,
  legalComments: 'none',
  external: ['better-sqlite3', 'sqlite-for-node-20', 'pg', 'pino', 'pino-pretty', '#sandbox/*'],
  // What is written for CommonJS asks for Node's own modules this way.
  banner: {
    js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);",
  },
  logLevel: 'warning',
});

// One letter beyond Latin-1, and Node keeps two bytes for every letter of a file.
for (const name of await readdir(bot)) {
  const letter = /.{0,40}[^\0-\xff].{0,20}/.exec(await readFile(bot + name, 'utf8'))?.[0];
  if (letter) throw new Error(`dist/bot/${name} has letters to be written as \\u…: ${letter}`);
}
