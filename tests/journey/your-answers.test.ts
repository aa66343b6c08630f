import { describe, expect, test } from 'vitest';
import type { Actor } from '#sandbox/actor';
import { asked, lastTold, tell } from './forge.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const words = (person: Actor): string => JSON.stringify(person.modal().blocks);

const toTheEnd = async (
  { scope, sees }: Workspace,
  person: Actor,
  name: string,
  channel = '#ai-projects',
) => {
  await scope(person, `/ragft ${name}`, channel);
  await person.submit();
  await person.click('skip');
  await sees(person, 'Your answers');
};

test('Change leads to that question alone and back to the last look; Back leads to where one came from', async () => {
  const workspace = await openWorkspace('socket');
  const { slack, sees, assessed } = workspace;
  const ana = slack.as('ana');
  await toTheEnd(workspace, ana, 'Changed');
  await ana.click('said.needs_knowledge');
  await sees(ana, 'Change an answer');
  expect(ana.modal().blocks.filter(({ type }) => type === 'input')).toHaveLength(1);
  await ana.fill('needs_knowledge', 'no');
  await ana.submit();
  expect(ana.modal().title).toBe('Your answers');
  expect(words(ana)).not.toContain('said.change_rate');

  await ana.click('back');
  await sees(ana, 'Knowledge and trust');
  await ana.click('skip');
  await sees(ana, 'Your answers');
  await ana.submit();
  expect(await assessed('#ai-projects', 'Changed')).toMatchObject({ answers: { needs_knowledge: 'no' } });
});

test('where the card goes is told late; whoever is elsewhere by then stays there', async () => {
  const workspace = await openWorkspace('socket');
  const { slack, sees } = workspace;
  const ana = slack.as('ana');
  await toTheEnd(workspace, ana, 'Slow to say');
  await ana.close();
  // Five minutes later it is asked of Slack again, which takes its time.
  slack.clock.advance(6 * 60_000);
  slack.setFaults({ failWith: 'time_out', methods: ['conversations.info'], share: 1 });
  await ana.slash('/ragft', '#ai-projects');
  await sees(ana, 'Your answers');
  await ana.click('said.needs_knowledge');
  await sees(ana, 'Change an answer');
  const drawings = async () => (await asked(workspace)).filter((name) => name === 'views.update').length;
  const before = await drawings();
  await expect.poll(drawings).toBeGreaterThan(before);
  await slack.quiet(300);
  expect(ana.modal().title).toBe('Change an answer');
  await ana.fill('needs_knowledge', 'no');
  expect(ana.modal().title).toBe('Change an answer');
});

test('an assessment holds its recommendation and first steps; the draft is gone, and the card is on its way', async () => {
  const workspace = await openWorkspace('http');
  const { slack, assessed, store, team } = workspace;
  const ana = slack.as('ana');
  await toTheEnd(workspace, ana, 'Complete');
  await ana.submit();
  expect(words(ana)).toContain('*Complete* is saved as revision 1');
  const assessment = await assessed('#ai-projects', 'Complete');
  if (!assessment) throw new Error('Nothing was assessed.');
  expect(assessment).toMatchObject({ revision: 1, author: ana.id, provisional: false });
  const steps = await store.checklists.of(team, assessment.project);
  expect(steps.map(({ key }) => key)).toEqual(assessment.recommendation.first_steps.map(({ id }) => id));
  expect(await store.drafts.find(team, assessment.draft)).toBeUndefined();
  expect(await store.cards.find(team, assessment.project)).toMatchObject({
    channel: workspace.channel('#ai-projects'),
  });
});

/** Which draft a view belongs to. */
const draftIn = (view: unknown): string =>
  /"draft\\?":\\?"([0-9a-f-]+)/.exec(JSON.stringify(view))?.[1] ?? 'no draft';

const idOf = (view: unknown): string => String((view as { id: string }).id);

describe('where it will be posted', () => {
  test('a public channel is said to be readable by everyone', async () => {
    const workspace = await openWorkspace('socket');
    const ana = workspace.slack.as('ana');
    await toTheEnd(workspace, ana, 'Public', '#general');
    await workspace.slack.until(() => words(ana).includes('where everyone in the workspace can read it'));
  });

  test('a private channel without the bot: what to do is said before submitting, and it is saved all the same', async () => {
    const workspace = await openWorkspace('http');
    const { slack, assessed } = workspace;
    const ana = slack.as('ana');
    await toTheEnd(workspace, ana, 'Private', '#leadership');
    await slack.until(() => words(ana).includes('/invite @ragft'));
    await ana.submit();
    expect(ana.modal().title).toBe('Submitted');
    expect(words(ana)).toContain('/invite @ragft');
    expect(await assessed('#leadership', 'Private')).toBeDefined();
  });

  test('as soon as the bot is invited, that is known', async () => {
    const workspace = await openWorkspace('socket');
    const { slack, sees } = workspace;
    const ana = slack.as('ana');
    await toTheEnd(workspace, ana, 'Invited', '#leadership');
    await slack.until(() => words(ana).includes('/invite @ragft'));
    await ana.close();
    await ana.say('#leadership', '/invite @ragft');
    await slack.quiet();
    await workspace.scope(ana, '/ragft', '#leadership');
    await sees(ana, 'Your answers');
    await slack.until(() => words(ana).includes('The card will be posted in'));
  });

  test('before revision 1 another channel may be chosen, and takes the project along', async () => {
    const workspace = await openWorkspace('socket');
    const { slack, assessed, channel } = workspace;
    const ana = slack.as('ana');
    await toTheEnd(workspace, ana, 'Moved');
    await ana.fill('channel', channel('#ml-research'));
    await slack.until(() => words(ana).includes(`posted in <#${channel('#ml-research')}>.`));
    await ana.submit();
    expect(ana.modal().title).toBe('Submitted');
    expect(await assessed('#ml-research', 'Moved')).toBeDefined();
    expect(await assessed('#ai-projects', 'Moved')).toBeUndefined();
  });

  test.each([
    ['#leadership', 'ragft is not in this private channel'],
    ['#old-experiments', 'This channel is archived'],
  ])('%s cannot take it: the input says why, and nothing is submitted', async (name, why) => {
    const workspace = await openWorkspace('http');
    const { slack, assessed, channel } = workspace;
    const ana = slack.as('ana');
    await toTheEnd(workspace, ana, 'Refused');
    await ana.fill('channel', channel(name));
    await slack.quiet();
    await ana.submit();
    expect(ana.modal().title).toBe('Your answers');
    const [[block, complaint] = []] = Object.entries(ana.modal().errors);
    expect(block).toMatch(/^channel\./);
    expect(complaint).toContain(why);
    expect(await assessed(name, 'Refused')).toBeUndefined();
  });

  test('a private channel one is not in is refused, however the payload came about', async () => {
    const workspace = await openWorkspace('http');
    const { slack, channel, assessed } = workspace;
    const chidi = slack.as('chidi');
    await toTheEnd(workspace, chidi, 'Forged');
    await chidi.fill('channel', channel('#general'));
    await slack.quiet();
    await chidi.submit();
    const genuine = await lastTold(workspace, 'view_submission');
    await toTheEnd(workspace, chidi, 'Forged');
    const { view } = await lastTold(workspace, 'block_actions');
    const forged = JSON.stringify(genuine.view)
      .replaceAll(channel('#general'), channel('#ml-research'))
      .replaceAll(draftIn(genuine.view), draftIn(view))
      .replaceAll(idOf(genuine.view), idOf(view));
    const answer = await tell(workspace, { ...genuine, view: JSON.parse(forged) });
    expect(JSON.stringify(answer)).toContain('You are not a member of this channel');
    expect(await assessed('#ml-research', 'Forged')).toBeUndefined();
  });

  test('a conversation between two people: the card comes to the person', async () => {
    const workspace = await openWorkspace('socket');
    const { slack, channel } = workspace;
    const ana = slack.as('ana');
    await toTheEnd(workspace, ana, 'Between two', channel('ben'));
    await slack.until(() => words(ana).includes('will come to you as a direct message'));
    await ana.submit();
    expect(ana.modal().title).toBe('Submitted');
  });
});

describe('the project’s name', () => {
  test.each([
    ['', 'Give the project a name'],
    ['\u200b', 'Give the project a name'],
    ['x'.repeat(81), 'This name has 81 characters; 80 is the most.'],
    ['🧑‍🚀'.repeat(28), 'This name has 84 characters'],
  ])('%j is refused under its own input', async (name, why) => {
    const { slack, scope } = await openWorkspace('http');
    const ana = slack.as('ana');
    await scope(ana, '/ragft');
    if (name) await ana.fill('name', name);
    await ana.submit();
    expect(ana.modal().title).toBe('The essentials');
    const [[block, complaint] = []] = Object.entries(ana.modal().errors);
    expect(block).toMatch(/^name\./);
    expect(complaint).toContain(why);
  });

  test('is shown as it reads: nothing in it turns or hides what follows', async () => {
    const workspace = await openWorkspace('http');
    const ana = workspace.slack.as('ana');
    await toTheEnd(workspace, ana, 'Bot \u202egnp.exe 👩‍🚀');
    await ana.submit();
    expect(words(ana)).toContain('*Bot gnp.exe 👩‍🚀* is saved');
  });

  test('that another channel has already is refused on the last look, and the complaint says what to do', async () => {
    const workspace = await openWorkspace('http');
    const { slack, channel, assessed } = workspace;
    const ana = slack.as('ana');
    await toTheEnd(workspace, ana, 'Twice named');
    await ana.submit();
    await ana.close();
    await toTheEnd(workspace, ana, 'twice NAMED', '#general');
    await ana.fill('channel', channel('#ai-projects'));
    await slack.quiet();
    await ana.submit();
    const [[block, complaint] = []] = Object.entries(ana.modal().errors);
    expect(block).toMatch(/^name\./);
    expect(complaint).toContain('Type “/ragft Twice named” there to assess it again');
    await ana.fill('name', 'Once named');
    await ana.submit();
    expect(ana.modal().title).toBe('Submitted');
    expect(await assessed('#ai-projects', 'Once named')).toMatchObject({ revision: 1 });
    expect(await assessed('#ai-projects', 'Twice named')).toMatchObject({ revision: 1 });
  });

  test('is given once per channel, whatever its case and spacing; the complaint says what to do', async () => {
    const workspace = await openWorkspace('socket');
    const { slack, scope } = workspace;
    const ana = slack.as('ana');
    const ben = slack.as('ben');
    await toTheEnd(workspace, ana, 'Support Assistant');
    await ana.submit();
    await scope(ben, '/ragft');
    await ben.fill('name', 'SUPPORT   assistant');
    await ben.submit();
    expect(Object.values(ben.modal().errors).join()).toContain(
      'already has a project called “Support Assistant”',
    );
    await ben.close();
    await scope(ben, '/ragft Other', '#general');
    await ben.fill('name', 'support assistant');
    await ben.submit();
    expect(ben.modal().title).toBe('Knowledge and trust');
  });
});
