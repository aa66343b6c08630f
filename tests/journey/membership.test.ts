import { expect, test } from 'vitest';
import { personas } from '#sandbox/personas';
import { homeOf } from './home-of.ts';
import { personIn, scopeProject } from './scoped-project.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/**
 * A private channel with ana and ben in it, and the bot; ben has looked at its project already. Where two replicas take
 * turns, each of them remembers that he may.
 */
async function privateProject(): Promise<Workspace & { room: string }> {
  const workspace = await openWorkspace('http');
  const { slack } = workspace;
  const [ana, ben] = [slack.as('ana'), slack.as('ben')];
  const made = await ana.does({ kind: 'create-channel', name: 'closed-table', private: true });
  const room = made.kind === 'done' && made.channel ? made.channel : '';
  for (const who of [ben.id, slack.snapshot().app.botUser])
    await ana.does({ kind: 'invite', channel: room, who });
  const [{ answers }] = personas;
  await scopeProject(workspace, { channel: room, name: 'Xylophone', answers, quietly: true });
  for (const _ of ['one replica', 'the other'])
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

/** Resolves when no replica shows it to them any more, without a minute having passed for Slack. */
async function forgottenBy(workspace: Workspace, handle: string): Promise<void> {
  const none = expect.stringContaining('that you may see');
  const inTurn = async () => [await listedTo(workspace, handle), await listedTo(workspace, handle)];
  await expect.poll(inTurn, { interval: 250 }).toEqual([none, none]);
}

test('who was removed from a private channel sees nothing of its projects from then on', async () => {
  const scene = await privateProject();
  const { slack, room } = scene;
  await slack.as('ana').does({ kind: 'remove', channel: room, who: personIn(scene, 'ben') });
  await forgottenBy(scene, 'ben');
});

test('who leaves it loses sight of it in their Home too', async () => {
  const scene = await privateProject();
  const { slack, room } = scene;
  const ben = slack.as('ben');
  await homeOf(slack, ben);
  await slack.until(() => JSON.stringify(ben.home().blocks).includes('Xylophone'));
  await ben.does({ kind: 'leave', channel: room });
  await forgottenBy(scene, 'ben');
  slack.clock.advance(61_000);
  await slack.until(() => !JSON.stringify(ben.home().blocks).includes('Xylophone'));
});

test('where the bot itself was removed only the author still sees it', async () => {
  const scene = await privateProject();
  const { slack, room } = scene;
  await slack.as('ana').does({ kind: 'remove', channel: room, who: slack.snapshot().app.botUser });
  await forgottenBy(scene, 'ben');
  expect(await listedTo(scene, 'ana')).toContain('Xylophone');
});
