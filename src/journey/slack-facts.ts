import type { ChannelId, PersonId, TeamId } from '#scoping/ids';

export interface ChannelFacts {
  /** Empty for direct messages, which have none. */
  readonly name: string;
  readonly kind: 'public' | 'private' | 'group-dm' | 'dm';
  readonly archived: boolean;
  /** Whether the bot is in it. */
  readonly joined: boolean;
  /** Shared with another workspace. */
  readonly shared: boolean;
}

export interface PersonFacts {
  readonly name: string;
  /** An IANA name. */
  readonly zone: string;
  readonly guest: boolean;
  readonly admin: boolean;
  /** False for people of another workspace and for those who were deactivated. */
  readonly ours: boolean;
}

/** `hidden`: Slack denies the bot any knowledge of it, as it does with private channels the bot is not in. */
export type Told<Facts> = Facts | 'hidden' | 'unknown';

/** What only Slack knows, asked again after five minutes or when it is forgotten. `unknown` is an outage: nothing could be found out. */
export interface SlackFacts {
  readonly channel: (team: TeamId, channel: ChannelId) => Promise<Told<ChannelFacts>>;
  readonly person: (team: TeamId, person: PersonId) => Promise<Told<PersonFacts>>;
  readonly isMember: (team: TeamId, channel: ChannelId, person: PersonId) => Promise<Told<boolean>>;
  /** About to ask about many channels: found out in a few questions, where Slack lets nobody ask fifty one by one. */
  readonly learn: (team: TeamId, person: PersonId, channels: readonly ChannelId[]) => Promise<void>;
  /** What is known without asking, for what cannot wait. */
  readonly channelKnown: (team: TeamId, channel: ChannelId) => Told<ChannelFacts>;
  /** Somebody came or went, so what was said about the channel may not hold any more. */
  readonly forget: (team: TeamId, channel: ChannelId) => void;
}
