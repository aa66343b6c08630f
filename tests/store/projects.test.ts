import { expect, test } from 'vitest';
import { brand } from '#scoping/ids';
import type { Store } from '#store/index';
import { freshStore } from './fresh-store.ts';
import { acme, ben, general, lab, minute, newDraft, submission, umbrella } from './samples.ts';

async function scoped(
  store: Store,
  name: string,
  more: { team?: typeof acme; channel?: typeof general } = {},
) {
  const { team = acme, channel = general } = more;
  const id = `${name} in ${channel}`;
  await store.drafts.resumeOrBegin(team, newDraft(id, { name, channel }), minute(0));
  const done = await store.assessments.submit(team, submission(id), minute(1));
  if (done.kind !== 'submitted') throw new Error(done.kind);
  return done.assessment.project;
}

const names = (projects: readonly { name: string }[]) => projects.map(({ name }) => name);

test.each([
  ['Help desk', 'HELP DESK'],
  ['Straße', 'STRASSE'],
  ['Ωmega ς', 'ωMEGA Σ'],
  ['ﬁle search', 'FILE   search'],
  ['知识库', '知识库'],
  ['🚀', ' 🚀 '],
])('%s is the same name as %s', async (name, other) => {
  const store = await freshStore();
  const id = await scoped(store, name);
  expect(await store.projects.named(acme, general, other)).toMatchObject({ id, name });
  expect(await store.projects.named(acme, lab, other)).toBeUndefined();
  expect(await store.projects.named(umbrella, general, other)).toBeUndefined();
});

test('projects are found by the beginnings of their words', async () => {
  const store = await freshStore();
  for (const name of ['Help desk search', 'Desk booking', 'Contract search', 'Wissenssuche Köln', '🚀']) {
    await scoped(store, name);
  }
  await scoped(store, 'Desk of the lab', { channel: lab });
  await scoped(store, 'Desk of another company', { team: umbrella });
  const search = async (text: string, channel?: typeof general) =>
    names(await store.projects.search(acme, text, 10, channel));

  expect(await search('desk', general)).toEqual(['Desk booking', 'Help desk search']);
  expect((await search('DES')).toSorted()).toEqual(['Desk booking', 'Desk of the lab', 'Help desk search']);
  expect(await search('sea he')).toEqual(['Help desk search']);
  expect(await search('köl')).toEqual(['Wissenssuche Köln']);
  expect(await search('🚀')).toEqual(['🚀']);
  expect(await search('esk')).toEqual([]);
  expect(await search("'; drop table projects; --")).toEqual([]);
  expect(await search('%')).toEqual([]);
  expect(await search('')).toHaveLength(6);
});

test('a name with two matching words is listed once', async () => {
  const store = await freshStore();
  await scoped(store, 'Search the searches');
  expect(names(await store.projects.search(acme, 'sea', 10))).toEqual(['Search the searches']);
});

test('a project moves and is renamed where its name is free', async () => {
  const store = await freshStore();
  const id = await scoped(store, 'Help desk');
  await scoped(store, 'help desk', { channel: lab });
  expect(await store.projects.move(acme, id, lab, minute(2))).toBe('taken');
  expect(await store.projects.rename(acme, id, 'Help centre', minute(3))).toBe('renamed');
  expect(await store.projects.move(acme, id, lab, minute(4))).toBe('moved');
  expect(await store.projects.rename(acme, id, 'HELP DESK', minute(5))).toBe('taken');
  expect(await store.projects.rename(acme, id, 'HELP CENTRE', minute(6))).toBe('renamed');
  expect(await store.projects.find(acme, id)).toMatchObject({
    name: 'HELP CENTRE',
    channel: lab,
    changedAt: minute(6),
  });
  expect(names(await store.projects.search(acme, 'cent', 10))).toEqual(['HELP CENTRE']);
  expect(await store.projects.move(umbrella, id, general, minute(7))).toBe('taken');
});

test('what was archived before a day is found, and what shows it in Slack is named when it goes', async () => {
  const store = await freshStore();
  const [old, young, live] = [
    await scoped(store, 'Old'),
    await scoped(store, 'Young'),
    await scoped(store, 'Live'),
  ];
  await store.projects.archive(acme, old, minute(3), minute(3));
  await store.projects.archive(acme, young, minute(5), minute(5));
  expect(await store.projects.archivedBefore(acme, minute(3), 10)).toEqual([]);
  expect(await store.projects.archivedBefore(acme, minute(4), 10)).toEqual([old]);
  expect(await store.projects.archivedBefore(acme, minute(9), 10)).toEqual([old, young]);
  expect(await store.projects.archivedBefore(umbrella, minute(9), 10)).toEqual([]);

  await store.cards.posted(acme, old, general, '1.0', minute(2));
  await store.threads.posted(acme, old, 'reasons', '1.1', minute(2));
  await store.copies.notice(acme, { channel: lab, ts: '2.0' }, old, minute(2));
  expect(await store.projects.remove(acme, old)).toEqual([
    { channel: general, ts: '1.0' },
    { channel: lab, ts: '2.0' },
    { channel: general, ts: '1.1' },
  ]);
  expect(await store.projects.remove(acme, live)).toEqual([]);
});

test('owner and archive are kept; removal takes everything that belongs to it', async () => {
  const store = await freshStore();
  const id = await scoped(store, 'Help desk');
  await store.projects.reassign(acme, id, ben, minute(2));
  await store.projects.archive(acme, id, minute(3), minute(3));
  expect(await store.projects.find(acme, id)).toMatchObject({ owner: ben, archivedAt: minute(3) });
  await store.drafts.resumeOrBegin(acme, newDraft('again', { project: id }), minute(4));

  await store.projects.remove(umbrella, id);
  expect(await store.projects.find(acme, id)).toBeDefined();
  await store.projects.remove(acme, id);
  expect(await store.projects.find(acme, id)).toBeUndefined();
  expect(await store.assessments.history(acme, id)).toEqual([]);
  expect(await store.checklists.of(acme, id)).toEqual([]);
  expect(await store.cards.find(acme, id)).toBeUndefined();
  expect(await store.drafts.find(acme, brand('again'))).toBeUndefined();
  expect(await store.projects.search(acme, 'help', 10)).toEqual([]);
});
