import { expect, test } from 'vitest';
import { cardActions } from '#blocks/card-ids';
import { homeOf } from './home-of.ts';
import { personIn, scopeProject, teamOf } from './scoped-project.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const DAY = 86_400_000;
/** A Wednesday. */
const startAt = new Date('2027-01-06T10:00:00Z');

const listsTo = ({ slack }: Workspace, who: string) => {
  const { channels, messages, app } = slack.snapshot();
  const own = channels.find(
    ({ kind, members }) =>
      kind === 'im' && members.includes(slack.as(who).id) && members.includes(app.botUser),
  );
  return messages.filter(({ channel, text }) => channel === own?.id && text.includes('overdue'));
};

/** Through the card, as people assign. */
async function assign(workspace: Workspace, to: string, due: string) {
  const { slack } = workspace;
  const ana = slack.as('ana');
  const card = await slack.until(
    () => slack.snapshot().messages.find(({ blocks }) => JSON.stringify(blocks).includes(cardActions.assign)),
    10_000,
  );
  await ana.click(cardActions.assign, undefined, card);
  const view = ana.modal();
  const row = view.blocks.find((block) => JSON.stringify(block).includes(cardActions.editStep));
  await ana.does({
    kind: 'click',
    on: { view: view.id },
    blockId: row?.block_id ?? '',
    actionId: cardActions.editStep,
  });
  await ana.fill('owner', slack.as(to).id);
  await ana.fill('due', due);
  await ana.submit();
  await ana.close({ all: true });
}

test('whoever has overdue steps gets one list on Monday morning, until they switch it off', async () => {
  const workspace = await openWorkspace('socket', { startAt });
  const { slack } = workspace;
  await scopeProject(workspace, { name: 'Help <desk>' });
  await assign(workspace, 'ben', '2027-01-08');

  // Friday: it is due today, and Sunday: it is overdue, but nobody is bothered on a Sunday.
  slack.clock.advance(2 * DAY);
  await slack.quiet(400);
  slack.clock.advance(2 * DAY);
  await slack.quiet(400);
  expect(listsTo(workspace, 'ben')).toEqual([]);

  // Monday, 15:00 in London, 10:00 where Ben is.
  slack.clock.advance(DAY + 5 * 3_600_000);
  const list = await slack.until(() => listsTo(workspace, 'ben')[0]);
  expect(list.text).toContain('Help &lt;desk&gt;');
  expect(list.text).toContain('due 8 January 2027');
  const [step] = list.text.match(/(?<=\n)[^\n]*(?=, due 8 January 2027)/) ?? [];
  await homeOf(slack, slack.as('ben'));
  const home = JSON.stringify(slack.as('ben').home().blocks);
  expect(home).toContain('My overdue steps');
  expect(home).toContain(step ?? 'the step is in the list');
  slack.clock.advance(2 * DAY);
  await slack.quiet(400);
  expect(listsTo(workspace, 'ben').length).toBe(1);

  await slack.as('ben').click(cardActions.digestOff, undefined, list);
  slack.clock.advance(7 * DAY);
  await slack.quiet(600);
  expect(listsTo(workspace, 'ben').length).toBe(1);

  await workspace.store.settings.switchDigest(teamOf(workspace), personIn(workspace, 'ben'), true);
  slack.clock.advance(7 * DAY);
  await slack.until(() => listsTo(workspace, 'ben').length === 2);
});

test('a list is not sent to who has nothing overdue, and ends when nothing is left', async () => {
  const workspace = await openWorkspace('http', { startAt });
  const { slack, store } = workspace;
  const team = teamOf(workspace);
  const { project } = await scopeProject(workspace);
  await assign(workspace, 'ben', '2027-03-01');
  slack.clock.advance(6 * DAY);
  await slack.quiet(400);
  expect(listsTo(workspace, 'ben')).toEqual([]);
  expect((await store.digests.due(new Date('2028-01-01'), 5)).length).toBe(1);

  for (const { key } of await store.checklists.of(team, project))
    await store.checklists.tick(team, project, key, true, personIn(workspace, 'ben'), slack.clock.now());
  slack.clock.advance(60 * DAY);
  await expect.poll(() => store.digests.due(new Date('2028-01-01'), 5)).toEqual([]);
  expect(listsTo(workspace, 'ben')).toEqual([]);
});
