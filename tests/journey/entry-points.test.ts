import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { brand } from '#scoping/ids';
import { connect } from '#store/sqlite/driver';
import { asked } from './forge.ts';
import { homeOf } from './home-of.ts';
import { openWorkspace } from './workspace.ts';

const shownName = (view: { shown: object }) =>
  JSON.stringify(view.shown).match(/"name\.v1":\{[^}]*"value":"([^"]*)"/)?.[1];

test('`/ragft` and a name starts with that name, whatever its script', async () => {
  const { slack, scope } = await openWorkspace('socket');
  const ana = slack.as('ana');
  for (const name of ['R&D help desk', '客服助手', '🧑‍🚀 بوت الدعم', 'help desk bot']) {
    expect(shownName(await scope(ana, `/ragft ${name}`))).toBe(name);
    await ana.close();
  }
});

test('a slip of the finger is answered with the nearest command, unless a project is called so', async () => {
  const { slack, scope, sees } = await openWorkspace('http');
  const ben = slack.as('ben');
  await ben.slash('/ragft hlep', '#ai-projects');
  const [said] = await slack.until(() => {
    const all = ben.sees('#ai-projects').filter(({ onlyFor }) => onlyFor === ben.id);
    return all.length > 0 && all;
  });
  expect(said?.text).toContain('/ragft help');
  expect(ben.modals()).toEqual([]);

  // It may have been meant as a name all the same.
  await ben.click('start', undefined, said);
  expect(shownName(await sees(ben, 'The essentials'))).toBe('hlep');
  await ben.fill('name', 'Hlep');
  await ben.submit();
  await ben.click('skip');
  await sees(ben, 'Your answers');
  await ben.submit();
  await ben.close();
  await scope(ben, '/ragft hlep');
  expect(JSON.stringify(ben.modal().blocks)).toContain('You are assessing *Hlep* again');
});

test('`/ragft quick` asks one page and shows the verdict to that person alone, until they post it', async () => {
  const { slack, scope, sees, assessed } = await openWorkspace('socket');
  const chidi = slack.as('chidi');
  await scope(chidi, '/ragft quick');
  await chidi.submit();
  expect(JSON.stringify(chidi.modal().errors)).toContain('Give the project a name');
  await chidi.fill('name', 'Quick one');
  await chidi.fill('needs_knowledge', 'yes');
  await chidi.submit();
  expect(chidi.modal().title).toBe('Provisional verdict');
  expect(await assessed('#ai-projects', 'Quick one')).toBeUndefined();

  await chidi.click('go-deeper');
  await sees(chidi, 'Knowledge and trust');
  await chidi.click('back');
  await sees(chidi, 'The essentials');
  await chidi.click('verdict-now');
  await sees(chidi, 'Provisional verdict');
  await chidi.submit();
  expect(chidi.modal().title).toBe('Submitted');
  expect(await assessed('#ai-projects', 'Quick one')).toMatchObject({ revision: 1, provisional: true });
});

test('the Start button of the Home tab asks for the channel first', async () => {
  const { slack, sees, channel } = await openWorkspace('socket');
  const ben = slack.as('ben');
  await homeOf(slack, ben);
  await ben.click('start', null, ben.home());
  await sees(ben, 'Scope an AI project');
  await ben.fill('channel', channel('#general'));
  await ben.submit();
  await sees(ben, 'The essentials');
});

test('a draft is kept before its modal opens, and what Slack is asked for first is the modal', async () => {
  const workspace = await openWorkspace('http');
  const { slack, store, team, channel, sees, databasePath } = workspace;
  const ana = slack.as('ana');
  const other = connect(databasePath, { timeout: 1_000 });
  onTestFinished(() => void other.close());
  other.exec('begin immediate');
  await ana.slash('/ragft Kept first', '#ai-projects');
  await pause(300);
  expect(await asked(workspace)).not.toContain('views.open');
  other.exec('rollback');
  await sees(ana, 'The essentials');
  expect(await store.drafts.openIn(team, ana.id as never, channel('#ai-projects'))).toHaveLength(1);
  expect((await asked(workspace)).slice(0, 2)).toEqual(['auth.test', 'views.open']);
});

test('the global shortcut asks for the channel first', async () => {
  const { slack, sees, store, team, channel } = await openWorkspace('http');
  const dora = slack.as('dora');
  await dora.shortcut('scope_project');
  await sees(dora, 'Scope an AI project');
  await dora.fill('channel', channel('#leadership'));
  await dora.submit();
  expect(Object.values(dora.modal().errors).join()).toContain('not in this private channel');
  await dora.fill('channel', channel('#general'));
  await dora.submit();
  await sees(dora, 'The essentials');
  await dora.fill('needs_knowledge', 'no');
  const [draft] = await store.drafts.openIn(team, dora.id as never, channel('#general'));
  expect(draft?.answers).toEqual({ needs_knowledge: 'no' });
});

test('a message becomes the description: its first 300 characters as people read them, and a link back', async () => {
  const { slack, sees, store, team, channel } = await openWorkspace('socket');
  const ana = slack.as('ana');
  const long = `Can we <b>automate</b> this & that? ${'word '.repeat(100)}`;
  await ana.say('#ai-projects', long);
  const message = ana.sees('#ai-projects').at(-1);
  if (!message) throw new Error('Nothing was said.');
  await ana.messageShortcut('scope_message', message);
  await sees(ana, 'The essentials');
  await slack.quiet();
  const [draft] = await store.drafts.openIn(team, ana.id as never, channel('#ai-projects'));
  expect(draft?.description).toBe(long.trim().slice(0, 300).trim());
  expect(draft?.link).toBe(
    `https://harbour.slack.com/archives/${message.channel}/p${message.ts.replace('.', '')}`,
  );
  await ana.close();

  await ana.messageShortcut('scope_message', message);
  await sees(ana, 'The essentials');
  await slack.quiet();
  expect(await store.drafts.openIn(team, ana.id as never, channel('#ai-projects'))).toHaveLength(1);

  await ana.fill('name', 'From a message');
  await ana.submit();
  await ana.click('skip');
  await sees(ana, 'Your answers');
  await ana.submit();
  const project = await store.projects.named(team, channel('#ai-projects'), 'From a message');
  expect(project).toMatchObject({ link: draft?.link, description: draft?.description });
});

test('a reply in a thread is linked to as Slack links to it', async () => {
  const { slack, sees, store, team, channel } = await openWorkspace('http');
  const ana = slack.as('ana');
  await ana.say('#ai-projects', 'Ideas, please');
  const parent = ana.sees('#ai-projects').at(-1);
  await ana.say('#ai-projects', 'A bot for the front desk', parent?.ts);
  const reply = ana.sees('#ai-projects', parent?.ts).at(-1);
  if (!parent || !reply) throw new Error('Nothing was said.');
  await ana.messageShortcut('scope_message', reply);
  await sees(ana, 'The essentials');
  await slack.quiet();
  const [draft] = await store.drafts.openIn(team, ana.id as never, channel('#ai-projects'));
  expect(draft?.link).toBe(
    `https://harbour.slack.com/archives/${reply.channel}/p${reply.ts.replace('.', '')}` +
      `?thread_ts=${parent.ts}&cid=${reply.channel}`,
  );
});

test('whoever mentions the bot gets a Start button that nobody else sees, and once', async () => {
  const { slack, sees } = await openWorkspace('http', { faults: { repeatEvents: true } });
  const ben = slack.as('ben');
  await ben.say('#ai-projects', 'hello @ragft');
  const said = await slack.until(() => ben.sees('#ai-projects').find(({ onlyFor }) => onlyFor === ben.id));
  await slack.quiet(200);
  expect(ben.sees('#ai-projects').filter(({ onlyFor }) => onlyFor === ben.id)).toHaveLength(1);
  expect(
    slack
      .as('ana')
      .sees('#ai-projects')
      .some(({ ts }) => ts === said.ts),
  ).toBe(false);
  await ben.click('start', null, said);
  await sees(ben, 'The essentials');
});

test('several drafts in a channel: which one, or another', async () => {
  const { slack, scope, sees } = await openWorkspace('socket');
  const ana = slack.as('ana');
  for (const name of ['One', 'Two']) {
    await scope(ana, `/ragft ${name}`);
    await ana.fill('needs_knowledge', 'no');
    await ana.close();
  }
  expect((await scope(ana, '/ragft')).title).toBe('Go on where?');
  const [first] = ana
    .modal()
    .blocks.flatMap(({ block_id }) => (block_id.startsWith('draft.') ? [block_id] : []));
  await ana.click(first ?? '');
  await sees(ana, 'The essentials');
  expect(shownName(ana.modal())).toBe('Two');
  await ana.click('start-another');
  await slack.until(() => shownName(ana.modal()) === undefined);
  expect(ana.modal().title).toBe('The essentials');
});

test('a paragraph typed behind the command opens the form, with as much of it as its input takes', async () => {
  const workspace = await openWorkspace('socket');
  const ana = workspace.slack.as('ana');
  const modal = await workspace.scope(ana, `/ragft ${'Answers questions about invoices. '.repeat(40)}`);
  expect(modal.title).toBe('The essentials');
  const [draft] = await workspace.store.drafts.openOf(workspace.team, brand<'person'>(ana.id));
  expect(draft?.name).toHaveLength(300);
});

test('a name that nobody can see is no name', async () => {
  const workspace = await openWorkspace('socket');
  const ana = workspace.slack.as('ana');
  await workspace.scope(ana, '/ragft \u200b\u2060\u200b');
  await ana.submit();
  expect(Object.values(ana.modal().errors).join()).toContain('Give the project a name');
});
