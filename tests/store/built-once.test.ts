import { expect, test } from 'vitest';
import { brand } from '#scoping/ids';
import { freshStore } from './fresh-store.ts';
import { acme, ana, minute, newDraft, umbrella } from './samples.ts';

test('a query that was built for one draft is filled in anew for each other one, also with nothing', async () => {
  const { drafts } = await freshStore();
  const [one, other] = [brand<'draft'>('d1'), brand<'draft'>('d2')];
  await drafts.begin(acme, newDraft(one, { name: 'One' }), minute(0));
  await drafts.begin(acme, newDraft(other, { name: 'Other' }), minute(0));
  const reply = { url: 'https://hooks.example.com', until: minute(30) };

  await drafts.keep(acme, one, ana, { name: 'First', reply }, minute(1));
  await drafts.keep(acme, other, ana, { name: 'Second', reply: null }, minute(1));

  expect(await drafts.find(acme, one)).toMatchObject({ name: 'First', reply });
  expect(await drafts.find(acme, other)).toMatchObject({ name: 'Second', reply: null });
  expect(await drafts.find(umbrella, one)).toBeUndefined();
});

test('what changes with a draft is decided on the draft as it stands, and may be nothing', async () => {
  const { drafts } = await freshStore();
  const id = brand<'draft'>('d1');
  const draft = await drafts.begin(acme, newDraft(id), minute(0));
  const twice = () => drafts.keepBy(acme, id, ana, ({ name }) => ({ name: `${name}!` }), minute(1));

  await Promise.all([twice(), twice()]);

  expect((await drafts.find(acme, id))?.name).toBe(`${draft.name}!!`);
  expect(await drafts.keepBy(acme, id, ana, () => undefined, minute(2))).toBeUndefined();
  expect((await drafts.find(acme, id))?.savedAt).toEqual(minute(1));
  expect(await drafts.keepBy(acme, brand('d9'), ana, () => ({}), minute(2))).toBeUndefined();
});
