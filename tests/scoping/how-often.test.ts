import { expect, test } from 'vitest';
import { allFirstSteps } from '#scoping/first-steps';
import { objections } from '#scoping/rules/objections';
import { allWarnings } from '#scoping/warnings';
import { expectGolden } from '#tests/golden';
import { howOften } from './how-often.ts';

test('everything there is to say is said as often as it was last reviewed', async () => {
  const page = howOften();
  for (const { id } of [...allFirstSteps, ...allWarnings, ...objections]) expect(page).toContain(`| ${id}`);
  await expectGolden('how-often.md', page);
});
