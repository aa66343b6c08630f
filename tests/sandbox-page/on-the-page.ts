import type { Page } from 'playwright-core';

/** Where a person writes in the channel they are in. */
export const composer = (page: Page) => page.getByRole('textbox', { name: /^Message / });

export async function say(page: Page, line: string): Promise<void> {
  await composer(page).fill(line);
  await composer(page).press('Enter');
}

/** Goes to a channel, a direct message or Home, whether or not something unread waits there. */
export const visit = (page: Page, place: string): Promise<void> =>
  page
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(`^${place}( ?, unread)?$`) })
    .click();
