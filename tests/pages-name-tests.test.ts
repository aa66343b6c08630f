import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Pages whose tables say in their last column which test shows it. */
const pages = {
  'docs/threats.md': (text: string) => text.split('\n## Bad input\n')[0] ?? '',
  'docs/slack-behaviour.md': (text: string) => text,
};

describe.each(Object.entries(pages))('%s', (page, part) => {
  const table = part(readFileSync(join(root, page), 'utf8'));
  const shown = [...table.matchAll(/\| `(tests\/[^`]+)`: ([^|]+) \|$/gm)].map(
    ([, file = '', title = '']) => ({ file, title }),
  );

  test('names a test in every row', () => {
    const rows = table.split('\n').filter((line) => line.startsWith('| '));
    const headings = rows.filter((row) => row.endsWith('| Shown by |'));
    expect(headings.length).toBeGreaterThan(0);
    expect(shown).toHaveLength(rows.length - headings.length);
  });

  test.each(shown)('$file has: $title', ({ file, title }) => {
    expect(existsSync(join(root, file))).toBe(true);
    expect(readFileSync(join(root, file), 'utf8')).toMatch(
      new RegExp(
        `(?:(?:test|describe)[^\\n]*|\\]\\))\\(\\s*'${title.replace(/[.*+?^$()[\]{}|\\]/g, '\\$&')}'`,
      ),
    );
  });
});
