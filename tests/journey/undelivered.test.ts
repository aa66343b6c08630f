import { expect, test, vi } from 'vitest';
import { cardActions } from '#blocks/card-ids';
import { cardIn, channelIn, scopeProject } from './scoped-project.ts';
import { openWorkspace } from './workspace.ts';

test('what Slack would not take stays visible to admins, and is delivered when they try again', async () => {
  const workspace = await openWorkspace('socket');
  const { slack } = workspace;
  await scopeProject(workspace, { channel: '#old-experiments', name: 'Old idea' });
  await scopeProject(workspace, { channel: '#ml-research', name: 'Secret model' });
  await slack.until(() => slack.snapshot().messages.some(({ text }) => text.includes('is archived')));

  const ben = slack.as('ben');
  await ben.slash('/ragft undelivered', '#general');
  await slack.until(() => ben.sees('#general').some(({ text }) => text.includes('Only admins')));

  const dora = slack.as('dora');
  await dora.slash('/ragft undelivered', '#general');
  const list = await slack.until(() =>
    dora.sees('#general').find(({ text }) => text.includes('would not take')),
  );
  expect(JSON.stringify(list.blocks)).toContain('is_archived');
  expect(JSON.stringify(list.blocks)).toContain('Old idea');
  expect(JSON.stringify(list.blocks)).not.toContain('Secret model');

  await slack
    .as('ana')
    .does({ kind: 'archive', channel: channelIn(workspace, '#old-experiments'), archived: false });
  await dora.click(cardActions.retry, undefined, list);
  await cardIn(workspace, '#old-experiments');
  await dora.slash('/ragft undelivered', '#general');
  await slack.until(() =>
    dora.sees('#general').some(({ text }) => text.startsWith('Nothing is undelivered')),
  );
});

test('all of it is tried again at once', async () => {
  const workspace = await openWorkspace('socket');
  const { slack } = workspace;
  const names = ['Old idea', 'Older idea'];
  for (const name of names) await scopeProject(workspace, { channel: '#old-experiments', name });
  const dora = slack.as('dora');
  const list = await vi.waitFor(async () => {
    await dora.slash('/ragft undelivered', '#general');
    const found = dora.sees('#general').find(({ text }) => text.startsWith('2 messages'));
    expect(found).toBeDefined();
    return found;
  }, 20_000);
  await slack
    .as('ana')
    .does({ kind: 'archive', channel: channelIn(workspace, '#old-experiments'), archived: false });
  await dora.click(cardActions.retryAll, undefined, list);
  const cards = () => slack.as('ana').sees('#old-experiments');
  await slack.until(() => names.every((name) => cards().some(({ text }) => text.startsWith(`${name}:`))));
  await slack.until(() =>
    dora.sees('#general').some(({ text }) => text === '2 messages are tried again now.'),
  );
  await dora.click(cardActions.retryAll, undefined, list);
  await slack.until(() => dora.sees('#general').some(({ text }) => text.startsWith('They were tried again')));
});

test('an admin who may not see a project learns no more of it than whose it is', async () => {
  const workspace = await openWorkspace('socket', { faults: { botNotInChannels: true } });
  const { slack } = workspace;
  await scopeProject(workspace, { channel: '#ml-research', name: 'Secret model' });
  const dora = slack.as('dora');
  await vi.waitFor(async () => {
    await dora.slash('/ragft undelivered', '#general');
    expect(JSON.stringify(dora.sees('#general'))).toContain('would not take');
  }, 20_000);
  expect(JSON.stringify(dora.sees('#general'))).toContain(
    `a private project, owner <@${slack.as('ana').id}>`,
  );
  expect(JSON.stringify(dora.sees('#general'))).not.toContain('Secret model');
});
