import { expect, test, vi } from 'vitest';
import { cardActions } from '#blocks/card-ids';
import { cardIn, channelIn, scopeProject } from './scoped-project.ts';
import { openWorkspace } from './workspace.ts';

vi.setConfig({ testTimeout: 30_000 });

test('what Slack would not take stays visible to admins, and is delivered when they try again', async () => {
  const workspace = await openWorkspace('socket');
  const { slack } = workspace;
  await scopeProject(workspace, { channel: '#old-experiments', name: 'Old idea' });
  await scopeProject(workspace, { channel: '#ml-research', name: 'Secret model' });
  await slack.until(() => slack.snapshot().messages.some(({ text }) => text.includes('is archived')), 10_000);

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

test('an admin who may not see a project learns no more of it than whose it is', async () => {
  const workspace = await openWorkspace('socket', { faults: { botNotInChannels: true } });
  const { slack } = workspace;
  await scopeProject(workspace, { channel: '#ml-research', name: 'Secret model' });
  const dora = slack.as('dora');
  await vi.waitFor(async () => {
    await dora.slash('/ragft undelivered', '#general');
    expect(JSON.stringify(dora.sees('#general'))).toContain('would not take');
  }, 10_000);
  expect(JSON.stringify(dora.sees('#general'))).toContain(
    `a private project, owner <@${slack.as('ana').id}>`,
  );
  expect(JSON.stringify(dora.sees('#general'))).not.toContain('Secret model');
});
