import { webApi } from '@slack/bolt';
import type { ChannelFacts, PersonFacts, SlackFacts, Told } from '#journey/slack-facts';
import type { ChannelId } from '#scoping/ids';
import { forAWhile } from './for-a-while.ts';
import { channelsOf, factsOf, knownChannels } from './many-channels.ts';
import type { ClientOf } from './workspaces.ts';

/** What Slack said in the last five minutes, whoever asked: what is forgotten is forgotten for all. */
export const rememberedFacts = (now: () => Date) => ({
  channels: forAWhile<ChannelFacts>(now),
  people: forAWhile<PersonFacts>(now),
  members: forAWhile<boolean>(now),
});

export function slackFacts(
  clientOf: ClientOf,
  { channels, people, members }: ReturnType<typeof rememberedFacts>,
): SlackFacts {
  return {
    channel: (team, channel) =>
      channels.get(`${team} ${channel}`, () => told(askChannel(clientOf(team), channel))),
    channelKnown: (team, channel) => channels.known(`${team} ${channel}`),
    person: (team, person) =>
      people.get(`${team} ${person}`, () => told(askPerson(clientOf(team), team, person))),
    isMember: (team, channel, person) =>
      members.get(`${team} ${channel} ${person}`, () => told(askMember(clientOf(team), channel, person))),
    learn: async (team, person, wanted) => {
      const channelAt = (channel: ChannelId) => channels.known(`${team} ${channel}`);
      const asked = wanted.filter((channel) => channelAt(channel) === 'unknown');
      if (asked.length > FEW)
        await outlived(async () => {
          const all = await knownChannels(await clientOf(team), (found) =>
            asked.every((id) => found.has(id)),
          );
          for (const channel of asked) {
            const facts = all.get(channel);
            if (facts) channels.put(`${team} ${channel}`, facts);
          }
        });
      const key = (channel: ChannelId) => `${team} ${channel} ${person}`;
      const closed = wanted.filter((channel) => {
        const facts = channelAt(channel);
        return (
          typeof facts !== 'string' && facts.kind !== 'public' && members.known(key(channel)) === 'unknown'
        );
      });
      if (closed.length > FEW)
        await outlived(async () => {
          const theirs = await channelsOf(await clientOf(team), person);
          // Who is not listed is asked about: what Slack leaves out of a list may have other reasons.
          for (const channel of closed) if (theirs.has(channel)) members.put(key(channel), true);
        });
    },
    forget: (team, channel) => {
      channels.forget(`${team} ${channel}`);
      members.forget(`${team} ${channel} `);
    },
  };
}

/** So many are asked about one by one: it is what Slack lets anybody do in a moment, and no list is read for it. */
const FEW = 10;

/** It only spares questions; without it they are asked. */
async function outlived(asking: () => Promise<void>): Promise<void> {
  try {
    await asking();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
}

const hiding = ['channel_not_found', 'not_in_channel', 'user_not_found', 'user_not_visible', 'missing_scope'];

/** Nothing is decided on an error that says nothing about what was asked: that is an outage. */
async function told<Facts>(asked: Promise<Facts>): Promise<Told<Facts>> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError && hiding.includes(error.data.error)) return 'hidden';
    if (error instanceof Error) return 'unknown';
    throw error;
  }
}

type Asked = ReturnType<ClientOf>;

async function askChannel(client: Asked, channel: string): Promise<ChannelFacts> {
  const { channel: info = {} } = await (await client).conversations.info({ channel });
  return factsOf(info);
}

async function askPerson(client: Asked, team: string, person: string): Promise<PersonFacts> {
  const { user = {} } = await (await client).users.info({ user: person });
  const guest = (user.is_restricted ?? false) || (user.is_ultra_restricted ?? false);
  return {
    name: user.profile?.display_name || user.real_name || user.name || person,
    zone: user.tz ?? 'UTC',
    guest,
    admin: (user.is_admin ?? false) || (user.is_owner ?? false),
    ours: !user.deleted && !user.is_stranger && (user.team_id ?? team) === team,
  };
}

async function askMember(client: Asked, channel: string, person: string): Promise<boolean> {
  const { conversations } = await client;
  let cursor: string | undefined;
  do {
    const page = await conversations.members({ channel, limit: 1_000, ...(cursor ? { cursor } : {}) });
    if (page.members?.includes(person)) return true;
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return false;
}
