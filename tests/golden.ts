import { join } from 'node:path';
import { expect } from 'vitest';

/** Holds a text against the one in `tests/golden`; `npm run golden` rewrites it, and the diff is read like code. */
export const expectGolden = (name: string, text: string): Promise<void> =>
  expect(text).toMatchFileSnapshot(join(import.meta.dirname, 'golden', name));
