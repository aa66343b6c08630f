import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepAnswers, type Reply } from '#journey/keep-answers';
import { freshStore } from '../store/fresh-store.ts';
import { acme, ana, ben, minute, newDraft, umbrella } from '../store/samples.ts';
import { deps, draft, shownIn, touching, who } from './one-draft.ts';

describe('a second modal on the same draft, on a phone perhaps', () => {
  test('does not undo what was chosen in the first, and is drawn afresh', async () => {
    const store = await shownIn('desk');
    const keep = (reply: Reply) => keepAnswers(deps(store), who, reply);
    await keep(touching('desk', 1, '10.1', 'volume', 'under_10k'));
    await store.drafts.opened(acme, draft, 'phone', null);
    const onPhone = await keep(touching('phone', 1, '10.2', 'volume', 'ge10k', { volume: 'ge10k' }));
    expect(onPhone?.draft.epoch).toBe(1);

    const atDesk = await keep(touching('desk', 1, '10.3', 'stage', 'early', { volume: 'under_10k' }));
    expect(atDesk?.draft.answers).toEqual({ volume: 'ge10k', stage: 'early' });
    expect(atDesk?.draft.epoch).toBe(2);
    expect(atDesk?.draft.pen).toEqual({ view: 'desk', at: '10.3' });
  });

  test('fills what is blank, so that nothing chosen there is lost either', async () => {
    const store = await shownIn('desk');
    const keep = (reply: Reply) => keepAnswers(deps(store), who, reply);
    const kept = await keep(touching('phone', 1, '10.1', 'stage', 'early', { volume: 'ge10k' }));
    expect(kept?.draft.answers).toEqual({ stage: 'early', volume: 'ge10k' });
  });
});

test('clicks that overtake each other end as they were made', async () => {
  const keys = ['stage', 'volume', 'deployment'] as const;
  const options = {
    stage: ['early', 'production', 'unknown'],
    volume: ['under_10k', 'ge10k', 'unknown'],
    deployment: ['online', 'offline_edge', 'unknown'],
  };
  const click = fc
    .constantFrom(...keys)
    .chain((key) => fc.constantFrom(...options[key]).map((option) => ({ key, option })));
  const clicks = fc.array(click, { minLength: 1, maxLength: 6 });
  // Slack sends them in order; two or three that are under way at once may arrive in any.
  const arrivals = clicks.chain((all) =>
    fc
      .shuffledSubarray(
        all.map((_, at) => at),
        { minLength: all.length },
      )
      .map((order) => ({ all, order })),
  );
  await fc.assert(
    fc.asyncProperty(arrivals, async ({ all, order }) => {
      const store = await freshStore();
      await store.drafts.resumeOrBegin(acme, newDraft('d1'), minute(0));
      await store.drafts.opened(acme, draft, 'desk', null);
      let form: Record<string, string> = {};
      const replies = all.map(({ key, option }, at) => {
        form = { ...form, [key]: option };
        return touching('desk', 1, `10.00${at}`, key, option, { ...form });
      });
      for (const at of order) {
        const reply = replies[at];
        if (reply) await keepAnswers(deps(store), who, reply);
      }
      expect((await store.drafts.find(acme, draft))?.answers).toEqual(form);
      await store.close();
    }),
    { numRuns: 25 },
  );
}, 30_000);

test('what is emptied by hand is forgotten; what merely does not stand there is not', async () => {
  const store = await shownIn('desk');
  const keep = (reply: Reply) => keepAnswers(deps(store), who, reply);
  await keep({
    ...touching('desk', 1, '10.0', 'line', 'x'),
    values: { behaviour_gaps: ['tone'], line: 'x' },
  });
  expect((await store.drafts.find(acme, draft))?.answers).toEqual({ behaviour_gaps: ['tone'] });
  await keep(touching('desk', 1, '10.1', 'behaviour_gaps', undefined));
  await keep(touching('desk', 1, '10.2', 'stage', 'early'));
  expect((await store.drafts.find(acme, draft))?.answers).toEqual({ stage: 'early' });
  await keep(touching('desk', 1, '10.3', 'volume', 'ge10k'));
  expect((await store.drafts.find(acme, draft))?.answers).toEqual({ stage: 'early', volume: 'ge10k' });
});

test('nobody else writes in a draft, nor this person in one that was set aside', async () => {
  const store = await shownIn('desk');
  const reply = touching('desk', 1, '10.1', 'stage', 'early');
  expect(await keepAnswers(deps(store), { team: acme, id: ben }, reply)).toBeUndefined();
  expect(await keepAnswers(deps(store), { team: umbrella, id: ana }, reply)).toBeUndefined();
  await store.drafts.setAside(acme, draft, minute(2));
  expect(await keepAnswers(deps(store), who, reply)).toBeUndefined();
  expect((await store.drafts.find(acme, draft))?.answers).toEqual({});
});
