import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '#sandbox/browser';
import { listen } from '#sandbox/http/listen';
import { composer, say } from '#tests/sandbox-page/on-the-page';
import type { TrialOptions } from '#tests/trials';

/** From dist/bench. */
const menu = fileURLToPath(new URL('../src/cli/index.js', import.meta.url));
const ROUNDS = 9;
const ENOUGH_MS = 5_000;

/** Milliseconds from the start of the process. */
interface Marks {
  /** It printed where to go. */
  readonly address: number;
  /** A browser that was open already shows the page, and one can type. */
  readonly usable: number;
  /** `/ragft help` was typed and answered. */
  readonly answered: number;
}

/** How long a person waits after `npm start` or `npm run demo` has built, while the port it wants is taken. */
export async function run({ scale, log }: TrialOptions): Promise<void> {
  const taken = createServer();
  const port = await listen(taken, 0);
  const browser = await launchBrowser();
  try {
    for (const command of ['start', 'demo'] as const) {
      const marks: Marks[] = [];
      for (let round = 0; round < Math.ceil(ROUNDS * scale); round += 1)
        marks.push(await begun(browser, command, port));
      const said = (mark: keyof Marks) => inSeconds(marks.map((each) => each[mark]));
      log(
        `${command}, ${marks.length} times: the address after ${said('address')}, ` +
          `a usable page after ${said('usable')}, the first answer after ${said('answered')}`,
      );
      const usable = median(marks.map((each) => each.usable));
      if (command === 'start' && usable > ENOUGH_MS) throw new Error(`Usable after ${usable} ms only.`);
    }
  } finally {
    await browser.close();
    await closed(taken);
  }
}

async function begun(browser: Browser, command: string, wanted: number): Promise<Marks> {
  const page = await browser.newPage();
  const since = performance.now();
  const bot = spawn(process.execPath, [menu, command], {
    env: { PATH: process.env.PATH, PORT: String(wanted) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await addressOf(bot);
    const address = performance.now() - since;
    if (new URL(url).port === String(wanted)) throw new Error('The port that was taken cannot be its own.');
    await page.goto(url);
    await composer(page).click();
    const usable = performance.now() - since;
    await say(page, '/ragft help');
    await page.getByText('/ragft quick').first().waitFor();
    return { address, usable, answered: performance.now() - since };
  } finally {
    await page.close();
    bot.kill();
    await new Promise((resolve) => bot.once('exit', resolve));
  }
}

function addressOf(bot: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    bot.once('exit', (code) => reject(new Error(`It ended with ${code}:\n${said}`)));
    bot.stdout?.on('data', (chunk) => {
      said += chunk;
      const found = /Open (http:\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
  });
}

const closed = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

const sorted = (values: readonly number[]): readonly number[] => values.toSorted((a, b) => a - b);
const median = (values: readonly number[]): number => sorted(values)[Math.floor(values.length / 2)] ?? 0;

const inSeconds = (values: readonly number[]): string =>
  `${seconds(median(values))} s (${seconds(Math.min(...values))} to ${seconds(Math.max(...values))})`;
const seconds = (ms: number): string => (ms / 1_000).toFixed(2);
