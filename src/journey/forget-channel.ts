import type { ChannelId, TeamId } from '#scoping/ids';
import type { Deps } from './deps.ts';

/** Somebody came or went: what was known of the channel is asked again, by every replica. */
export async function forgetChannel(
  { slack, store, now }: Deps,
  team: TeamId,
  channel: ChannelId,
): Promise<void> {
  slack.forget(team, channel);
  await store.slackChanges.add(team, channel, now());
}
