import { expect, test } from 'vitest';
import { freshStore } from './fresh-store.ts';
import { acme, ana, ben, general, minute, umbrella } from './samples.ts';
import { submitted } from './submitted.ts';

test('each drawing has a version and remembers what it showed', async () => {
  const {
    store: { cards },
    project,
  } = await submitted();
  expect(await cards.draw(acme, project, [[], []], minute(2))).toBe(1);
  await cards.posted(acme, project, general, '1700000000.000100', minute(3));
  expect(await cards.draw(acme, project, [['audit'], []], minute(4))).toBe(2);

  expect(await cards.drawing(acme, project, 1)).toEqual([[], []]);
  expect(await cards.drawing(acme, project, 2)).toEqual([['audit'], []]);
  expect(await cards.drawing(acme, project, 3)).toBeUndefined();
  expect(await cards.drawing(umbrella, project, 2)).toBeUndefined();
  expect(await cards.byMessage(acme, general, '1700000000.000100')).toMatchObject({ project, version: 2 });
  expect(await cards.byMessage(umbrella, general, '1700000000.000100')).toBeUndefined();

  await cards.missing(acme, project, minute(5));
  expect(await cards.find(acme, project)).toMatchObject({ ts: null, missingAt: minute(5) });
});

test('a card that Slack will not take says why, once, and is found when the bot joins', async () => {
  const {
    store: { cards },
    project,
  } = await submitted();
  expect(await cards.inTrouble(acme, project, 'not_in_channel')).toBe(true);
  expect(await cards.inTrouble(acme, project, 'not_in_channel')).toBe(false);
  expect(await cards.inTrouble(umbrella, project, 'is_archived')).toBe(false);
  expect(await cards.held(acme, general)).toMatchObject([{ project, trouble: 'not_in_channel' }]);
  expect(await cards.held(umbrella, general)).toEqual([]);
  await cards.posted(acme, project, general, '1700000000.000100', minute(3));
  expect(await cards.held(acme, general)).toEqual([]);
});

test('of a person’s clicks on a drawing the latest is kept, until the drawing is long past', async () => {
  const {
    store: { cards, cardClicks },
    project,
  } = await submitted();
  const drawn = { project, version: await cards.draw(acme, project, [[]], minute(2)), group: 0 };
  expect(await cardClicks.latest(acme, drawn, ana)).toBeUndefined();
  await cardClicks.keep(acme, drawn, ana, { selected: ['audit'], at: '1.1' });
  await cardClicks.keep(acme, drawn, ana, { selected: [], at: '1.2' });
  expect(await cardClicks.latest(acme, drawn, ana)).toEqual({ selected: [], at: '1.2' });
  expect(await cardClicks.latest(acme, drawn, ben)).toBeUndefined();
  for (let more = 0; more < 200; more += 1) await cards.draw(acme, project, [[]], minute(3));
  expect(await cards.drawing(acme, project, drawn.version)).toBeUndefined();
  expect(await cardClicks.latest(acme, drawn, ana)).toBeUndefined();
});

test('a workspace is spared newer blocks for a while', async () => {
  const { plainWorkspaces } = await freshStore();
  expect(await plainWorkspaces.has(acme, minute(0))).toBe(false);
  await plainWorkspaces.add(acme, minute(5));
  await plainWorkspaces.add(acme, minute(9));
  expect(await plainWorkspaces.has(acme, minute(8))).toBe(true);
  expect(await plainWorkspaces.has(umbrella, minute(8))).toBe(false);
  expect(await plainWorkspaces.has(acme, minute(9))).toBe(false);
});

test('a tick keeps who made it and when, until it is taken back', async () => {
  const {
    store: { checklists },
    project,
  } = await submitted();
  const audit = async () => (await checklists.of(acme, project)).find(({ key }) => key === 'audit');
  expect(await checklists.tick(umbrella, project, 'audit', true, ben, minute(2))).toBe(false);
  expect(await checklists.tick(acme, project, 'audit', true, ana, minute(2))).toBe(true);
  expect(await checklists.tick(acme, project, 'audit', true, ben, minute(3))).toBe(false);
  expect(await audit()).toMatchObject({ done: { by: ana, at: minute(2) } });
  expect(await checklists.tick(acme, project, 'audit', false, ben, minute(4))).toBe(true);
  expect(await audit()).toMatchObject({ done: null });
});

test('steps are assigned, dated, ruled out with a reason, and joined by the team’s own', async () => {
  const {
    store: { checklists },
    project,
  } = await submitted();
  await checklists.assign(acme, project, 'audit', { owner: ben, due: '2027-02-28', note: 'with legal' });
  await checklists.ruleOut(acme, project, 'evaluate', 'done last year', ana, minute(2));
  await checklists.addOwn(acme, project, 'own-1', 'Ask the lawyers');
  await checklists.addOwn(acme, project, 'own-2', 'Book a room');
  expect(await checklists.of(acme, project)).toMatchObject([
    { key: 'audit', owner: ben, due: '2027-02-28', note: 'with legal', notNeeded: null },
    { key: 'evaluate', notNeeded: { reason: 'done last year', by: ana, at: minute(2) } },
    { key: 'own-1', own: true, place: 2 },
    { key: 'own-2', own: true, place: 3 },
  ]);
  await checklists.ruleOut(acme, project, 'evaluate', null, ana, minute(3));
  expect((await checklists.of(acme, project))[1]).toMatchObject({ notNeeded: null });
});

test('an event is seen first once, in each workspace', async () => {
  const { events } = await freshStore();
  const first = await Promise.all([1, 2, 3].map(() => events.firstSeen(acme, 'Ev1', minute(0))));
  expect(first).toEqual([true, false, false]);
  expect(await events.firstSeen(umbrella, 'Ev1', minute(0))).toBe(true);
  await events.forget(minute(1));
  expect(await events.firstSeen(acme, 'Ev1', minute(2))).toBe(true);
});
