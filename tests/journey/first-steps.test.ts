import { expect, test } from 'vitest';
import { cardActions } from '#blocks/card-ids';
import type { Message } from '#sandbox/contract';
import { boxesOn, cardIn, cardsIn, personIn, scopeProject, teamOf } from './scoped-project.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const tick = ({ slack }: Workspace, who: string, keys: readonly string[], card: Message) =>
  slack.as(who).click(cardActions.step, keys, card);

const stepsOf = async (workspace: Workspace, project: Awaited<ReturnType<typeof scopeProject>>['project']) =>
  workspace.store.checklists.of(teamOf(workspace), project);

const redrawn = (workspace: Workspace, test: (card: Message) => boolean) =>
  workspace.slack.until(() => cardsIn(workspace).find(test));

const keysOn = (card: Message) => boxesOn(card)[0]?.options.map(({ value }) => value) ?? [];

/** What stands ticked in one person’s Slack: what was drawn, or what they made of it since. */
function shownTo({ slack }: Workspace, who: string, card: Message): readonly string[] {
  const [boxes] = boxesOn(card);
  const own = card.values[slack.as(who).id]?.[boxes?.block ?? '']?.[cardActions.step]?.selected_options;
  return (own as { value: string }[] | undefined)?.map(({ value }) => value) ?? boxes?.ticked ?? [];
}

test('a tick is kept with who and when, and shown on the card', async () => {
  const workspace = await openWorkspace('socket');
  const { project } = await scopeProject(workspace);
  const card = await cardIn(workspace);
  const [first = ''] = keysOn(card);

  expect((await tick(workspace, 'ben', [first], card)).kind).toBe('done');
  const [step] = await stepsOf(workspace, project);
  expect(step).toMatchObject({ key: first, done: { by: personIn(workspace, 'ben') } });
  const shown = await redrawn(workspace, (now) => boxesOn(now)[0]?.ticked.includes(first) ?? false);
  expect(boxesOn(shown)[0]?.options[0]?.description?.text).toContain(`<@${personIn(workspace, 'ben')}>`);
  expect(shown.ts).toBe(card.ts);

  await tick(workspace, 'ana', [], shown);
  expect((await stepsOf(workspace, project))[0]?.done).toBeNull();
});

test('a click on an older drawing changes only what that person changed', async () => {
  const workspace = await openWorkspace('http');
  const { project } = await scopeProject(workspace);
  const card = await cardIn(workspace);
  const [one = '', two = '', three = ''] = keysOn(card);
  // However long this takes, nothing is drawn afresh meanwhile.
  workspace.slack.setFaults({ failWith: 'http_500', methods: ['chat.update'], share: 1 });

  await tick(workspace, 'ana', [one], card);
  // Ben has not seen Ana’s tick: his Slack sends his own box alone.
  await tick(workspace, 'ben', [two], card);
  expect((await stepsOf(workspace, project)).filter(({ done }) => done).map(({ key }) => key)).toEqual([
    one,
    two,
  ]);

  // Still before the redrawing he takes his own back and ticks another.
  await tick(workspace, 'ben', [], card);
  await tick(workspace, 'ben', [three], card);
  const done = (await stepsOf(workspace, project)).filter((step) => step.done).map(({ key }) => key);
  expect(done).toEqual([one, three]);
});

test('twenty people ticking at once lose nothing, and the card is redrawn at most once in two seconds', async () => {
  const workspace = await openWorkspace('socket', { crowd: 20 });
  const { project } = await scopeProject(workspace);
  const card = await cardIn(workspace);
  const keys = keysOn(card);
  const crowd = Array.from({ length: 20 }, (_, n) => `crowd${String(n + 1).padStart(3, '0')}`);
  const updates: number[] = [];
  let seen = card;
  const watch = setInterval(() => {
    const now = cardsIn(workspace)[0] ?? seen;
    if (now !== seen && boxesOn(now)[0]?.block !== boxesOn(seen)[0]?.block) updates.push(Date.now());
    seen = now;
  }, 10);

  const expected = new Set<string>();
  for (let round = 0; round < 3; round += 1) {
    await Promise.all(
      crowd.map(async (who, n) => {
        const key = keys[(n + round) % keys.length] ?? '';
        const now = cardsIn(workspace)[0] ?? card;
        expected.add(key);
        const selected = [...new Set([...shownTo(workspace, who, now), key])];
        expect((await tick(workspace, who, selected, now)).kind).toBe('done');
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 700));
  }
  const done = (await stepsOf(workspace, project)).filter((step) => step.done).map(({ key }) => key);
  expect(new Set(done)).toEqual(expected);
  await redrawn(workspace, (now) => new Set(boxesOn(now)[0]?.ticked).size === expected.size);
  clearInterval(watch);
  for (const [n, at] of updates.entries())
    if (n > 0) expect(at - (updates[n - 1] ?? 0)).toBeGreaterThanOrEqual(1_900);
  expect(cardsIn(workspace).length).toBe(1);
});

test('who is not in the channel, or from another workspace, changes nothing and is told why', async () => {
  const workspace = await openWorkspace('socket');
  const { project } = await scopeProject(workspace, { channel: '#client-assistant' });
  const card = await cardIn(workspace, '#client-assistant');
  const [first = ''] = keysOn(card);
  const fay = workspace.slack.as('fay');
  await fay.click(cardActions.step, [first], card);
  await workspace.slack.until(() =>
    fay.sees(card.channel).some(({ text }) => text.includes('not for you to see')),
  );
  expect((await stepsOf(workspace, project)).some(({ done }) => done)).toBe(false);
});

test('while Slack does not say who is in the channel, the author ticks all the same; what others tick is not left ticked', async () => {
  const workspace = await openWorkspace('socket');
  const { slack } = workspace;
  const { project } = await scopeProject(workspace);
  const kept = async () =>
    (await stepsOf(workspace, project)).filter(({ done }) => done).map(({ key }) => key);
  const [first = '', second = ''] = keysOn(await cardIn(workspace));
  slack.setFaults({ methods: ['conversations.members'], share: 1, failWith: 'http_500' });

  await tick(workspace, 'ana', [first], await cardIn(workspace));
  expect(await kept()).toEqual([first]);

  const card = await redrawn(workspace, (now) => boxesOn(now)[0]?.ticked.includes(first) ?? false);
  const ben = slack.as('ben');
  await ben.click(cardActions.step, [first, second], card);
  await slack.until(() => ben.sees(card.channel).some(({ text }) => text.includes('Slack did not say')));
  expect(await kept()).toEqual([first]);
  const afresh = await redrawn(workspace, (now) => boxesOn(now)[0]?.block !== boxesOn(card)[0]?.block);
  expect(shownTo(workspace, 'ben', afresh)).toEqual([first]);
});
