import type { Draft } from '#scoping/assessment';
import type { ChannelId } from '#scoping/ids';
import type { Place } from '#scoping/place';
import type { Deps } from './deps.ts';
import type { SlackFacts } from './slack-facts.ts';

/** Where the card of a draft will be seen, as far as it is known without asking Slack. */
export function placeOf({ slack }: Deps, { team, target }: Pick<Draft, 'team' | 'target'>): Place {
  return placeFrom(target, slack.channelKnown(team, target));
}

/** The same, asked of Slack where it is not known. */
export async function findPlace(
  { slack }: Deps,
  { team, target }: Pick<Draft, 'team' | 'target'>,
): Promise<Place> {
  return placeFrom(target, await slack.channel(team, target));
}

function placeFrom(channel: ChannelId, facts: Awaited<ReturnType<SlackFacts['channel']>>): Place {
  if (facts === 'unknown') return { kind: 'not-known-yet', channel };
  if (facts === 'hidden')
    return channel.startsWith('D') ? { kind: 'to-person' } : { kind: 'uninvited', channel };
  if (facts.archived) return { kind: 'archived', channel };
  if (facts.kind === 'public') return { kind: 'channel', channel, open: true };
  if (facts.kind === 'dm') return { kind: 'here' };
  return facts.joined ? { kind: 'channel', channel, open: false } : { kind: 'uninvited', channel };
}
