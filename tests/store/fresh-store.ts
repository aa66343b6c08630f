import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore, type Store } from '#store/index';

export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ragft-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A store on a file of its own, which fails the test when it reports a row it cannot read. */
export async function freshStore(path = join(freshFolder(), 'ragft.db')): Promise<Store> {
  const store = await openStore({
    path,
    report: (row) => {
      throw row;
    },
  });
  onTestFinished(() => store.close());
  return store;
}
