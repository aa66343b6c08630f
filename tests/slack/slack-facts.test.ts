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
