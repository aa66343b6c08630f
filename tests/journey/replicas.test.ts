import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { remindAsked } from '#journey/ask-open-question';
import type { Deps } from '#journey/deps';
import { removeStaleDrafts } from '#journey/remove-stale-drafts';
import { brand } from '#scoping/ids';
import { hearChanges } from '#src/hear-changes';
import { freshPlace } from '#tests/store/fresh-place';
import { freshStore } from '#tests/store/fresh-store';
import { acme, ana, ben, general, lab, minute, newDraft, umbrella } from '#tests/store/samples';
import { submitted } from '#tests/store/submitted';

const DAY = 24 * 60;

/** Three processes on one database, as far as the store is concerned. */
async function replicas() {
  const place = await freshPlace();
  return [await freshStore(place), await freshStore(place), await freshStore(place)] as const;
}

test('however many replicas look after the same, each notice goes out once', async () => {
  const stores = await replicas();
  const [store] = stores;
  const { project } = await submitted(store);
  for (const name of ['One', 'Two', 'Three'])
    await store.drafts.begin(acme, newDraft(name, { name, answers: { volume: 'ge10k' } }), minute(3));
  const ask = { id: brand<'ask'>('q1'), project, key: 'volume', by: ana, of: ben, at: minute(3) } as const;
  await store.openQuestions.ask(acme, ask);
  const before = await store.outbox.backlog();

  const later = minute(24 * DAY);
  await Promise.all(
    stores.flatMap((each) => {
      const deps: Omit<Deps, 'slack'> = { store: each, now: () => later, newId: randomUUID };
      return [removeStaleDrafts(deps), remindAsked(deps), removeStaleDrafts(deps), remindAsked(deps)];
    }),
  );
  // Of three drafts, and of one question.
  expect((await store.outbox.backlog()).waiting - before.waiting).toBe(4);
});

test('what Slack told one replica every other forgets, once', async () => {
  const [one, two] = await replicas();
  const forgotten: unknown[] = [];
  const hearing = hearChanges(two, ({ team, channel }) => void forgotten.push([team, channel]));
  await one.slackChanges.add(acme, general, minute(1));
  await hearing.run();
  await one.slackChanges.add(umbrella, null, minute(2));
  await one.slackChanges.add(acme, lab, minute(2));
  await hearing.run();
  await hearing.run();
  expect(forgotten).toEqual([
    [acme, general],
    [umbrella, null],
    [acme, lab],
  ]);

  await one.slackChanges.forget(minute(2));
  expect((await two.slackChanges.after(0)).map(({ team }) => team)).toEqual([umbrella, acme]);
});
