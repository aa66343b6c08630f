import { expect, test } from 'vitest';
import type { Actor } from '#sandbox/actor';
import { brand } from '#scoping/ids';
import { allowances, type Limited } from '#slack/rate-limits';
import { lastTold, tell } from './forge.ts';
import { homeOf } from './home-of.ts';
import { openWorkspace } from './workspace.ts';

/** At once, so that a slow machine gives nobody the time to earn the next one. */
const tooOften = <T>(what: Limited, act: (nth: number) => Promise<T>): Promise<readonly T[]> =>
  Promise.all(Array.from({ length: allowances[what].person.burst + 3 }, (_, nth) => act(nth)));

const heldBack = (person: Actor, channel: string) =>
  person.sees(channel).filter(({ text }) => text.startsWith('That was a lot at once.'));

test('who types command after command is asked to wait, in words, and everybody else goes on', async () => {
  const { slack } = await openWorkspace('socket');
  const [ana, ben] = [slack.as('ana'), slack.as('ben')];
  const told = await tooOften('commands', () => ana.slash('/ragft help', '#ai-projects'));
  expect(told.filter(({ kind }) => kind !== 'done')).toEqual([]);
  await slack.until(() => heldBack(ana, '#ai-projects').length > 0);
  await ben.slash('/ragft help', '#ai-projects');
  await slack.until(() => ben.sees('#ai-projects').at(-1)?.text.includes('/ragft'));
});

test('exports are dearer than other commands', async () => {
  const { slack } = await openWorkspace('socket');
  const ana = slack.as('ana');
  await tooOften('exports', () => ana.slash('/ragft export', '#ai-projects'));
  await slack.until(() => heldBack(ana, '#ai-projects').length > 0);
  const before = heldBack(ana, '#ai-projects').length;
  await ana.slash('/ragft help', '#ai-projects');
  await slack.quiet();
  expect(heldBack(ana, '#ai-projects')).toHaveLength(before);
});

test('a hundred choices in a row are all kept', async () => {
  const workspace = await openWorkspace('http');
  const { store, team } = workspace;
  const ana = workspace.slack.as('ana');
  await workspace.scope(ana, '/ragft In a hurry');
  const options = ['daily', 'weekly', 'stable'] as const;
  for (let n = 0; n < 100; n += 1) {
    const change_rate = options[n % options.length] ?? 'daily';
    expect(await ana.fill('change_rate', change_rate)).toMatchObject({ kind: 'done' });
    const [draft] = await store.drafts.openOf(team, brand<'person'>(ana.id));
    expect(draft?.answers).toMatchObject({ change_rate });
  }
});

test('who opens Home again and again has it drawn so often, and then sees it as it was', async () => {
  const workspace = await openWorkspace('http');
  const { slack } = workspace;
  await homeOf(slack, slack.as('ana'));
  const event = await lastTold(workspace, 'event app_home_opened');
  const drawn = async () => {
    const answer = await fetch(`${slack.url}/_sandbox/traffic`);
    const { entries } = (await answer.json()) as { entries: readonly { readonly name: string }[] };
    return entries.filter(({ name }) => name === 'views.publish').length;
  };
  const before = await drawn();
  const { burst } = allowances.opens.person;
  const times = Array.from({ length: burst * 2 }, (_, nth) => nth);
  await Promise.all(times.map((nth) => tell(workspace, { ...event, event_id: `Ev${nth}` })));
  await slack.quiet();
  expect(await drawn()).toBeGreaterThanOrEqual(before + burst - 1);
  expect((await drawn()) - before).toBeLessThan(times.length);
  expect(workspace.log.join()).not.toContain('"level":"error"');
});
