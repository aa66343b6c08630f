import { expect, onTestFinished, test } from 'vitest';
import { brand } from '#scoping/ids';
import { UnreadableRow } from '#store/faults';
import { openStore } from '#store/index';
import { freshPlace } from './fresh-place.ts';
import { outsiderAt } from './outsider.ts';
import { acme, ana, minute, newDraft, submission } from './samples.ts';

async function storeWithReports() {
  const place = await freshPlace();
  const reported: UnreadableRow[] = [];
  const store = await openStore({ ...place, report: (row) => reported.push(row) });
  onTestFinished(() => store.close());
  const spoil = async (sql: string): Promise<void> => {
    const outsider = await outsiderAt(place);
    await outsider.run(sql);
    await outsider.close();
  };
  return { store, reported, spoil };
}

test.each([
  ['not JSON', `'{"volume"'`],
  ['a choice nobody offers', `'{"volume":"a great deal"}'`],
  ['a question nobody asks', `'{"colour":"red"}'`],
])('a draft whose answers are %s is named, and the others are listed', async (_, broken) => {
  const { store, reported, spoil } = await storeWithReports();
  await store.drafts.resumeOrBegin(acme, newDraft('good'), minute(0));
  await store.drafts.resumeOrBegin(acme, newDraft('bad', { name: 'Other' }), minute(1));
  await spoil(`update drafts set answers = ${broken} where id = 'bad'`);

  const fault = await store.drafts.find(acme, brand('bad')).catch((fault: unknown) => fault);
  expect(fault).toBeInstanceOf(UnreadableRow);
  expect(fault).toMatchObject({ table: 'drafts', id: 'bad', message: expect.stringContaining('answers') });

  expect((await store.drafts.openOf(acme, ana)).map(({ id }) => id)).toEqual(['good']);
  expect(reported.map(({ table, id }) => `${table} ${id}`)).toEqual(['drafts bad']);
});

test('an assessment with a broken recommendation is named, and its history goes on without it', async () => {
  const { store, reported, spoil } = await storeWithReports();
  await store.drafts.resumeOrBegin(acme, newDraft('d1'), minute(0));
  const done = await store.assessments.submit(acme, submission('d1'), minute(1));
  if (done.kind !== 'submitted') throw new Error(done.kind);
  const { id, project } = done.assessment;
  await spoil(
    `update assessments set recommendation = replace(recommendation, '"destination":"rag"', '"destination":"magic"')`,
  );

  await expect(store.assessments.find(acme, id)).rejects.toMatchObject({ table: 'assessments', id });
  expect(await store.assessments.history(acme, project)).toEqual([]);
  expect(reported).toHaveLength(1);
});

test('answers to an older questionnaire are read as today’s understands them', async () => {
  const { store, spoil } = await storeWithReports();
  await store.drafts.resumeOrBegin(acme, newDraft('d1'), minute(0));
  await spoil(`update drafts set questionnaire_version = 0, answers = '{"volume":"ge10k","colour":"red"}'`);
  expect(await store.drafts.find(acme, brand('d1'))).toMatchObject({ answers: { volume: 'ge10k' } });
});

test('an unreadable message is given up and named, and its lane goes on', async () => {
  const { store, reported, spoil } = await storeWithReports();
  const entry = (id: string) => ({
    id: brand<'outbox entry'>(id),
    lane: 'card p1',
    message: { kind: 'card', project: brand<'project'>('p1') } as const,
  });
  await store.outbox.add(acme, [entry('bad'), entry('good')], minute(0));
  await spoil(`update outbox set message = '{"kind":"telegram"}' where id = 'bad'`);

  expect(await store.outbox.claim(minute(1), minute(2), 10)).toEqual([]);
  expect(reported.map(({ table, id }) => `${table} ${id}`)).toEqual(['outbox bad']);
  const next = await store.outbox.claim(minute(1), minute(2), 10);
  expect(next.map(({ id }) => id)).toEqual(['good']);
});
