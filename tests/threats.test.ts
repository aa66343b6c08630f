import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const [table = ''] = readFileSync(join(root, 'docs/threats.md'), 'utf8').split('\n## Bad input\n');
const shown = [...table.matchAll(/\| `(tests\/[^`]+)`: ([^|]+) \|$/gm)].map(([, file = '', title = '']) => ({
  file,
  title,
}));

test('every threat is answered by a test', () => {
  const rows = table.split('\n').filter((line) => line.startsWith('| '));
  // The heading names no test.
  expect(shown).toHaveLength(rows.length - 1);
});

test.each(shown)('$file has: $title', ({ file, title }) => {
  expect(existsSync(join(root, file))).toBe(true);
  expect(readFileSync(join(root, file), 'utf8')).toMatch(
    new RegExp(`(?:test|describe)[^\\n]*\\(\\s*'${title.replace(/[.*+?^$()[\]{}|\\]/g, '\\$&')}'`),
  );
});
