import { expect, test } from 'vitest';
import { expectGolden } from '#tests/golden';
import { outcomes } from './outcomes.ts';

const page = outcomes();

test('the whole policy is as it was last reviewed', async () => {
  await expectGolden('outcomes.md', page);
});

test('every departure from an article has its ground in the table', () => {
  const rows = page
    .split('\n')
    .filter((row) => /^\| W\d\d /.test(row))
    .map((row) => row.split('|').map((cell) => cell.trim()));
  const departed = rows.filter(([, , , article, , ours]) => article?.slice(-1) !== ours?.slice(-1));
  expect(departed.map(([, id]) => id)).toEqual(['W38', 'W40', 'W52']);
  for (const row of departed) expect(row[6]).toMatch(/structured output/);
});
