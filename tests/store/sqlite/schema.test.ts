import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '#store/sqlite/driver';
import { freshFolder } from '../fresh-place.ts';
import { freshStore } from '../fresh-store.ts';

test('all migrations together give the schema in the golden file', async () => {
  const path = join(freshFolder(), 'ragft.db');
  await freshStore({ path });
  const file = connect(path, { readonly: true });
  const statements = file
    .prepare(
      "select sql from sqlite_schema where sql is not null and name not like 'sqlite_%' order by tbl_name, type desc, name",
    )
    .pluck()
    .all() as string[];
  file.close();
  const asWritten = statements.map((sql) => `${sql.replace(/^ {4}/gm, '')};\n`).join('\n');
  await expect(asWritten).toMatchFileSnapshot('../../golden/schema.sql');
});
