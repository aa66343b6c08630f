import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { portfolioActions } from '#blocks/portfolio-ids';
import type { Actor } from '#sandbox/actor';
import { brand } from '#scoping/ids';
import { connect } from '#store/sqlite/driver';
import { lastTold, tell } from './forge.ts';
import { homeOf } from './home-of.ts';
import { cardIn, scopeProject } from './scoped-project.ts';
import { saidTo, toldDirectly } from './told.ts';
import { openWorkspace } from './workspace.ts';

const words = (person: Actor): string => JSON.stringify(person.modal().blocks);

test('where Slack is too slow for a modal, a line with a button opens it', async () => {
  const { slack, sees } = await openWorkspace('socket');
  slack.setFaults({ slowMs: 3_200 });
  const ana = slack.as('ana');
  await ana.slash('/ragft Too late', '#ai-projects');
  const [said] = await slack.until(() => saidTo(ana).length > 0 && saidTo(ana));
  expect(said?.text).toContain('Nothing is lost');
  slack.setFaults({ slowMs: 0 });
  await ana.click('start', null, said);
  await sees(ana, 'The essentials');
  expect(JSON.stringify(ana.modal().shown)).toContain('Too late');
});

test('an answer that Slack loses while the modal opens is met with a button too', async () => {
  const { slack } = await openWorkspace('http', {
    faults: { failWith: 'time_out', methods: ['views.open'], share: 1 },
  });
  const ana = slack.as('ana');
  await ana.slash('/ragft Lost', '#ai-projects');
  await slack.until(() => saidTo(ana).length > 0);
});

test('where no channel is known, whoever comes too late is told directly how to start', async () => {
  const workspace = await openWorkspace('socket', {
    faults: { failWith: 'time_out', methods: ['views.open'], share: 1 },
  });
  const ana = workspace.slack.as('ana');
  await ana.shortcut('scope_project');
  expect(await toldDirectly(workspace, ana)).toContain('Type `/ragft` in the project’s channel to start');
});

test('a click that Slack has forgotten by now is met with a line and a button as well', async () => {
  const workspace = await openWorkspace('http');
  const { slack, sees } = workspace;
  const ben = slack.as('ben');
  await ben.say('#ai-projects', 'hello @ragft');
  const [said] = await slack.until(() => saidTo(ben).length > 0 && saidTo(ben));
  await ben.click('start', null, said);
  await sees(ben, 'The essentials');
  const genuine = await lastTold(workspace, 'block_actions');
  // A trigger that nobody used, three seconds later.
  await ben.fill('needs_knowledge', 'yes');
  const { trigger_id } = await lastTold(workspace, 'block_actions');
  await ben.close();
  await slack.until(() => saidTo(ben).length > 1);
  await wait(3_100);
  await tell(workspace, { ...genuine, trigger_id });
  const again = await slack.until(() =>
    saidTo(ben).find(({ text }) => text.includes('did not let the form open')),
  );
  expect(ben.modals()).toEqual([]);
  await ben.click('start', null, again);
  await sees(ben, 'The essentials');
});

test('a draft in Home opens where it was left; where Slack is too slow for that, its owner is told directly', async () => {
  const workspace = await openWorkspace('socket');
  const { slack, scope, sees } = workspace;
  const ana = slack.as('ana');
  await scope(ana, '/ragft From Home');
  await ana.submit();
  await ana.close();
  await homeOf(slack, ana);
  await ana.click('home-draft', null, ana.home());
  await sees(ana, 'Knowledge and trust');
  await ana.fill('attribution', 'required');
  await ana.close();

  slack.setFaults({ failWith: 'time_out', methods: ['views.open'], share: 1 });
  await ana.click('home-draft', null, ana.home());
  expect(await toldDirectly(workspace, ana)).toContain('Type `/ragft` in the project’s channel');
});

describe('a busy store', () => {
  test('lets nothing begin that it cannot keep: the form says so, and the next try begins', async () => {
    const { slack, scope, databasePath } = await openWorkspace('socket');
    const ana = slack.as('ana');
    const other = connect(databasePath, { timeout: 1_000 });
    other.exec('begin immediate');
    await ana.slash('/ragft Held up', '#ai-projects');
    await slack.until(() => ana.modals().length > 0 && ana.modal().title === 'Not saved yet');
    await ana.close();
    other.exec('rollback');
    other.close();
    await scope(ana, '/ragft Held up');
    expect(JSON.stringify(ana.modal().shown)).toContain('Held up');
  });

  test('leaves the page as it is under a line that says so, and what was typed comes with the next try', async () => {
    const { slack, scope, sees, databasePath } = await openWorkspace('socket');
    const ana = slack.as('ana');
    await scope(ana, '/ragft Held up');
    await ana.submit();
    const other = connect(databasePath, { timeout: 1_000 });
    other.exec('begin immediate');
    await ana.click('back');
    await sees(ana, 'Not saved yet');
    other.exec('rollback');
    other.close();
    await ana.close();
    expect(ana.modal().title).toBe('Knowledge and trust');
    await ana.click('back');
    await sees(ana, 'The essentials');
  });

  test('is waited for before Slack hears that a project was handed over', async () => {
    const workspace = await openWorkspace('http');
    const { slack, databasePath, store, team } = workspace;
    const ana = slack.as('ana');
    const { project } = await scopeProject(workspace);
    await ana.click('card-more.v1', `project:${project}`, await cardIn(workspace));
    await slack.until(() => ana.modals().length === 1);
    const other = connect(databasePath, { timeout: 1_000 });
    onTestFinished(() => void other.close());
    other.exec('begin immediate');
    const acknowledged = ana.click(portfolioActions.handOver, slack.as('ben').id).then(() => 'acknowledged');
    expect(await Promise.race([acknowledged, wait(300, 'waits')])).toBe('waits');
    other.exec('rollback');
    expect(await acknowledged).toBe('acknowledged');
    expect((await store.projects.find(team, project))?.owner).toBe(slack.as('ben').id);
  });

  test('is waited for; after that the person is told, and what was chosen comes with the next choice', async () => {
    const workspace = await openWorkspace('http');
    const { slack, scope, store, team, channel, databasePath } = workspace;
    const ana = slack.as('ana');
    await scope(ana, '/ragft Busy store');
    const other = connect(databasePath, { timeout: 1_000 });
    other.exec('begin immediate');
    setTimeout(() => other.exec('rollback'), 700);
    await ana.fill('needs_knowledge', 'yes');
    const draft = async () =>
      (await store.drafts.openIn(team, brand<'person'>(ana.id), channel('#ai-projects')))[0];
    expect((await draft())?.answers).toEqual({ needs_knowledge: 'yes' });

    other.exec('begin immediate');
    await ana.fill('change_rate', 'daily');
    await slack.until(() => ana.modal().title === 'Not saved yet');
    await ana.close();
    await ana.submit();
    expect(Object.values(ana.modal().errors).join()).toContain('could not save just now');
    other.exec('rollback');
    other.close();
    await ana.submit();
    expect(ana.modal().title).toBe('Knowledge and trust');
    expect((await draft())?.answers).toEqual({ needs_knowledge: 'yes', change_rate: 'daily' });
  });
});

test('a modal that was redrawn meanwhile is drawn from what is kept', async () => {
  const { slack, scope } = await openWorkspace('socket');
  const ana = slack.as('ana');
  await scope(ana, '/ragft Fast fingers');
  slack.setFaults({ slowMs: 150, methods: ['views.update'] });
  await ana.fill('needs_knowledge', 'no');
  await ana.fill('needs_knowledge', 'yes');
  await ana.fill('needs_knowledge', 'no');
  await ana.fill('behaviour_gaps', ['tone']);
  await slack.quiet(400);
  expect(words(ana)).not.toContain('change_rate');
  expect(JSON.stringify(ana.modal().shown)).toContain('"value":"no"');
  await ana.submit();
  await slack.quiet(400);
  expect(ana.modal().title).toBe('Knowledge and trust');
});

test('whoever closes the modal before it is redrawn loses nothing and hears no complaint', async () => {
  const { slack, scope, log } = await openWorkspace('http', {
    faults: { slowMs: 100, methods: ['views.update'] },
  });
  const ana = slack.as('ana');
  await scope(ana, '/ragft Gone');
  const filling = ana.fill('needs_knowledge', 'no');
  await filling;
  await ana.close();
  await slack.quiet(300);
  expect(log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});

describe('what is old, foreign or made up', () => {
  test.each([
    ['metadata of an older version', { private_metadata: '{"draftId":"old"}' }],
    ['metadata that is no JSON', { private_metadata: '<nonsense>' }],
    ['a draft that never was', { private_metadata: '{"draft":"nobody","at":"essentials"}' }],
  ])('%s is met with a kind word and a Start button', async (_, forged) => {
    const workspace = await openWorkspace('http');
    const ana = workspace.slack.as('ana');
    await workspace.scope(ana, '/ragft Forged');
    await ana.submit();
    const genuine = await lastTold(workspace, 'view_submission');
    const answer = JSON.stringify(
      await tell(workspace, { ...genuine, view: { ...(genuine.view as object), ...forged } }),
    );
    expect(answer).toContain('No longer here');
    expect(answer).toContain('start.v1');
  });

  test('somebody else’s draft is neither shown nor changed', async () => {
    const workspace = await openWorkspace('http');
    const { slack, scope, store, team, channel } = workspace;
    const [ana, ben] = [slack.as('ana'), slack.as('ben')];
    await scope(ana, '/ragft Secret plan');
    await ana.fill('needs_knowledge', 'yes');
    await ana.submit();
    const genuine = await lastTold(workspace, 'view_submission');
    const stolen = JSON.stringify(await tell(workspace, { ...genuine, user: { id: ben.id, team_id: team } }));
    expect(stolen).toContain('No longer here');
    expect(stolen).not.toContain('Secret plan');
    expect(await store.drafts.openIn(team, brand<'person'>(ben.id), channel('#ai-projects'))).toEqual([]);

    const elsewhere = JSON.stringify(
      await tell(workspace, {
        ...genuine,
        team: { id: 'T0OTHER', domain: 'other' },
        view: { ...(genuine.view as object), app_installed_team_id: 'T0OTHER' },
      }),
    );
    expect(elsewhere).toContain('Not installed');
    expect(elsewhere).not.toContain('Secret plan');
  });

  test('options that were never offered are passed over', async () => {
    const workspace = await openWorkspace('http');
    const { slack, scope, store, team, channel } = workspace;
    const ana = slack.as('ana');
    await scope(ana, '/ragft Odd');
    await ana.fill('needs_knowledge', 'yes');
    const genuine = JSON.stringify(await lastTold(workspace, 'block_actions'));
    await tell(workspace, JSON.parse(genuine.replaceAll('"value":"yes"', '"value":"perhaps"')));
    const [draft] = await store.drafts.openIn(team, brand<'person'>(ana.id), channel('#ai-projects'));
    expect(draft?.answers).toEqual({ needs_knowledge: 'yes' });
  });
});

test('an old button in Home is met with a kind word and a Start button', async () => {
  const workspace = await openWorkspace('http');
  const { slack, sees } = workspace;
  const ana = slack.as('ana');
  await homeOf(slack, ana);
  await ana.click('start', null, ana.home());
  const genuine = await lastTold(workspace, 'block_actions');
  await workspace.scope(ana, '/ragft Elsewhere');
  await ana.fill('needs_knowledge', 'yes');
  const { trigger_id } = await lastTold(workspace, 'block_actions');
  await ana.close();
  const [action] = genuine.actions as readonly object[];
  await tell(workspace, { ...genuine, trigger_id, actions: [{ ...action, action_id: 'old-button.v0' }] });
  await sees(ana, 'No longer in use');
  await ana.click('start');
  await sees(ana, 'Scope an AI project');
});

test('people of another workspace cannot submit in a shared channel', async () => {
  const workspace = await openWorkspace('http');
  const { slack, scope, sees, assessed } = workspace;
  const eli = slack.as('eli');
  await scope(eli, '/ragft Guest', '#client-assistant');
  await eli.submit();
  await eli.click('skip');
  await sees(eli, 'Your answers');
  await eli.submit();
  expect(eli.modal().title).toBe('Submitted');
  expect(await assessed('#client-assistant', 'Guest')).toBeDefined();

  const genuine = await lastTold(workspace, 'view_submission');
  const fay = slack.as('fay');
  const answer = JSON.stringify(
    await tell(workspace, { ...genuine, user: { id: fay.id, team_id: 'T0ORCHARD' } }),
  );
  expect(answer).toContain('No longer here');
});
