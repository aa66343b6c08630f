import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeInBrowser } from './browser.ts';
import { say, visit } from './on-the-page.ts';
import { workspace } from './specimen-bot.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core');

/** In the dark the same things stand there in other colours: whatever else there is to find was found by day. */
const asked = { light: {}, dark: { runOnly: ['color-contrast'] } } as const;
type Scheme = keyof typeof asked;

/** What axe calls serious or critical, with where it stands. */
async function graveFaults(page: Page, scheme: Scheme): Promise<string[]> {
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.addScriptTag({ path: axePath });
  const { violations, passes } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(asked[scheme])})`);
  expect(passes).not.toEqual([]);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
    );
}

for (const colorScheme of Object.keys(asked) as Scheme[])
  describeInBrowser(
    `the page in ${colorScheme} has no serious fault for those who use it otherwise`,
    (openPage) => {
      test('a channel with every block and the open panels', async () => {
        const sandbox = await workspace();
        const page = await openPage(sandbox.url, { colorScheme });
        await visit(page, 'ai-projects');
        await say(page, '/specimen message');
        await say(page, '/specimen hello');
        await page.getByText('You said: hello').waitFor();
        await page.getByText('A specimen of each block').first().waitFor();
        expect(await graveFaults(page, colorScheme)).toEqual([]);
        await page.getByRole('button', { name: 'Faults' }).click();
        expect(await graveFaults(page, colorScheme)).toEqual([]);
        await page.getByRole('button', { name: 'Traffic' }).click();
        expect(await graveFaults(page, colorScheme)).toEqual([]);
      });

      test('an open modal, with a list open and with a complaint', async () => {
        const sandbox = await workspace();
        const page = await openPage(sandbox.url, { colorScheme });
        await say(page, '/specimen modal');
        const modal = page.getByRole('dialog');
        await modal.waitFor();
        expect(await graveFaults(page, colorScheme)).toEqual([]);
        await modal.getByRole('combobox', { name: 'Basket' }).click();
        await modal.getByRole('option', { name: 'Apple' }).click();
        expect(await graveFaults(page, colorScheme)).toEqual([]);
        await page.keyboard.press('Escape');
        await modal.getByRole('textbox', { name: 'Name' }).fill('nobody');
        await modal.getByRole('button', { name: 'Hand in' }).click();
        await modal.getByText('Somebody has to be named.').waitFor();
        expect(await graveFaults(page, colorScheme)).toEqual([]);
      });

      test('what Ragft draws: a card, a page of questions, Home, a project, settings', async () => {
        const sandbox = await workspace();
        for (const section of [
          'Card, worked on',
          'Page 1, resumed',
          'Home, a reviewer',
          'Settings, admin',
          'Sources',
        ]) {
          const page = await openPage(`${sandbox.url}/gallery?section=${encodeURIComponent(section)}`, {
            colorScheme,
          });
          await page.locator('.hung .block').first().waitFor();
          expect(await graveFaults(page, colorScheme)).toEqual([]);
        }
      });

      test('Home, a thread, the menus, and a narrow window', async () => {
        const sandbox = await workspace();
        const page = await openPage(sandbox.url, { colorScheme });
        await visit(page, 'Specimen Home');
        await page.getByText(/Drawn 1/).waitFor();
        expect(await graveFaults(page, colorScheme)).toEqual([]);
        await page.getByRole('button', { name: /Act as/ }).click();
        expect(await graveFaults(page, colorScheme)).toEqual([]);
        await page.keyboard.press('Escape');
        await visit(page, 'ai-projects');
        await say(page, 'Anybody here?');
        const message = page.getByRole('article').filter({ hasText: 'Anybody here?' });
        await message.hover();
        await message.getByRole('button', { name: 'Reply in thread' }).click();
        await page.getByRole('complementary', { name: 'Thread' }).waitFor();
        expect(await graveFaults(page, colorScheme)).toEqual([]);
        await page.setViewportSize({ width: 420, height: 800 });
        expect(await graveFaults(page, colorScheme)).toEqual([]);
      });
    },
  );
