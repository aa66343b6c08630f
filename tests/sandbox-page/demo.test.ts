import { onTestFinished, test, vi } from 'vitest';
import { runBot } from '../slack/running-bot.ts';
import { describeInBrowser } from './browser.ts';
import { visit } from './on-the-page.ts';

/** As `npm run demo` runs it; a year takes a while to play on a crowded machine. */
function lived(): Promise<string> {
  const bot = runBot({}, onTestFinished, 'demo');
  return vi.waitFor(
    () => {
      const address = /Open (http:\S+)/.exec(bot.output())?.[1];
      if (!address) throw new Error(`No address yet:\n${bot.output()}${bot.stderr()}`);
      return address;
    },
    { timeout: 120_000, interval: 200 },
  );
}

describeInBrowser('a workspace that was lived in for a year', (openPage) => {
  test('shows cards in its channels and the portfolio in Home, and its oldest buttons still work', {
    timeout: 180_000,
  }, async () => {
    const page = await openPage(await lived());
    await visit(page, 'customer-care');
    const card = page.getByRole('main').getByRole('article').filter({ hasText: 'Billing help desk' });
    await card.getByText('Approved.').waitFor();
    await card.getByRole('button', { name: 'Why' }).click();
    const modal = page.getByRole('dialog');
    await modal.getByRole('heading', { name: 'Why' }).waitFor();
    await page.keyboard.press('Escape');

    await visit(page, 'Ragft Home');
    const home = page.getByRole('region', { name: 'Ragft Home' });
    await home.getByRole('heading', { name: 'Portfolio' }).waitFor();
    for (const heading of ['My drafts', 'My projects', 'My overdue steps', 'Reminders that wait'])
      await home.getByRole('heading', { name: heading }).waitFor();
    await home.getByText(/\d+ of \d+: Approved/).waitFor();

    await page.getByRole('button', { name: '+1 week' }).click();
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^ragft.*unread/ })
      .waitFor({ timeout: 15_000 });
  });
});
