import { describe, expect, test } from 'vitest';
import type { Actor } from '#sandbox/actor';
import { brand } from '#scoping/ids';
import { lastTold } from './forge.ts';
import { saidTo, toldDirectly } from './told.ts';
import { modes, openWorkspace, type Workspace } from './workspace.ts';

async function draftOf({ store, team, channel }: Workspace, person: Actor) {
  const [draft] = await store.drafts.openIn(team, brand<'person'>(person.id), channel('#ai-projects'));
  if (!draft) throw new Error('There is no draft.');
  return draft;
}

/** Which questions and fields a modal asks for. */
const asks = (person: Actor): string[] =>
  person
    .modal()
    .blocks.flatMap(({ type, block_id }) => (type === 'input' ? [block_id.split('.')[0] ?? ''] : []));

const chosenIn = (person: Actor, field: string): string =>
  JSON.stringify(Object.entries(person.modal().shown).find(([id]) => id.startsWith(`${field}.`))?.[1]);

describe.each(modes)('in %s mode', (mode) => {
  test('every choice is kept when Slack hears that it arrived; the name as it is typed', async () => {
    const workspace = await openWorkspace(mode);
    const ana = workspace.slack.as('ana');
    await workspace.scope(ana, '/ragft');
    await ana.fill('name', 'Supp');
    expect((await draftOf(workspace, ana)).name).toBe('Supp');
    await ana.fill('name', 'Support  assistant ');
    expect((await draftOf(workspace, ana)).name).toBe('Support assistant');
    await ana.fill('product_type', 'qa_support');
    expect((await draftOf(workspace, ana)).answers).toEqual({ product_type: 'qa_support' });
    await ana.fill('behaviour_gaps', ['tone', 'format']);
    await ana.fill('line', 'Answers from our handbook');
    await ana.click('verdict-now');
    expect(await draftOf(workspace, ana)).toMatchObject({
      answers: { product_type: 'qa_support', behaviour_gaps: ['format', 'tone'] },
      description: 'Answers from our handbook',
    });
  });

  test('a redeploy between two choices costs nothing, and what was missed comes with the next', async () => {
    const workspace = await openWorkspace(mode);
    const ben = workspace.slack.as('ben');
    await workspace.scope(ben, '/ragft Redeployed');
    await ben.fill('needs_knowledge', 'yes');
    await workspace.stopBot();
    await expect(ben.fill('change_rate', 'daily')).resolves.toMatchObject({ kind: 'bot-failed' });
    await workspace.startBot();
    await ben.fill('prompt_result', '80_89');
    expect((await draftOf(workspace, ben)).answers).toEqual({
      needs_knowledge: 'yes',
      change_rate: 'daily',
      prompt_result: '80_89',
    });
  });

  test('what was taken out meanwhile is still kept: an empty field may be one that Slack forgot', async () => {
    const workspace = await openWorkspace(mode);
    const ben = workspace.slack.as('ben');
    await workspace.scope(ben, '/ragft Redeployed');
    await ben.fill('behaviour_gaps', ['tone']);
    await workspace.stopBot();
    await expect(ben.fill('behaviour_gaps', [])).resolves.toMatchObject({ kind: 'bot-failed' });
    await workspace.startBot();
    await ben.fill('needs_knowledge', 'yes');
    expect((await draftOf(workspace, ben)).answers).toEqual({
      behaviour_gaps: ['tone'],
      needs_knowledge: 'yes',
    });
  });

  test('`/ragft` goes on at the same page and says when it was saved', async () => {
    const workspace = await openWorkspace(mode);
    const { slack, scope, sees } = workspace;
    const chidi = slack.as('chidi');
    await scope(chidi, '/ragft Resumed');
    await chidi.submit();
    await chidi.submit();
    expect(chidi.modal().title).toBe('Running it');
    await chidi.fill('volume', 'ge10k');
    await chidi.close();
    slack.clock.advance(3 * 60_000);
    await scope(chidi, '/ragft');
    await sees(chidi, 'Running it');
    expect(JSON.stringify(chidi.modal().blocks)).toContain('Saved 3 minutes ago');
    expect(chosenIn(chidi, 'volume')).toContain('ge10k');
  });
});

test('questions appear as soon as their gate is answered; a hidden answer is kept and comes back', async () => {
  const workspace = await openWorkspace('socket');
  const { slack, scope } = workspace;
  const ana = slack.as('ana');
  await scope(ana, '/ragft Branches');
  expect(asks(ana)).toContain('change_rate');
  await ana.fill('change_rate', 'weekly');
  await ana.fill('needs_knowledge', 'no');
  await slack.until(() => !asks(ana).includes('change_rate'));
  expect((await draftOf(workspace, ana)).answers).toMatchObject({ change_rate: 'weekly' });
  await ana.fill('needs_knowledge', 'yes');
  await slack.until(() => asks(ana).includes('change_rate'));
  expect(chosenIn(ana, 'change_rate')).toContain('weekly');
});

test('a page is redrawn only where other questions appear or go', async () => {
  const { slack, scope } = await openWorkspace('http');
  const ana = slack.as('ana');
  const { hash } = await scope(ana, '/ragft Still');
  await ana.fill('product_type', 'drafting');
  await ana.fill('labelled_examples', '0');
  await ana.fill('needs_knowledge', 'yes');
  await slack.quiet();
  expect(ana.modal().hash).toBe(hash);
});

test('“None of these” beside choices means it instead of them, and the form shows it so', async () => {
  const workspace = await openWorkspace('socket');
  const { slack, scope } = workspace;
  const ana = slack.as('ana');
  await scope(ana, '/ragft Mixed');
  await ana.fill('behaviour_gaps', ['tone']);
  await ana.fill('behaviour_gaps', ['tone', 'none']);
  await slack.until(() => !chosenIn(ana, 'behaviour_gaps').includes('tone'));
  expect(chosenIn(ana, 'behaviour_gaps')).toContain('none');
  expect((await draftOf(workspace, ana)).answers.behaviour_gaps).toEqual([]);
  await ana.fill('behaviour_gaps', ['none', 'format']);
  await slack.until(() => !chosenIn(ana, 'behaviour_gaps').includes('none'));
  expect((await draftOf(workspace, ana)).answers.behaviour_gaps).toEqual(['format']);
  await ana.fill('behaviour_gaps', []);
  expect((await draftOf(workspace, ana)).answers).toEqual({});
});

test('what Slack forgets of a prefilled page is not forgotten', async () => {
  const workspace = await openWorkspace('http', { faults: { dropUntouched: true } });
  const { slack, scope } = workspace;
  const ana = slack.as('ana');
  await scope(ana, '/ragft Dropped');
  await ana.fill('product_type', 'drafting');
  await ana.fill('behaviour_gaps', ['tone']);
  await ana.submit();
  await ana.click('back');
  await slack.until(() => ana.modal().title === 'The essentials');
  await ana.fill('needs_knowledge', 'no');
  await ana.submit();
  expect((await draftOf(workspace, ana)).answers).toEqual({
    product_type: 'drafting',
    behaviour_gaps: ['tone'],
    needs_knowledge: 'no',
  });
  expect((await draftOf(workspace, ana)).name).toBe('Dropped');
});

describe('closing the modal', () => {
  test('says once, and to that person alone, that everything is saved', async () => {
    const { slack, scope } = await openWorkspace('socket');
    const ana = slack.as('ana');
    await scope(ana, '/ragft');
    await ana.close();
    await slack.quiet();
    expect(saidTo(ana)).toEqual([]);

    await scope(ana, '/ragft Closed');
    await ana.fill('needs_knowledge', 'yes');
    await ana.close();
    const [said] = await slack.until(() => saidTo(ana).length > 0 && saidTo(ana));
    expect(said?.text).toContain('Everything you chose is saved');

    await scope(ana, '/ragft Closed');
    await ana.close();
    await slack.quiet();
    expect(saidTo(ana)).toHaveLength(1);
    expect(saidTo(slack.as('ben'))).toEqual([]);
  });

  test('is told by direct message where half an hour has passed', async () => {
    const workspace = await openWorkspace('http');
    const { slack, scope } = workspace;
    const ana = slack.as('ana');
    await scope(ana, '/ragft Later');
    await ana.fill('needs_knowledge', 'yes');
    slack.clock.advance(31 * 60_000);
    await ana.close();
    expect(await toldDirectly(workspace, ana)).toContain('Everything you chose is saved');
    expect(saidTo(ana)).toEqual([]);
  });
});

describe('a closing that cannot be said where the command was typed', () => {
  test('is told by direct message where the address is used up', async () => {
    const workspace = await openWorkspace('socket');
    const { slack, scope } = workspace;
    const ana = slack.as('ana');
    await scope(ana, '/ragft Used up');
    const { response_url } = await lastTold(workspace, '/ragft');
    const post = { method: 'POST', body: JSON.stringify({ text: 'Something else' }) };
    for (let use = 0; use < 5; use += 1) await fetch(String(response_url), post);
    await ana.fill('needs_knowledge', 'yes');
    await ana.close();
    expect(await toldDirectly(workspace, ana)).toContain('Everything you chose is saved');
  });

  test('is told by direct message where there never was one', async () => {
    const workspace = await openWorkspace('http');
    const { slack, sees, channel } = workspace;
    const ana = slack.as('ana');
    await ana.shortcut('scope_project');
    await sees(ana, 'Scope an AI project');
    await ana.fill('channel', channel('#ai-projects'));
    await ana.submit();
    await ana.fill('needs_knowledge', 'yes');
    await ana.close();
    expect(await toldDirectly(workspace, ana)).toContain('Everything you chose is saved');
    expect(saidTo(ana)).toEqual([]);
  });
});

describe('starting over', () => {
  test('sets the old draft aside, to be brought back', async () => {
    const workspace = await openWorkspace('socket');
    const { slack, scope, sees } = workspace;
    const ana = slack.as('ana');
    await scope(ana, '/ragft Again');
    await ana.fill('needs_knowledge', 'yes');
    await ana.submit();
    await ana.click('back');
    await sees(ana, 'The essentials');
    await ana.click('start-over');
    await slack.until(() => !chosenIn(ana, 'needs_knowledge').includes('yes'));
    expect(await draftOf(workspace, ana)).toMatchObject({ answers: {}, name: '' });

    await ana.click('bring-back');
    await slack.until(() => chosenIn(ana, 'needs_knowledge').includes('yes'));
    expect(await draftOf(workspace, ana)).toMatchObject({
      name: 'Again',
      answers: { needs_knowledge: 'yes' },
    });
    await ana.fill('product_type', 'agentic');
    expect((await draftOf(workspace, ana)).answers).toMatchObject({ product_type: 'agentic' });
  });
});

test('a draft nobody touches is removed after 30 days, and its owner knows it a week before', async () => {
  const workspace = await openWorkspace('http');
  const { slack, scope, store } = workspace;
  const ana = slack.as('ana');
  await scope(ana, '/ragft Forgotten');
  await ana.fill('needs_knowledge', 'yes');
  const { id, team } = await draftOf(workspace, ana);
  const ben = slack.as('ben');
  await scope(ben, '/ragft');
  const empty = await draftOf(workspace, ben);
  const day = 86_400_000;

  slack.clock.advance(22 * day);
  await new Promise((tick) => setTimeout(tick, 150));
  expect((await store.drafts.find(team, id))?.warnedAt).toBeNull();

  slack.clock.advance(1.1 * day);
  await expect.poll(async () => (await store.drafts.find(team, id))?.warnedAt).toBeInstanceOf(Date);
  expect(await toldDirectly(workspace, ana)).toContain('a week from now it is removed');
  await expect.poll(async () => (await store.drafts.find(team, empty.id))?.warnedAt).toBeInstanceOf(Date);

  slack.clock.advance(6 * day);
  await new Promise((tick) => setTimeout(tick, 150));
  expect(await store.drafts.find(team, id)).toBeDefined();

  slack.clock.advance(1.1 * day);
  await expect.poll(() => store.drafts.find(team, id)).toBeUndefined();
  await expect.poll(() => store.drafts.find(team, empty.id)).toBeUndefined();
  // Of a form in which nothing was ever chosen nobody needs to hear.
  await slack.quiet();
  const { channels } = slack.snapshot();
  expect(channels.filter(({ kind, members }) => kind === 'im' && members.includes(ben.id))).toEqual(
    channels.filter(({ name }) => name === 'ben'),
  );
});
