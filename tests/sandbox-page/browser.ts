import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, describe } from 'vitest';
import { installedBrowser, launchBrowser } from '#sandbox/browser';

/**
 * Tests in a real browser. Where none is installed they skip, and say so; RAGFT_BROWSER=required makes that a
 * failure.
 */
export function describeInBrowser(title: string, tests: (openPage: OpenPage) => void): void {
  const skipped = !installedBrowser && process.env.RAGFT_BROWSER !== 'required';
  if (skipped) console.warn(`SKIPPED, no Chromium in the PATH: ${title}`);
  describe.skipIf(skipped)(title, () => {
    let browser: Promise<Browser> | undefined;
    const pages: Page[] = [];
    afterEach(async () => {
      for (const page of pages.splice(0)) await page.context().close();
    });
    afterAll(async () => (await browser)?.close());
    tests(async (url, how = {}) => {
      browser ??= launchBrowser();
      const page = await (await browser).newPage({ viewport: { width: 1280, height: 800 }, ...how });
      pages.push(page);
      page.setDefaultTimeout(8_000);
      await page.goto(url);
      return page;
    });
  });
}

export type OpenPage = (url: string, how?: Parameters<Browser['newPage']>[0]) => Promise<Page>;
