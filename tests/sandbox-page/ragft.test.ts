import { createServer } from 'node:http';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test, vi } from 'vitest';
import { listen } from '#sandbox/http/listen';
import { runBot } from '../slack/running-bot.ts';
import { describeInBrowser } from './browser.ts';
import { say, visit } from './on-the-page.ts';

/** The built bot in its own sandbox, as `npm start` runs it; resolves to the one address it prints. */
function started(env: NodeJS.ProcessEnv = {}): Promise<string> {
  const bot = runBot(env, onTestFinished);
  return vi.waitFor(
    () => {
      const address = /Open (http:\S+)/.exec(bot.output())?.[1];
      if (!address) throw new Error(`No address yet:\n${bot.output()}${bot.stderr()}`);
      return address;
    },
    { timeout: 60_000 },
  );
}

async function choose(page: Page, question: string, answer: string): Promise<void> {
  await page.getByRole('combobox', { name: question }).click();
  await page.getByRole('option', { name: answer }).first().click();
}

describeInBrowser('Ragft in its sandbox, by clicking and typing only', (openPage) => {
  // How long it takes is measured by `npm run bench -- start`; here it only has to come.
  test('from the start of the process to an answer, while the port it wants is taken', async () => {
    const taken = createServer();
    const PORT = String(await listen(taken, 0));
    onTestFinished(() => void taken.close());
    const url = await started({ PORT });
    expect(new URL(url).port).not.toBe(PORT);
    const page = await openPage(url);
    await say(page, '/ragft help');
    await page.getByText('/ragft quick').first().waitFor();
  });

  test('from the start address to a posted card, a ticked step, Home, and a reminder three months later', async () => {
    const page = await openPage(await started());
    await visit(page, 'ai-projects');
    await say(page, '/ragft');
    const modal = page.getByRole('dialog');

    await modal.getByRole('textbox', { name: 'What is the project called?' }).fill('Help desk');
    await choose(page, 'What are you building?', 'Answers about documents');
    await choose(page, 'Must it know things', 'Yes');
    await choose(page, 'How soon would today’s right answers be wrong?', 'Within a week');
    await choose(page, 'What must it do differently', 'None of these');
    await page.keyboard.press('Escape');
    await choose(page, 'How far does prompting alone get you?', 'Under 80%');
    await modal.getByRole('button', { name: 'Next' }).click();

    await page.getByRole('dialog', { name: 'Knowledge and trust' }).waitFor();
    await modal.getByText('Page 2 of 5').waitFor();
    await choose(page, 'Where does that knowledge live?', 'Documents');
    await modal.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('dialog', { name: 'The essentials' }).waitFor();
    expect(await modal.getByRole('textbox', { name: 'What is the project called?' }).inputValue()).toBe(
      'Help desk',
    );
    await modal.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('dialog', { name: 'Knowledge and trust' }).waitFor();
    expect(await modal.getByRole('combobox', { name: 'Where does that knowledge live?' }).inputValue()).toBe(
      'Documents',
    );

    await modal.getByRole('button', { name: 'Skip to your answers' }).click();
    await page.getByRole('dialog', { name: 'Your answers' }).waitFor();
    await modal.getByText('RAG (retrieval)').first().waitFor();
    await modal.getByRole('button', { name: 'Submit' }).click();
    await modal.getByText('Help desk is saved as revision 1').waitFor();
    await page.keyboard.press('Escape');
    await modal.waitFor({ state: 'detached' });

    const card = page.getByRole('main').getByRole('article').filter({ hasText: 'Help desk' });
    await card.getByText('Let the model look the facts up').waitFor();
    await card.getByRole('button', { name: '4 replies' }).click({ timeout: 15_000 });
    const thread = page.getByRole('complementary', { name: 'Thread' });
    await thread.getByRole('table', { name: /cost/i }).first().waitFor({ state: 'attached' });
    await thread.getByRole('button', { name: 'Close thread' }).click();

    await card.getByRole('checkbox').first().check();
    await card.getByText(/First steps: 1 of/).waitFor();

    await visit(page, 'Ragft Home');
    const home = page.getByRole('region', { name: 'Ragft Home' });
    await home.getByText('Help desk').first().waitFor();

    await visit(page, 'ai-projects');
    await card.getByRole('button', { name: /More actions/ }).click();
    await page.getByRole('menuitem', { name: 'Reminders' }).click();
    await modal.getByLabel('Launch').fill(new Date().toISOString().slice(0, 10));
    await modal.getByRole('button', { name: 'Yes, remind us' }).click();
    await modal.getByText(/Agreed by/).waitFor();
    await page.keyboard.press('Escape');
    await modal.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: '+3 months' }).click();
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^ragft.*unread/ })
      .click();
    const reminder = page.getByRole('main').getByRole('article').filter({ hasText: 'time to look again' });
    await reminder.getByRole('button', { name: 'Done' }).first().click();
    await modal.getByRole('radio', { name: 'It held' }).check();
    await modal.getByRole('button', { name: 'Save' }).click();
    await modal.getByText('Kept in the history').waitFor();
    await page.keyboard.press('Escape');
    await reminder.getByText('held, by').waitFor();
    await visit(page, 'ai-projects');
    await card.getByText(/Last check on .*: held/).waitFor();
  });

  test('a modal that was closed is resumed where it was left', async () => {
    const page = await openPage(await started());
    await say(page, '/ragft Parcel bot');
    const modal = page.getByRole('dialog');
    await choose(page, 'What are you building?', 'Classification');
    await page.keyboard.press('Escape');
    await modal.waitFor({ state: 'detached' });
    await page.getByText(/saved/i).first().waitFor();

    await page.reload();
    await say(page, '/ragft');
    await modal.getByText(/^Saved/).waitFor();
    expect(await modal.getByRole('textbox', { name: 'What is the project called?' }).inputValue()).toBe(
      'Parcel bot',
    );
    expect(await modal.getByRole('combobox', { name: 'What are you building?' }).inputValue()).toBe(
      'Classification',
    );
  });
});
