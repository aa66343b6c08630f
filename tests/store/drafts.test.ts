import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brand } from '#scoping/ids';
import { questionnaireVersion } from '#scoping/questionnaire';
import { storedAnswers, storedGiven } from '#store/stored-answers';
import { arbitraryAnswers } from '#tests/scoping/arbitrary-answers';
import { freshStore } from './fresh-store.ts';
import { acme, ana, ben, general, lab, minute, newDraft, umbrella } from './samples.ts';

test('a draft is found again by person, channel and name, whatever its case', async () => {
  const { drafts } = await freshStore();
  const { kind, draft } = await drafts.resumeOrBegin(acme, newDraft('d1'), minute(0));
  expect(kind).toBe('begun');
  expect(await drafts.find(acme, draft.id)).toEqual(draft);

  const again = await drafts.resumeOrBegin(acme, newDraft('d2', { name: ' HELP  desk' }), minute(1));
  expect(again).toEqual({ kind: 'resumed', draft });

  for (const other of [{ person: ben }, { channel: lab }, { name: 'Another' }]) {
    const { kind } = await drafts.resumeOrBegin(
      acme,
      newDraft(`of ${JSON.stringify(other)}`, other),
      minute(2),
    );
    expect(kind).toBe('begun');
  }
});

test('what is remembered of a draft that was kept is what its row says', async () => {
  const { drafts } = await freshStore();
  const { draft } = await drafts.resumeOrBegin(acme, newDraft('d1'), minute(0));
  await fc.assert(
    fc.asyncProperty(arbitraryAnswers, async (answers) => {
      const clicked = Object.fromEntries(
        Object.keys(answers).map((key, n) => [key, { at: `10.${n}`, form: 'V1 1', left: ['tone'] }]),
      );
      const kept = await drafts.keep(acme, draft.id, ana, { answers, clicked }, minute(1));
      const written = JSON.parse(JSON.stringify(kept));
      const row = storedAnswers(questionnaireVersion).parse(written.answers);
      expect(JSON.stringify(kept?.answers)).toBe(JSON.stringify(row));
      expect(storedGiven.parse(written.given)).toEqual(kept?.given);
      expect(written.clicked).toEqual(kept?.clicked);
      expect(await drafts.find(acme, draft.id)).toEqual(kept);
    }),
    { numRuns: 30 },
  );
});

test('without a name, the draft last saved in the channel is resumed', async () => {
  const { drafts } = await freshStore();
  await drafts.resumeOrBegin(acme, newDraft('d1', { name: 'First' }), minute(0));
  await drafts.resumeOrBegin(acme, newDraft('d2', { name: 'Second' }), minute(1));
  await drafts.keep(acme, brand('d1'), ana, { answers: { volume: 'ge10k' } }, minute(2));

  const { draft } = await drafts.resumeOrBegin(acme, newDraft('d3', { name: '' }), minute(3));
  expect(draft.id).toBe('d1');
  const open = await drafts.openIn(acme, ana, general);
  expect(open.map(({ id }) => id)).toEqual(['d1', 'd2']);
});

test('answers are merged, never cleared, and say who gave them and when', async () => {
  const { drafts } = await freshStore();
  await drafts.resumeOrBegin(acme, newDraft('d1'), minute(0));
  const id = brand<'draft'>('d1');
  await drafts.keep(acme, id, ana, { answers: { volume: 'ge10k', behaviour_gaps: [] } }, minute(1));
  await drafts.keep(acme, id, ben, { answers: { volume: 'under_10k' }, raiseEpoch: true }, minute(2));
  const draft = await drafts.keep(
    acme,
    id,
    ana,
    { page: 'running', name: 'Help centre', clicked: { volume: { at: '10.2' } } },
    minute(3),
  );

  expect(draft).toMatchObject({
    answers: { volume: 'under_10k', behaviour_gaps: [] },
    given: { volume: { by: ben, at: minute(2) }, behaviour_gaps: { by: ana, at: minute(1) } },
    epoch: 2,
    version: 4,
    page: 'running',
    name: 'Help centre',
    clicked: { volume: { at: '10.2' } },
    savedAt: minute(3),
  });
  expect(await drafts.find(acme, id)).toEqual(draft);
});

test('what is saved already is not saved again', async () => {
  const { drafts } = await freshStore();
  await drafts.resumeOrBegin(acme, newDraft('d1'), minute(0));
  const change = { answers: { volume: 'ge10k' }, page: 'running' } as const;
  const first = await drafts.keep(acme, brand('d1'), ana, change, minute(1));
  expect(await drafts.keep(acme, brand('d1'), ana, change, minute(2))).toEqual(first);
});

test('a draft set aside makes room for a new one and can be brought back', async () => {
  const { drafts } = await freshStore();
  await drafts.resumeOrBegin(acme, newDraft('d1'), minute(0));
  await drafts.setAside(acme, brand('d1'), minute(1));
  expect((await drafts.resumeOrBegin(acme, newDraft('d2'), minute(2))).kind).toBe('begun');
  expect((await drafts.openOf(acme, ana)).map(({ id }) => id)).toEqual(['d2']);

  await drafts.bringBack(acme, brand('d1'));
  expect((await drafts.openOf(acme, ana)).map(({ id }) => id)).toEqual(['d2', 'd1']);
});

test('closing the modal is spoken of once', async () => {
  const { drafts } = await freshStore();
  await drafts.resumeOrBegin(acme, newDraft('d1'), minute(0));
  expect(await drafts.tellClosed(acme, brand('d1'), minute(1))).toBe(true);
  expect(await drafts.tellClosed(acme, brand('d1'), minute(2))).toBe(false);
});

test('untouched drafts are warned about, then removed; a touch takes both back', async () => {
  const { drafts } = await freshStore();
  for (const id of ['idle', 'touched', 'unwarned', 'aside', 'lately aside']) {
    await drafts.resumeOrBegin(acme, newDraft(id, { name: id }), minute(0));
  }
  await drafts.setAside(acme, brand('aside'), minute(0));
  await drafts.setAside(acme, brand('lately aside'), minute(25));
  const toWarn = await drafts.toWarnAbout(minute(1), 10);
  expect(toWarn.map(({ id }) => id).toSorted()).toEqual(['idle', 'touched', 'unwarned']);
  for (const draft of toWarn.filter(({ id }) => id !== 'unwarned'))
    expect(await drafts.markWarned(draft, minute(10))).toBe(true);
  await drafts.keep(acme, brand('touched'), ana, { name: 'Touched' }, minute(11));
  for (const draft of toWarn.filter(({ id }) => id !== 'unwarned'))
    expect(await drafts.markWarned(draft, minute(12))).toBe(false);

  expect(await drafts.removeStale(minute(24), minute(20))).toBe(2);
  expect(await drafts.find(acme, brand('lately aside'))).toBeDefined();
  expect((await drafts.openOf(acme, ana)).map(({ id }) => id).toSorted()).toEqual(['touched', 'unwarned']);
  expect(await drafts.find(acme, brand('aside'))).toBeUndefined();
});

test('another workspace sees and changes nothing', async () => {
  const { drafts } = await freshStore();
  const { draft } = await drafts.resumeOrBegin(acme, newDraft('d1'), minute(0));
  expect(await drafts.find(umbrella, draft.id)).toBeUndefined();
  expect(await drafts.openIn(umbrella, ana, general)).toEqual([]);
  expect(await drafts.keep(umbrella, draft.id, ana, { name: 'Mine' }, minute(1))).toBeUndefined();
  await drafts.setAside(umbrella, draft.id, minute(1));
  await drafts.remove(umbrella, draft.id);
  expect(await drafts.find(acme, draft.id)).toEqual(draft);
});
