import { describe, expect, test } from 'vitest';
import type { Actor } from '#sandbox/actor';
import { lastTold, tell } from './forge.ts';
import { modes, openWorkspace, type Workspace } from './workspace.ts';

const words = (person: Actor): string => JSON.stringify(person.modal().blocks);

/** Answers one question and stops at the last look. */
async function ready({ scope, sees }: Workspace, person: Actor, name: string, rate: string): Promise<void> {
  await scope(person, `/ragft ${name}`);
  await person.fill('change_rate', rate);
  await person.submit();
  await person.click('skip');
  await sees(person, 'Your answers');
}

describe.each(modes)('in %s mode', (mode) => {
  test('who submits later sees both side by side, and may submit as the next revision', async () => {
    const workspace = await openWorkspace(mode);
    const { slack, assessed, sees } = workspace;
    const [ana, ben] = [slack.as('ana'), slack.as('ben')];
    await Promise.all([ready(workspace, ana, 'Shared', 'daily'), ready(workspace, ben, 'Shared', 'stable')]);
    await ana.submit();
    await ben.submit();
    expect(ben.modal().title).toBe('Submitted meanwhile');
    expect(words(ben)).toContain(`<@${ana.id}>`);
    expect(words(ben)).toContain('Theirs: Within a day');
    expect(words(ben)).toContain('Yours: Later than six months from now');
    expect(await assessed('#ai-projects', 'Shared')).toMatchObject({ revision: 1, author: ana.id });

    await ben.click('skip');
    await sees(ben, 'Your answers');
    await ben.submit();
    await ben.submit();
    expect(ben.modal().title).toBe('Submitted');
    expect(await assessed('#ai-projects', 'Shared')).toMatchObject({
      revision: 2,
      author: ben.id,
      answers: { change_rate: 'stable' },
    });
  });

  test('twice submitted, redelivered or raced: one assessment, and both clicks see it', async () => {
    const workspace = await openWorkspace(mode);
    const { slack, assessed, store } = workspace;
    const ana = slack.as('ana');
    await ready(workspace, ana, 'Doubled', 'daily');
    const view = ana.modal().id;
    const submit = () => ana.does({ kind: 'submit', view });
    await Promise.allSettled([submit(), submit(), submit()]);
    expect(ana.modal().title).toBe('Submitted');
    const assessment = await assessed('#ai-projects', 'Doubled');
    expect(assessment).toMatchObject({ revision: 1 });
    if (!assessment) return;
    expect(await store.assessments.history(workspace.team, assessment.project)).toHaveLength(1);
  });
});

test('the later one may discard theirs; it stays aside for a while', async () => {
  const workspace = await openWorkspace('socket');
  const { slack, assessed, scope } = workspace;
  const [ana, ben] = [slack.as('ana'), slack.as('ben')];
  await Promise.all([
    ready(workspace, ana, 'Given up', 'daily'),
    ready(workspace, ben, 'Given up', 'stable'),
  ]);
  await ana.submit();
  await ben.submit();
  await ben.click('discard');
  await slack.until(() => ben.modal().title === 'Discarded');
  expect(await assessed('#ai-projects', 'Given up')).toMatchObject({ revision: 1, author: ana.id });
  await ben.close();
  await scope(ben, '/ragft Given up');
  expect(words(ben)).toContain('You are assessing *Given up* again');
});

test('a third person in between is seen too: nobody submits over what they were not shown', async () => {
  const workspace = await openWorkspace('http');
  const { slack, assessed } = workspace;
  const [ana, ben, chidi] = [slack.as('ana'), slack.as('ben'), slack.as('chidi')];
  await Promise.all([ana, ben, chidi].map((person) => ready(workspace, person, 'Busy', 'daily')));
  await ana.submit();
  await ben.submit();
  await chidi.submit();
  expect(words(chidi)).toContain('submitted revision 1');
  await ben.submit();
  expect(ben.modal().title).toBe('Submitted');
  await chidi.submit();
  expect(chidi.modal().title).toBe('Submitted meanwhile');
  expect(words(chidi)).toContain('submitted revision 2');
  await chidi.submit();
  expect(await assessed('#ai-projects', 'Busy')).toMatchObject({ revision: 3, author: chidi.id });
});

test('whoever was overtaken while the modal was closed goes on with their own answers', async () => {
  const workspace = await openWorkspace('socket');
  const { slack, scope } = workspace;
  const [ana, ben] = [slack.as('ana'), slack.as('ben')];
  await Promise.all([ready(workspace, ana, 'Closed', 'daily'), ready(workspace, ben, 'Closed', 'stable')]);
  await ben.close();
  await ana.submit();
  expect((await scope(ben, '/ragft closed')).title).toBe('Your answers');
  expect(words(ben)).toContain('Later than six months from now');
  await ben.submit();
  expect(ben.modal().title).toBe('Submitted meanwhile');
});

test('a submission that arrives again after it was done shows what it did', async () => {
  const workspace = await openWorkspace('http');
  const ana = workspace.slack.as('ana');
  await ready(workspace, ana, 'Sent twice', 'daily');
  await ana.submit();
  const again = JSON.stringify(await tell(workspace, await lastTold(workspace, 'view_submission')));
  expect(again).toContain('*Sent twice* is saved as revision 1');
});

describe('assessing again', () => {
  test('starts from the last answers and marks what changed since', async () => {
    const workspace = await openWorkspace('socket');
    const { slack, scope, sees, assessed } = workspace;
    const [ana, ben] = [slack.as('ana'), slack.as('ben')];
    await ready(workspace, ana, 'Yearly', 'daily');
    await ana.submit();
    await scope(ben, '/ragft yearly');
    expect(words(ben)).toContain('You are assessing *Yearly* again');
    await ben.fill('product_type', 'agentic');
    await ben.fill('change_rate', 'stable');
    await ben.click('verdict-now');
    await sees(ben, 'Provisional verdict');
    await ben.click('back');
    await sees(ben, 'The essentials');
    await ben.submit();
    await ben.click('skip');
    await sees(ben, 'Your answers');
    expect(words(ben)).toContain('Changed since revision 1, where it was: Within a day');
    await ben.submit();
    const assessment = await assessed('#ai-projects', 'Yearly');
    expect(assessment).toMatchObject({
      revision: 2,
      answers: { change_rate: 'stable', product_type: 'agentic' },
    });
    expect(assessment?.given.change_rate?.by).toBe(ben.id);
  });

  test('an existing project is found by typing; what was chosen so far stays', async () => {
    const workspace = await openWorkspace('http');
    const { slack, scope, store, team, channel } = workspace;
    const [ana, ben] = [slack.as('ana'), slack.as('ben')];
    await ready(workspace, ana, 'Claims triage', 'daily');
    await ana.submit();
    await scope(ben, '/ragft');
    await ben.fill('product_type', 'classification');
    const found = await ben.lookUp('project', 'tri');
    expect(JSON.stringify(found)).toContain('Claims triage');
    const [project] = await store.projects.search(team, 'triage', 10, channel('#ai-projects'));
    await ben.fill('project', project?.id ?? '');
    await slack.until(() => words(ben).includes('You are assessing *Claims triage* again'));
    const [draft] = await store.drafts.openIn(team, ben.id as never, channel('#ai-projects'));
    expect(draft).toMatchObject({
      basis: 1,
      answers: { product_type: 'classification', change_rate: 'daily' },
    });
    expect(draft?.given.change_rate?.by).toBe(ana.id);
    expect(draft?.given.product_type?.by).toBe(ben.id);
    expect(JSON.stringify(ben.modal().shown)).toContain('"value":"daily"');
  });
});
