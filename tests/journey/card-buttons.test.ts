import { expect, test } from 'vitest';
import { cardActions } from '#blocks/card-ids';
import { boxesOn, cardIn, cardsIn, channelIn, personIn, scopeProject, teamOf } from './scoped-project.ts';
import { modes, openWorkspace, type Workspace } from './workspace.ts';

const answers = { needs_knowledge: 'yes', change_rate: 'daily', attribution: 'required' } as const;

test.each(modes)(
  'by %s: why, sources and what would change it open for whoever sees the card',
  async (mode) => {
    const workspace = await openWorkspace(mode);
    const { slack } = workspace;
    await scopeProject(workspace, { answers });
    const card = await cardIn(workspace);
    const ben = slack.as('ben');

    await ben.click(cardActions.why, undefined, card);
    expect(ben.modal().title).toBe('Why this verdict');
    await ben.click(cardActions.sources);
    expect(ben.modals().map(({ title }) => title)).toEqual(['Why this verdict', 'Sources']);
    await ben.close({ all: true });

    await ben.click(cardActions.whatIf, undefined, card);
    expect(ben.modal().title).toBe('What would change it');
    await ben.click(cardActions.tryOut);
    expect(ben.modal().title).toBe('What if');
    const before = await workspace.store.projects.find(teamOf(workspace), (await scopedNow(workspace)).id);
    await ben.fill('needs_knowledge', 'no');
    await slack.until(() => JSON.stringify(ben.modal().blocks).includes('The card says RAG (retrieval)'));
    expect(JSON.stringify(ben.modal().blocks)).toContain('Then: *Prompting only*');
    await ben.fill('needs_knowledge', 'yes');
    await slack.until(() => JSON.stringify(ben.modal().blocks).includes('Verdict so far: *RAG (retrieval)*'));
    await ben.fill('change_rate', 'stable');
    await ben.submit();
    await slack.until(() => JSON.stringify(ben.modal().blocks).includes('Verdict so far: *RAG (retrieval)*'));
    expect(JSON.stringify(ben.modal().shown)).toContain('"value":"daily"');
    expect(await scopedNow(workspace)).toEqual(before);
  },
);

const threadUnder = ({ slack }: Workspace, card: string) =>
  slack.until(() => slack.snapshot().messages.filter(({ thread }) => thread === card).length === 5);

async function scopedNow(workspace: Workspace) {
  const found = await workspace.store.projects.named(
    teamOf(workspace),
    channelIn(workspace, '#ai-projects'),
    'help desk',
  );
  if (!found) throw new Error('The project is gone.');
  return found;
}

test('a step gets an owner, a date and a note; another is ruled out; a third is one’s own', async () => {
  const workspace = await openWorkspace('socket');
  const { slack, store } = workspace;
  const { project } = await scopeProject(workspace, { answers });
  const card = await cardIn(workspace);
  const ana = slack.as('ana');
  const steps = () => store.checklists.of(teamOf(workspace), project);
  const [first, second] = await steps();

  await ana.click(cardActions.assign, undefined, card);
  expect(ana.modal().title).toBe('Assign & dates');
  const edit = async (key: string | undefined) => {
    const view = ana.modal();
    const row = view.blocks.find((block) => JSON.stringify(block).includes(`"value":"${key}"`));
    await ana.does({
      kind: 'click',
      on: { view: view.id },
      blockId: row?.block_id ?? '',
      actionId: cardActions.editStep,
    });
  };
  await edit(first?.key);
  await ana.fill('owner', slack.as('ben').id);
  await ana.fill('due', '2027-03-31');
  await ana.fill('note', 'Ask <!channel> first');
  await ana.submit();
  expect(ana.modals().length).toBe(1);
  await slack.until(() => JSON.stringify(ana.modal().blocks).includes('due 31 Mar 2027'));

  await edit(second?.key);
  await ana.fill('not-needed', 'We have one');
  await ana.submit();
  await ana.fill('own', '  Talk to   legal ');
  await ana.submit();
  expect(JSON.stringify(ana.modal().blocks)).toContain('Talk to legal');

  const kept = await steps();
  expect(kept[0]).toMatchObject({
    owner: personIn(workspace, 'ben'),
    due: '2027-03-31',
    note: 'Ask <!channel> first',
  });
  expect(kept[1]?.notNeeded).toMatchObject({ reason: 'We have one', by: personIn(workspace, 'ana') });
  expect(kept.at(-1)).toMatchObject({ own: true, text: 'Talk to legal' });

  const shown = await slack.until(
    () => cardsIn(workspace).find((now) => JSON.stringify(now.blocks).includes('Talk to legal')),
    10_000,
  );
  expect(boxesOn(shown)[0]?.options[0]?.description?.text).toBe(
    `<@${personIn(workspace, 'ben')}>, due 31 Mar 2027`,
  );
  expect(boxesOn(shown)[0]?.options.map(({ value }) => value)).not.toContain(second?.key);
  expect(JSON.stringify(shown.blocks)).toContain('Not needed: ');
});

test('`/ragft show` gives the same card to one person, and its boxes work', async () => {
  const workspace = await openWorkspace('http');
  const { slack, store } = workspace;
  const { project } = await scopeProject(workspace, { answers });
  await cardIn(workspace);
  const ben = slack.as('ben');
  await ben.slash('/ragft show help desk', '#ai-projects');
  // How fast is for the trial `show` to say.
  expect(await ben.slash('/ragft show HELP', '#general')).toMatchObject({ kind: 'done' });
  const card = await slack.until(() => ben.sees('#general').at(-1));
  expect(card.onlyFor).toBe(ben.id);
  const [first = ''] = boxesOn(card)[0]?.options.map(({ value }) => value) ?? [];
  await ben.click(cardActions.step, [first], card);
  const [step] = await store.checklists.of(teamOf(workspace), project);
  expect(step?.done?.by).toBe(ben.id);
  expect((await store.copies.count(teamOf(workspace))).noticed).toBe(0);

  await ben.slash('/ragft show nothing such', '#general');
  await slack.until(() =>
    ben.sees('#general').some(({ text }) => text.includes('no project “nothing such”')),
  );
});

test('a project of a private channel is shown to its members alone', async () => {
  const workspace = await openWorkspace('socket');
  const { slack } = workspace;
  await scopeProject(workspace, { channel: '#ml-research', name: 'Secret model' });
  await cardIn(workspace, '#ml-research');
  await slack.as('chidi').slash('/ragft show secret model', '#general');
  await slack.until(() =>
    slack
      .as('chidi')
      .sees('#general')
      .some(({ text }) => text.includes('no project “secret model”')),
  );
  await slack.as('ben').slash('/ragft show secret model', '#general');
  await slack.until(() =>
    slack
      .as('ben')
      .sees('#general')
      .some(({ text }) => text.startsWith('Secret model: ')),
  );
});

test('a held card is posted when the bot joins', async () => {
  const workspace = await openWorkspace('socket');
  const { slack } = workspace;
  await scopeProject(workspace, { channel: '#leadership', name: 'Board pack' });
  const dora = slack.as('dora');
  const told = await slack.until(
    () => slack.snapshot().messages.find(({ text }) => text.includes('/invite @ragft')),
    10_000,
  );
  expect(told.text).toContain('Board pack');
  await dora.does({
    kind: 'invite',
    channel: channelIn(workspace, '#leadership'),
    who: slack.snapshot().app.botUser,
  });
  await cardIn(workspace, '#leadership');
});

test('*Post now* tries again, and says so when it fails once more', async () => {
  const workspace = await openWorkspace('socket');
  const { slack } = workspace;
  await scopeProject(workspace, { channel: '#old-experiments', name: 'Old idea' });
  const ana = slack.as('ana');
  const told = (nth: number) =>
    slack.until(
      () => slack.snapshot().messages.filter(({ text }) => text.includes('the channel is archived'))[nth],
      10_000,
    );
  await ana.click(cardActions.post, undefined, await told(0));
  const again = await told(1);
  await ana.does({ kind: 'archive', channel: channelIn(workspace, '#old-experiments'), archived: false });
  await ana.click(cardActions.post, undefined, again);
  await cardIn(workspace, '#old-experiments');
});

test('a card whose channel was archived later is drawn as it is by then once that is restored', async () => {
  const workspace = await openWorkspace('socket');
  const { slack, store } = workspace;
  const { project } = await scopeProject(workspace, { answers });
  const card = await cardIn(workspace);
  await threadUnder(workspace, card.ts);
  const ana = slack.as('ana');
  const archive = (archived: boolean) => ana.does({ kind: 'archive', channel: card.channel, archived });
  await archive(true);
  const [{ key } = { key: '' }] = await store.checklists.of(teamOf(workspace), project);
  await ana.slash('/ragft show help desk', '#general');
  const mine = await slack.until(() => ana.sees('#general').at(-1));
  await ana.click(cardActions.step, [key], mine);
  const told = await slack.until(
    () => slack.snapshot().messages.find(({ text }) => text.includes('the channel is archived')),
    10_000,
  );
  expect(told.text).toContain('The card of *Help desk* cannot be shown');

  await archive(false);
  await ana.click(cardActions.post, undefined, told);
  const shown = await slack.until(
    () => cardsIn(workspace).find((now) => boxesOn(now)[0]?.ticked.includes(key)),
    10_000,
  );
  expect(shown.ts).toBe(card.ts);
});

test('a deleted card is posted again by its button, as it is by then, with its thread', async () => {
  const workspace = await openWorkspace('http');
  const { slack, store } = workspace;
  const { project } = await scopeProject(workspace, { answers });
  const card = await cardIn(workspace);
  await threadUnder(workspace, card.ts);
  const ana = slack.as('ana');
  const [{ key } = { key: '' }] = await store.checklists.of(teamOf(workspace), project);
  await slack.as('dora').does({ kind: 'delete-message', channel: card.channel, ts: card.ts });
  await ana.slash('/ragft show help desk', '#general');
  const mine = await slack.until(() => ana.sees('#general').at(-1));
  await ana.click(cardActions.step, [key], mine);
  const told = await slack.until(
    () => slack.snapshot().messages.find(({ text }) => text.startsWith('The card of *Help desk*')),
    10_000,
  );
  expect(cardsIn(workspace)).toEqual([]);
  await ana.click(cardActions.post, undefined, told);
  const again = await cardIn(workspace);
  expect(boxesOn(again)[0]?.ticked).toEqual([key]);
  await threadUnder(workspace, again.ts);
});
