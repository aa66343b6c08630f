import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gallery } from '#sandbox/gallery';
import type { Exhibit } from '#sandbox/gallery/hang';
import { startSandbox } from '#sandbox/index';
import { isKnown } from '#sandbox/page/blocks/known-block';
import { faultsOfMessage, faultsOfView } from '#sandbox/validate/validate-blocks';
import { describeInBrowser } from './browser.ts';
import { manifest } from './specimen-bot.ts';

const root = join(import.meta.dirname, '..', '..');
const exhibits = gallery();

const faultsOf = ({ surface, blocks, title, submit, close }: Exhibit): unknown => {
  if (surface === 'message') return faultsOfMessage(blocks);
  const words =
    surface === 'modal'
      ? { title: plain(title), ...(submit && { submit: plain(submit) }), close: plain(close) }
      : {};
  return faultsOfView({ type: surface, ...words, blocks }, surface);
};
const plain = (text: string) => ({ type: 'plain_text', text });

test('Slack would take everything that hangs in the gallery', () => {
  const refused = exhibits.flatMap((exhibit) => {
    const faults = faultsOf(exhibit);
    return JSON.stringify(faults) === '[]'
      ? []
      : [{ section: exhibit.section, persona: exhibit.persona, faults }];
  });
  expect(refused).toEqual([]);
});

test('the page draws every block that hangs there', () => {
  const types = exhibits.flatMap(({ blocks }) => blocks).filter((block) => !isKnown(block));
  expect(types).toEqual([]);
});

test('whatever draws a whole modal, Home or message hangs somewhere', () => {
  const read = (folder: string): readonly string[] =>
    readdirSync(join(root, folder))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(root, folder, file), 'utf8'));
  const walls = read('sandbox/gallery').join('\n');
  const drawing =
    /^export (?:const|function) (\w+)(?:\([^;]*?\))?: (?:types\.(?:Modal|Home)View|Message)\b(?!\[)/gm;
  // It only puts a mark on what others have drawn.
  const others = ['marked'];
  const drawn = read('blocks').flatMap((file) => [...file.matchAll(drawing)].map(([, name]) => name ?? ''));
  expect(drawn.length).toBeGreaterThan(20);
  const missing = drawn.filter((name) => !new RegExp(`\\b${name}\\b`).test(walls));
  expect(missing).toEqual(others);
});

describeInBrowser('the gallery', (openPage) => {
  test('hangs everything, and draws all of one persona', async () => {
    const sandbox = await startSandbox({ manifest });
    try {
      const page = await openPage(`${sandbox.url}/gallery`);
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      await page.locator('.hung .modal').first().waitFor();
      expect(await page.locator('.hung').count()).toBe(exhibits.length);

      const [persona] = exhibits.map((exhibit) => exhibit.persona).filter(Boolean);
      await page
        .locator('select')
        .last()
        .selectOption(persona ?? '');
      const hung = page.locator('.hung');
      const theirs = exhibits.filter((exhibit) => exhibit.persona === persona);
      expect(await hung.count()).toBe(theirs.length);
      for (const one of await hung.all()) {
        await one.scrollIntoViewIfNeeded();
        await one.locator('.block').first().waitFor();
      }
      expect(errors).toEqual([]);
    } finally {
      await sandbox.close();
    }
  });
});
