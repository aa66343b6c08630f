import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { gallery } from './gallery.ts';
import { projectRoot } from './manifest.ts';

/**
 * `npm run pictures`: saves what the bot looks like into docs/pictures, light and dark. Those the README shows are
 * kept in the repository; the gallery's, in a folder of their own, are for looking at: of each section its first few
 * exhibits, with `npm run pictures -- everyone` all of them.
 */
const everyone = process.argv.includes('everyone');
const folder = join(projectRoot(), 'docs', 'pictures');
const schemes = ['light', 'dark'] as const;
type Scheme = (typeof schemes)[number];

const answers: readonly (readonly [question: string, answer: string])[] = [
  ['What are you building?', 'Answers about documents'],
  ['Must it know things', 'Yes'],
  ['How soon would today’s right answers', 'Within a week'],
  ['How far does prompting alone', 'Under 80%'],
];

/** Of a section of the gallery, as much as can still be read on one picture. */
const WIDE = 1_680;
const ON_A_PICTURE = everyone ? 6 : 3;
/** As long as it is, instead of scrolling inside the window. */
const unrolled = `
  html, body, #root { height: auto }
  .gallery { flex: none; overflow: visible }`;

const home = await mkdtemp(join(tmpdir(), 'ragft-pictures-'));
const bot = spawn(process.execPath, [join(projectRoot(), 'dist', 'src', 'cli', 'index.js'), 'sandbox'], {
  env: { PATH: process.env.PATH, PORT: '0', DATABASE_PATH: join(home, 'ragft.db') },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const browser = await launchBrowser();
try {
  const url = await addressOf(bot.stdout);
  await mkdir(join(folder, 'gallery'), { recursive: true });
  await scopeHelpDesk(await pageOf(browser, url, 'light'));
  for (const scheme of schemes) {
    await takeCard(await pageOf(browser, url, scheme), scheme);
  }
  for (const scheme of schemes) {
    await takeQuestions(await pageOf(browser, url, scheme), scheme);
    await takeHome(await pageOf(browser, url, scheme), url, scheme);
  }
  for (const scheme of schemes) await takeGallery(await pageOf(browser, url, scheme), url, scheme);
} finally {
  await browser.close();
  bot.kill();
  await rm(home, { recursive: true });
}

async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) {
    const address = /Open (http:\S+)/.exec(line)?.[1];
    if (address) return address;
  }
  throw new Error('The bot ended before it said where it is.');
}

async function pageOf(from: Browser, url: string, colorScheme: Scheme): Promise<Page> {
  const page = await from.newPage({ viewport: { width: 1280, height: 960 }, colorScheme });
  await page.goto(url);
  return page;
}

async function begin(page: Page, line: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'ai-projects' }).click();
  const composer = page.getByRole('textbox', { name: /^Message / });
  await composer.fill(line);
  await composer.press('Enter');
  await page.getByRole('dialog').waitFor();
}

async function choose(page: Page, question: string, answer: string): Promise<void> {
  await page.getByRole('combobox', { name: question }).click();
  await page.getByRole('option', { name: answer }).first().click();
}

/** One project on a card, as somebody would make it. */
async function scopeHelpDesk(page: Page): Promise<void> {
  await begin(page, '/ragft Billing help desk');
  for (const [question, answer] of answers) await choose(page, question, answer);
  await page
    .getByRole('textbox', { name: 'What should it do, in one line?' })
    .fill('Answers customers’ questions about plans and invoices');
  await page.getByRole('button', { name: 'Next' }).click();
  await choose(page, 'Where does that knowledge live?', 'Documents');
  await choose(page, 'How much of that knowledge is there?', 'Too big');
  await page.getByRole('button', { name: 'Skip to your answers' }).click();
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByText('is saved as revision 1').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^[3-9] replies/ }).waitFor({ timeout: 15_000 });
}

async function save(page: Page, name: string, scheme: Scheme): Promise<void> {
  await page.screenshot({ path: join(folder, `${name}-${scheme}.png`) });
}

async function takeCard(page: Page, scheme: Scheme): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'ai-projects' }).click();
  await page.getByRole('button', { name: /^[3-9] replies/ }).click();
  await page.locator('.thread .block-data_visualization').evaluate((chart) => chart.scrollIntoView());
  await page
    .locator('.pane .message')
    .first()
    .evaluate((card) => card.scrollIntoView());
  // Neither the pointer nor the focus shows on the picture.
  await page.mouse.move(0, 0);
  await page.locator('.thread h2').click();
  await save(page, 'card', scheme);
}

async function takeQuestions(page: Page, scheme: Scheme): Promise<void> {
  await begin(page, `/ragft Ticket router ${scheme}`);
  for (const [question, answer] of answers.slice(0, 2)) await choose(page, question, answer);
  await page.getByRole('combobox', { name: 'How soon would today’s right answers' }).click();
  await save(page, 'questions', scheme);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** The Home of a reviewer, as far as a screen shows it. */
async function takeHome(page: Page, url: string, scheme: Scheme): Promise<void> {
  await page.goto(`${url}/gallery?section=${encodeURIComponent('Home, a reviewer')}`);
  await page.addStyleTag({ content: unrolled });
  const home = await page.locator('.hung .home').boundingBox();
  if (!home) throw new Error('No Home hangs in the gallery.');
  await page.screenshot({
    path: join(folder, `home-${scheme}.png`),
    clip: { ...home, height: Math.min(home.height, 900) },
    fullPage: true,
  });
}

async function takeGallery(page: Page, url: string, scheme: Scheme): Promise<void> {
  await page.setViewportSize({ width: WIDE, height: 1_000 });
  for (const section of new Set(gallery().map((exhibit) => exhibit.section))) {
    await page.goto(`${url}/gallery?section=${encodeURIComponent(section)}`);
    await page.addStyleTag({ content: unrolled });
    const name = section.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
    const hung = page.locator('.hung');
    await hung.first().waitFor();
    const many = everyone ? await hung.count() : 1;
    for (let from = 0; from < many; from += ON_A_PICTURE) {
      const to = from + ON_A_PICTURE;
      const others = `.hung:not(:nth-child(n + ${from + 1}):nth-child(-n + ${to})) { display: none }`;
      const hidden = await page.addStyleTag({ content: others });
      // They are drawn as they come near the window.
      for (let at = from; at < Math.min(to, await hung.count()); at += 1)
        await hung.nth(at).locator('.message, .modal, .home').first().waitFor();
      const part = from === 0 ? '' : `-${from + 1}`;
      await page
        .getByRole('main')
        .screenshot({ path: join(folder, 'gallery', `${name}${part}-${scheme}.png`) });
      await hidden.evaluate((tag) => tag.remove());
    }
  }
}
