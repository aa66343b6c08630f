import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepAnswers, type Reply } from '#journey/keep-answers';
import { freshStore } from '../store/fresh-store.ts';
import { acme, ana, ben, minute, umbrella } from '../store/samples.ts';
import { deps, draft, showAnew, shownIn, touching, who } from './one-draft.ts';

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
  const store = await freshStore();
  await fc.assert(
    fc.asyncProperty(arrivals, async ({ all, order }) => {
      await showAnew(store, 'desk');
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
    }),
    { numRuns: 25 },
  );
}, 60_000);

describe('a click that arrives late, from another modal perhaps', () => {
  test('does not undo what was chosen or emptied in that field since', async () => {
    const store = await shownIn('desk');
    const keep = (reply: Reply) => keepAnswers(deps(store), who, reply);
    await keep(touching('desk', 1, '10.2', 'stage', 'early'));
    await keep(touching('desk', 1, '10.3', 'volume', undefined));
    await keep(touching('phone', 1, '10.1', 'stage', 'production', { volume: 'ge10k' }));
    const late = await keep(touching('phone', 1, '10.2', 'volume', 'ge10k'));
    expect(late?.draft.answers).toEqual({ stage: 'early' });
    expect(late?.draft.pen).toEqual({ view: 'desk', at: '10.3' });
  });

  test('counts where it is the last of that field', async () => {
    const store = await shownIn('desk');
    const keep = (reply: Reply) => keepAnswers(deps(store), who, reply);
    await keep(touching('desk', 1, '10.1', 'stage', 'early'));
    await store.drafts.opened(acme, draft, 'phone', null);
    await keep(touching('phone', 1, '10.4', 'volume', 'ge10k'));
    const late = await keep(touching('desk', 1, '10.3', 'stage', undefined));
    expect(late?.draft.answers).toEqual({ volume: 'ge10k' });
  });

  test('counts no more for the modal being written down as opened only after the first clicks in it', async () => {
    const store = await shownIn('desk');
    const keep = (reply: Reply) => keepAnswers(deps(store), who, reply);
    await keep(touching('desk', 1, '10.2', 'stage', 'early'));
    await store.drafts.opened(acme, draft, 'desk', null);
    const late = await keep(touching('desk', 1, '10.1', 'stage', 'production'));
    expect(late?.draft.answers).toEqual({ stage: 'early' });
  });

  test('of the same instant, the last to arrive counts', async () => {
    const store = await shownIn('desk');
    const keep = (reply: Reply) => keepAnswers(deps(store), who, reply);
    await keep(touching('desk', 1, '10.1', 'stage', 'early'));
    const tied = await keep(touching('phone', 1, '10.1', 'stage', 'production'));
    expect(tied?.draft.answers).toEqual({ stage: 'production' });
  });

  test('however they arrive, and how often, each field holds what was clicked last in it', async () => {
    const options = { stage: ['early', 'production', undefined], volume: ['under_10k', 'ge10k', undefined] };
    const click = fc.record({
      view: fc.constantFrom('desk', 'phone'),
      field: fc.constantFrom('stage', 'volume'),
      option: fc.nat({ max: 2 }),
    });
    const arrivals = fc.array(click, { minLength: 1, maxLength: 6 }).chain((clicks) =>
      fc.record({
        clicks: fc.constant(clicks),
        order: fc.shuffledSubarray([...clicks.keys(), ...clicks.keys()], { minLength: 2 * clicks.length }),
        // That a modal was opened may be written down after the first clicks in it.
        opened: fc.nat({ max: 2 * clicks.length }),
      }),
    );
    const store = await freshStore();
    await fc.assert(
      fc.asyncProperty(arrivals, async ({ clicks, order, opened }) => {
        await showAnew(store, 'desk');
        const forms: Record<string, Record<string, string>> = { desk: {}, phone: {} };
        let last: Record<string, string> = {};
        const replies = clicks.map(({ view, field, option }, at) => {
          const value = options[field as keyof typeof options][option];
          const put = (form: Record<string, string> = {}): Record<string, string> => {
            const { [field]: _, ...others } = form;
            return value === undefined ? others : { ...others, [field]: value };
          };
          forms[view] = put(forms[view]);
          last = put(last);
          return touching(view, 1, `10.00${at}`, field, value, forms[view]);
        });
        for (const [n, at] of order.entries()) {
          if (n === opened) await store.drafts.opened(acme, draft, 'desk', null);
          const reply = replies[at];
          if (reply) await keepAnswers(deps(store), who, reply);
        }
        expect((await store.drafts.find(acme, draft))?.answers).toEqual(last);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

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

test('a page that nobody waits for any more changes nothing: they were told that it failed', async () => {
  const store = await shownIn('desk');
  await keepAnswers(deps(store), who, touching('desk', 1, '10.1', 'stage', 'early'));
  const { touch: _, at: __, ...page } = touching('desk', 1, '', 'stage', 'production');
  let awaited = false;
  const late = { ...page, awaited: () => awaited };
  expect(await keepAnswers(deps(store), who, late)).toBeUndefined();
  expect((await store.drafts.find(acme, draft))?.answers).toEqual({ stage: 'early' });
  awaited = true;
  expect((await keepAnswers(deps(store), who, late))?.draft.answers).toEqual({ stage: 'production' });
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
