import { webApi } from '@slack/bolt';
import { expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '#sandbox/index';
import { brand } from '#scoping/ids';
import { rememberedFacts, slackFacts } from '#slack/slack-facts';

const FIVE_MINUTES_MS = 5 * 60_000;

async function openFacts() {
  const slack = await startSandbox({ seed: 7 });
  onTestFinished(() => slack.close());
  const client = new webApi.WebClient(slack.botToken, { slackApiUrl: slack.apiUrl });
  const remembered = rememberedFacts(slack.clock.now);
  const team = brand<'team'>(slack.snapshot().workspaces[0]?.id ?? '');
  const channel = brand<'channel'>('C0AIPROJECTS');
  const ben = slack.as('ben');
  const person = brand<'person'>(ben.id);
  const facts = slackFacts(async () => client, remembered);
  return { slack, facts, other: slackFacts(async () => client, remembered), team, channel, ben, person };
}

test('what Slack said holds for five minutes, where no event says otherwise', async () => {
  const { slack, facts, team, channel, ben, person } = await openFacts();
  expect(await facts.isMember(team, channel, person)).toBe(true);
  await ben.does({ kind: 'leave', channel });
  slack.clock.advance(FIVE_MINUTES_MS - 10_000);
  expect(await facts.isMember(team, channel, person)).toBe(true);
  slack.clock.advance(11_000);
  expect(await facts.isMember(team, channel, person)).toBe(false);
});

test('what one of them forgets the other asks again', async () => {
  const { facts, other, team, channel, ben, person } = await openFacts();
  expect(await facts.isMember(team, channel, person)).toBe(true);
  await ben.does({ kind: 'leave', channel });
  expect(await other.isMember(team, channel, person)).toBe(true);
  facts.forget(team, channel);
  expect(await other.isMember(team, channel, person)).toBe(false);
});

test('of very many channels Slack is asked in a handful of questions, and nothing is taken for known that is not', async () => {
  const { slack, facts, team, ben, person } = await openFacts();
  const made = async (name: string, invites: boolean) => {
    const done = await slack.as('ana').does({ kind: 'create-channel', name, private: true });
    const channel = done.kind === 'done' && done.channel ? done.channel : '';
    for (const who of [slack.snapshot().app.botUser, ...(invites ? [ben.id] : [])])
      await slack.as('ana').does({ kind: 'invite', channel, who });
    return brand<'channel'>(channel);
  };
  const rooms = await Promise.all(Array.from({ length: 70 }, (_, n) => made(`room-${n}`, n < 60)));
  const calls = async () => {
    const { entries } = (await (await fetch(`${slack.url}/_sandbox/traffic`)).json()) as {
      entries: { name: string }[];
    };
    return entries.filter(({ name }) => /^(conversations|users)\./.test(name)).length;
  };
  const before = await calls();
  await facts.learn(team, person, rooms);
  const [known, theirs] = [
    await Promise.all(rooms.map((room) => facts.channel(team, room))),
    await Promise.all(rooms.map((room) => facts.isMember(team, room, person))),
  ];
  expect(known.every((each) => typeof each === 'object' && each.kind === 'private')).toBe(true);
  expect(theirs).toEqual(rooms.map((_, n) => n < 60));
  // One list of channels, one of his, and the ten that he is not in.
  expect((await calls()) - before).toBe(12);

  facts.forget(team, rooms[0] ?? brand<'channel'>(''));
  await ben.does({ kind: 'leave', channel: rooms[0] ?? '' });
  await facts.learn(team, person, rooms);
  expect(await facts.isMember(team, rooms[0] ?? brand<'channel'>(''), person)).toBe(false);
});
