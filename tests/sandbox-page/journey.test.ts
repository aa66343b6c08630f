import { expect, test } from 'vitest';
import { startSandbox } from '#sandbox/index';
import { describeInBrowser } from './browser.ts';
import { composer, say, visit } from './on-the-page.ts';
import { manifest, workspace } from './specimen-bot.ts';

describeInBrowser('the page of the local Slack', (openPage) => {
  test('is usable at once and lists where one can go', async () => {
    const sandbox = await workspace();
    const page = await openPage(sandbox.url);
    await composer(page).click();
    const rail = page.getByRole('navigation');
    for (const name of ['Specimen Home', 'ai-projects', 'general', 'ml-research', 'Ben Carter'])
      await rail.getByRole('button', { name, exact: true }).waitFor();
  });

  test('a command typed with its hint is answered only to the one who typed it', async () => {
    const sandbox = await workspace();
    const page = await openPage(sandbox.url);
    await composer(page).pressSequentially('/spe');
    await page.getByRole('option', { name: '/specimen' }).waitFor();
    await composer(page).press('Tab');
    await composer(page).pressSequentially('hello <there>');
    await composer(page).press('Enter');
    const answer = page.getByRole('article').filter({ hasText: 'You said: hello <there>' });
    await answer.getByText('Only visible to you').waitFor();

    await page.getByRole('button', { name: /Act as somebody else/ }).click();
    await page.getByRole('menuitemradio', { name: /Ben Carter/ }).click();
    await page.getByRole('button', { name: /now Ben Carter/ }).waitFor();
    expect(await page.getByText('You said').count()).toBe(0);
  });

  test('a modal is filled in by keyboard and mouse, complains inline and hands in everything', async () => {
    const sandbox = await workspace();
    const page = await openPage(sandbox.url);
    await say(page, '/specimen modal');
    const modal = page.getByRole('dialog', { name: 'One of everything' });
    await modal.getByRole('textbox', { name: 'Name' }).fill('nobody');
    await modal.getByRole('button', { name: 'Hand in' }).click();
    await modal.getByText('Somebody has to be named.').waitFor();
    const name = modal.getByRole('textbox', { name: 'Name' });
    expect(await name.evaluate((field) => field.matches(':focus'))).toBe(true);
    expect(await name.getAttribute('aria-invalid')).toBe('true');

    await modal.getByRole('combobox', { name: 'Fruit' }).fill('qui');
    await page.keyboard.press('Enter');
    await modal.getByText('Fruit so far: Quince').waitFor();
    expect(await name.inputValue()).toBe('nobody');
    await modal.getByRole('combobox', { name: 'Basket' }).click();
    await modal.getByRole('option', { name: 'Apple' }).click();
    await modal.getByRole('option', { name: 'Pear' }).click();
    await page.keyboard.press('Escape');
    await modal.getByRole('combobox', { name: 'City' }).fill('l');
    await modal.getByRole('option', { name: 'Lagos' }).click();
    await modal.getByRole('combobox', { name: 'Person' }).fill('dora');
    await page.keyboard.press('Enter');
    await modal.getByRole('combobox', { name: 'Channel' }).fill('ml-re');
    await page.keyboard.press('Enter');
    await modal.getByRole('radio', { name: 'Large' }).check();
    await modal.getByRole('checkbox', { name: 'Ice' }).check();
    await modal.getByRole('checkbox', { name: 'Mint' }).uncheck();
    await modal.getByLabel('Day').fill('2026-04-05');
    await modal.getByLabel('Hour').fill('14:30');
    await modal.getByRole('textbox', { name: 'Amount' }).fill('12');
    await modal.getByRole('textbox', { name: 'Mail' }).fill('ana@example.org');
    await modal.getByRole('textbox', { name: 'Site' }).fill('https://example.org');
    await modal.getByRole('textbox', { name: 'Story' }).fill('Once upon a time');
    await name.fill('Harriet');
    await name.press('Enter');
    await modal.waitFor({ state: 'detached' });

    const handedIn = await sandbox.until(() => {
      const message = sandbox.snapshot().messages.find(({ text }) => text.startsWith('{'));
      return message && JSON.parse(message.text.replaceAll('&amp;', '&'));
    });
    expect(handedIn).toMatchObject({
      name: { name_input: { value: 'Harriet' } },
      fruit: { fruit_input: { selected_option: { value: 'quince' } } },
      basket: { basket_input: { selected_options: [{ value: 'apple' }, { value: 'pear' }] } },
      city: { city_input: { selected_option: { value: 'lagos' } } },
      person: { person_input: { selected_user: sandbox.as('dora').id } },
      size: { size_input: { selected_option: { value: 'l' } } },
      extras: { extras_input: { selected_options: [{ value: 'ice' }] } },
      day: { day_input: { selected_date: '2026-04-05' } },
      hour: { hour_input: { selected_time: '14:30' } },
      amount: { amount_input: { value: '12' } },
      mail: { mail_input: { value: 'ana@example.org' } },
      site: { site_input: { value: 'https://example.org' } },
    });
  });

  test('a bot that does not answer leaves the modal open with what was typed', async () => {
    const sandbox = await workspace();
    const page = await openPage(sandbox.url);
    await say(page, '/specimen modal');
    const modal = page.getByRole('dialog');
    await modal.getByRole('textbox', { name: 'Name' }).fill('silence');
    await modal.getByRole('button', { name: 'Hand in' }).click();
    await modal.getByRole('button', { name: 'Sending…' }).waitFor();
    await modal
      .getByRole('alert')
      .filter({ hasText: /trouble/ })
      .waitFor();
    expect(await modal.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('silence');
  });

  test('Escape closes a list first and then the modal, which the bot hears of', async () => {
    const sandbox = await workspace();
    const page = await openPage(sandbox.url);
    await say(page, '/specimen modal');
    const modal = page.getByRole('dialog');
    await modal.getByRole('combobox', { name: 'Fruit' }).click();
    await modal.getByRole('option', { name: 'Pear' }).waitFor();
    await page.keyboard.press('Escape');
    await modal.getByRole('option', { name: 'Pear' }).waitFor({ state: 'hidden' });
    expect(await modal.count()).toBe(1);
    await page.keyboard.press('Escape');
    await modal.waitFor({ state: 'detached' });
    await sandbox.until(() =>
      sandbox.snapshot().messages.some(({ text }) => text === 'The modal was closed.'),
    );
  });

  test('the focus stays inside an open modal', async () => {
    const sandbox = await workspace();
    const page = await openPage(sandbox.url);
    await say(page, '/specimen modal');
    await page.getByRole('dialog').waitFor();
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press('Tab');
      expect(await page.locator(':focus:not(dialog *)').count()).toBe(0);
    }
  });

  test('a message draws every block; its boxes, menus and buttons reach the bot', async () => {
    const sandbox = await workspace();
    const page = await openPage(sandbox.url);
    await visit(page, 'ai-projects');
    await say(page, '/specimen message');
    const message = page.getByRole('article').filter({ hasText: 'A specimen of each block' });
    await message.getByRole('cell', { name: '$18,000' }).waitFor();
    // The chart's own table, for those who do not see the bars.
    await message
      .getByRole('table', { name: 'First-year cost' })
      .getByRole('cell', { name: '8000', exact: true })
      .waitFor({ state: 'attached' });
    expect(await message.locator('svg rect').count()).toBe(4);

    await message.getByRole('checkbox', { name: 'Count the documents' }).check();
    await page.getByText('Used: tick').waitFor();
    expect(await message.getByRole('checkbox', { name: 'Count the documents' }).isChecked()).toBe(true);
    await message.getByRole('button', { name: /More actions/ }).click();
    await page.getByRole('menuitem', { name: 'Second thing' }).click();
    await page.getByText('Used: overflow').waitFor();

    await message.getByRole('button', { name: 'Throw away' }).click();
    await page.getByRole('dialog', { name: 'Throw it away?' }).getByRole('button', { name: 'Keep' }).click();
    await message.getByRole('button', { name: 'Throw away' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Throw away' }).click();
    await page.getByText('Used: dangerous').waitFor();
    expect(await page.getByText('Used: dangerous').count()).toBe(1);
  });

  test('rarer blocks are drawn too; a table is sorted and leafed through', async () => {
    const sandbox = await workspace();
    const page = await openPage(sandbox.url);
    await visit(page, 'ai-projects');
    await say(page, '/specimen rare');
    const message = page.getByRole('article').filter({ hasText: 'Fruit by weight' });
    for (const words of ['Rich text', 'Somebody said so.', 'fenced', 'with a subtitle'])
      await message.getByText(words).waitFor();
    expect(await message.locator('.not-drawn').count()).toBe(0);
    await message.getByRole('button', { name: 'A container' }).click();
    await message.getByText('Inside the container.').waitFor();

    const firstColumn = () => message.getByRole('rowheader').allTextContents();
    expect(await firstColumn()).toEqual(['Pear', 'Apple']);
    await message.getByRole('button', { name: 'Grams' }).click();
    expect(await firstColumn()).toEqual(['Apple', 'Pear']);
    await message.getByRole('button', { name: 'Later rows' }).click();
    expect(await firstColumn()).toEqual(['Quince']);
    await message.getByRole('button', { name: 'Open it' }).click();
    await page.getByText('Used: on_card').waitFor();
  });

  test('modals stack three deep, close one by one or all at once, and hear typing letter by letter', async () => {
    const sandbox = await workspace();
    const page = await openPage(sandbox.url);
    await say(page, '/specimen stack');
    const modal = page.getByRole('dialog');
    const search = modal.getByRole('textbox', { name: 'Search' });
    await search.pressSequentially('quin');
    await modal.getByText('Heard: quin').waitFor();
    expect(await search.inputValue()).toBe('quin');
    expect(await search.evaluate((field) => field.matches(':focus'))).toBe(true);

    await modal.getByRole('button', { name: 'One more' }).click();
    await page.getByRole('dialog', { name: 'Sheet 2' }).getByRole('button', { name: 'One more' }).click();
    await page.getByRole('dialog', { name: 'Sheet 3' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Sheet 2' }).waitFor();
    await page.getByRole('button', { name: 'Close all' }).click();
    await modal.waitFor({ state: 'detached' });
    expect(sandbox.as('ana').modals()).toEqual([]);
  });

  test('a mention and a message shortcut are answered in the thread', async () => {
    const sandbox = await workspace();
    const page = await openPage(sandbox.url);
    await visit(page, 'ai-projects');
    await composer(page).pressSequentially('Well, @spe');
    await page.getByRole('option', { name: /^@specimen / }).click();
    await composer(page).press('Enter');
    const mine = page.getByRole('main').getByRole('article').filter({ hasText: 'Well, @Specimen' });
    await mine.getByRole('button', { name: '1 reply' }).click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    await thread.getByText('You called?').waitFor();
    await thread.getByRole('textbox', { name: 'Reply in the thread' }).fill('Just looking');
    await page.keyboard.press('Enter');
    await thread.getByText('Just looking').waitFor();

    await mine.hover();
    await mine.getByRole('button', { name: 'Message actions' }).click();
    await page.getByRole('menuitem', { name: 'Quote this' }).click();
    await thread.getByText('Quoted:').waitFor();
    await mine.getByRole('button', { name: '3 replies' }).waitFor();
  });

  test('shortcuts and Home open the modal, and Home is drawn per person', async () => {
    const sandbox = await workspace();
    const page = await openPage(sandbox.url);
    await page.getByRole('button', { name: 'Shortcuts' }).click();
    await page.getByRole('menuitem', { name: 'Open the specimen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Not now' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await visit(page, 'Specimen Home');
    await page.getByText('Drawn 1 times for you.').waitFor();
    await page.getByRole('button', { name: 'Open the modal' }).click();
    await page.getByRole('dialog', { name: 'One of everything' }).waitFor();
  });

  test('time moves on, and faults are switched and seen to be on', async () => {
    const sandbox = await workspace();
    const page = await openPage(sandbox.url);
    const before = sandbox.clock.now();
    await page.getByRole('button', { name: '+3 months' }).click();
    await sandbox.until(() => sandbox.clock.now().getTime() - before.getTime() > 80 * 86_400_000);
    const later = sandbox.clock.now().toLocaleDateString('en-GB', { month: 'short', year: 'numeric' });
    await page.getByRole('group', { name: "The bot's clock" }).getByText(later).waitFor();

    await page.getByRole('button', { name: 'Faults' }).click();
    await page.getByRole('switch', { name: /Slack answers 500/ }).click();
    await page.getByRole('button', { name: 'Faults: 1 on' }).waitFor();
    expect(sandbox.snapshot().faults.failWith).toBe('http_500');
    await page.getByRole('switch', { name: /Slack answers 500/ }).click();
    await page.getByRole('button', { name: 'Faults', exact: true }).waitFor();
  });

  test('the traffic shows what was asked and answered, newest first', async () => {
    const sandbox = await workspace();
    const page = await openPage(sandbox.url);
    await say(page, '/specimen hello');
    await page.getByText('You said: hello').waitFor();
    await page.getByRole('button', { name: 'Traffic' }).click();
    const panel = page.getByRole('complementary', { name: 'Traffic' });
    await panel.getByRole('searchbox').fill('specimen hello');
    await panel.getByRole('searchbox').fill('response_url');
    await panel
      .getByRole('button', { name: /response_url/ })
      .first()
      .click();
    await panel.getByText('"text": "You said: hello"').waitFor();
  });

  test('a guest sees only their channels', async () => {
    const sandbox = await workspace();
    const page = await openPage(`${sandbox.url}/#/eli`);
    const rail = page.getByRole('navigation');
    await rail.getByRole('button', { name: 'client-assistant' }).waitFor();
    expect(await rail.getByRole('button', { name: 'general' }).count()).toBe(0);
    expect(await rail.getByRole('button', { name: 'ml-research' }).count()).toBe(0);
  });

  test('the page finds its way back when the local Slack was restarted', async () => {
    const first = await startSandbox({ manifest });
    const page = await openPage(first.url);
    await composer(page).waitFor();
    await first.close();
    await page.getByText('Reconnecting').waitFor();

    const second = await startSandbox({ manifest, port: Number(new URL(first.url).port) });
    try {
      expect(second.url).toBe(first.url);
      await page.getByText('Reconnecting').waitFor({ state: 'detached' });
      await second.as('ben').say('#general', 'Said after the restart');
      await page.getByText('Said after the restart').waitFor();
    } finally {
      await second.close();
    }
  });
});
