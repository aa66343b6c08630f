import { webApi } from '@slack/bolt';
import type { ChannelFacts, PersonFacts, SlackFacts, Told } from '#journey/slack-facts';
import { forAWhile } from './for-a-while.ts';
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
    forget: (team, channel) => {
      channels.forget(`${team} ${channel}`);
      members.forget(`${team} ${channel} `);
    },
  };
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
  return {
    name: info.name ?? '',
    kind: info.is_im ? 'dm' : info.is_mpim ? 'group-dm' : info.is_private ? 'private' : 'public',
    archived: info.is_archived ?? false,
    joined: info.is_member ?? info.is_im ?? false,
    shared: info.is_ext_shared ?? false,
  };
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
