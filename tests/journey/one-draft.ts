import type { Reply } from '#journey/keep-answers';
import { brand } from '#scoping/ids';
import type { Store } from '#store/index';
import { freshStore } from '../store/fresh-store.ts';
import { acme, ana, minute, newDraft } from '../store/samples.ts';

export const draft = brand<'draft'>('d1');
export const who = { team: acme, id: ana };

/** A draft shown in a modal, with nothing chosen yet. */
export async function shownIn(view: string): Promise<Store> {
  const store = await freshStore();
  await showAnew(store, view);
  return store;
}

/** The same from the beginning; a database is made once for many tries. */
export async function showAnew(store: Store, view: string): Promise<void> {
  await store.drafts.remove(acme, draft);
  await store.drafts.resumeOrBegin(acme, newDraft('d1'), minute(0));
  await store.drafts.opened(acme, draft, view, null);
}

export const deps = (store: Store) => ({
  store,
  now: () => minute(1),
  newId: () => 'id',
  slack: undefined as never,
});

/** One choice by hand in a form that shows this. */
export const touching = (
  view: string,
  epoch: number,
  at: string,
  field: string,
  value: string | undefined,
  shown: Readonly<Record<string, string>> = {},
): Reply => ({
  draft,
  view,
  epoch,
  fields: [],
  values: { ...shown, ...(value === undefined ? {} : { [field]: value }) },
  drawn: {},
  touch: { field, value },
  at,
});
