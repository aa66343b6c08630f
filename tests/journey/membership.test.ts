import { expect, test } from 'vitest';
import { personas } from '#sandbox/personas';
import { personIn, scopeProject } from './scoped-project.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/** A private channel with ana and ben in it, and the bot; ben has looked at its project already. */
async function privateProject(): Promise<Workspace & { room: string }> {
  const workspace = await openWorkspace('socket');
  const { slack } = workspace;
  const [ana, ben] = [slack.as('ana'), slack.as('ben')];
  const made = await ana.does({ kind: 'create-channel', name: 'closed-table', private: true });
  const room = made.kind === 'done' && made.channel ? made.channel : '';
  for (const who of [ben.id, slack.snapshot().app.botUser])
    await ana.does({ kind: 'invite', channel: room, who });
  const [{ answers }] = personas;
  await scopeProject(workspace, { channel: room, name: 'Xylophone', answers, quietly: true });
  expect(await listedTo(workspace, 'ben')).toContain('Xylophone');
  return { ...workspace, room };
}

/** What `/ragft list` answers them, typed in a public channel. */
async function listedTo({ slack }: Workspace, handle: string): Promise<string> {
  const who = slack.as(handle);
  const before = who.sees('#ai-projects').length;
  await who.slash('/ragft list xylo', '#ai-projects');
  const answers = await slack.until(() => {
    const seen = who.sees('#ai-projects');
    return seen.length > before && seen;
  });
  return answers.at(-1)?.text ?? '';
}

test('who was removed from a private channel sees nothing of its projects from then on', async () => {
  const scene = await privateProject();
  const { slack, room } = scene;
  await slack.as('ana').does({ kind: 'remove', channel: room, who: personIn(scene, 'ben') });
  await slack.quiet();
  expect(await listedTo(scene, 'ben')).not.toContain('Xylophone');
});

test('who leaves it loses sight of it in their Home too', async () => {
  const scene = await privateProject();
  const { slack, room } = scene;
  const ben = slack.as('ben');
  await ben.openHome();
  await slack.quiet();
  await slack.until(() => JSON.stringify(ben.home().blocks).includes('Xylophone'));
  await ben.does({ kind: 'leave', channel: room });
  await slack.quiet();
  slack.clock.advance(61_000);
  await slack.until(() => !JSON.stringify(ben.home().blocks).includes('Xylophone'));
});

test('where the bot itself was removed only the author still sees it', async () => {
  const scene = await privateProject();
  const { slack, room } = scene;
  await slack.as('ana').does({ kind: 'remove', channel: room, who: slack.snapshot().app.botUser });
  await slack.quiet();
  expect(await listedTo(scene, 'ben')).not.toContain('Xylophone');
  expect(await listedTo(scene, 'ana')).toContain('Xylophone');
});
